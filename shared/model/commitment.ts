/** What it takes to commit to a story: somebody who does it, and a day. */
import type { Stage, Story } from './story.ts';
import { isUrgent } from './urgent.ts';

export type Missing = 'owner' | 'due';

/** Taken on, and not done yet. */
export function isInPlan({ stage }: { readonly stage: Stage }): boolean {
  return stage === 'planned' || stage === 'inProgress';
}

/** What of both a story has not. */
export function missingOf({ owner, due }: Pick<Story, 'owner' | 'due'>): Missing[] {
  return [...(owner.trim() === '' ? (['owner'] as const) : []), ...(due === null ? (['due'] as const) : [])];
}

/** What the story lacks to be in the plan or in a sprint (E1, E6); a critical bug lacks nothing (E2). */
export function missingToPlan(story: Story): Missing[] {
  return isUrgent(story) ? [] : missingOf(story);
}
