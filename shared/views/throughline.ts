/** The line that runs from a card up to the vision, and from a goal down to its stories. */
import type { Goal, GoalId } from '../model/goal.ts';
import type { Initiative } from '../model/initiative.ts';
import type { KeyResult } from '../model/keyResult.ts';
import type { MapRecords } from '../model/records.ts';
import type { Release } from '../model/release.ts';
import type { Sprint } from '../model/sprint.ts';
import type { Story, StoryId } from '../model/story.ts';
import type { Theme } from '../model/theme.ts';
import { progressForGoal } from './goalProgress.ts';
import { liveInOrder, liveOrNull } from './liveRecords.ts';
import { roadmapOf, type RoadmapItem } from './roadmap.ts';
import type { WorkProgress } from './workProgress.ts';

/** What a story is for, from below: null or empty where the line ends. */
export interface LineUp {
  readonly story: Story;
  readonly sprint: Sprint | null;
  readonly release: Release | null;
  readonly initiative: Initiative | null;
  readonly theme: Theme | null;
  readonly goals: readonly Goal[];
  /** Empty as long as nobody has written it. */
  readonly vision: string;
}

/** The line of a live story; null when there is no such story. */
export function lineUp(records: MapRecords, id: StoryId): LineUp | null {
  const story = liveOrNull(records.story, id);
  if (story === null) return null;
  const item = story.initiativeId === null ? null : roadmapOf(records).item(story.initiativeId);
  return {
    story,
    sprint: liveOrNull(records.sprint, story.sprintId),
    release: liveOrNull(records.release, story.releaseId),
    initiative: item?.initiative ?? null,
    theme: item?.theme ?? null,
    goals: item?.goals ?? [],
    vision: records.meta.vision,
  };
}

export interface MeasuredResult {
  readonly keyResult: KeyResult;
  /** How far it is, 0 to 1; null while a number is missing. */
  readonly share: number | null;
}

/** What serves a goal, from above. */
export interface LineDown {
  readonly goal: Goal;
  readonly results: readonly MeasuredResult[];
  readonly items: readonly RoadmapItem[];
  /** Of the stories of all of them together. */
  readonly progress: WorkProgress;
}

/** The line of a live goal; null when there is no such goal. */
export function lineDown(records: MapRecords, id: GoalId): LineDown | null {
  const goal = liveOrNull(records.goal, id);
  if (goal === null) return null;
  const { columns } = roadmapOf(records);
  const items = Object.values(columns)
    .flat()
    .filter(({ goals }) => goals.includes(goal));
  const results = liveInOrder(records.keyResult).filter(({ goalId }) => goalId === id);
  return {
    goal,
    results: results.map((keyResult) => ({ keyResult, share: shareOf(keyResult) })),
    items,
    progress: progressForGoal(goal, items),
  };
}

/**
 * (current − start) ÷ (target − start), kept between 0 and 1; a target at the start is reached by reaching it.
 * Source: the progress of a key result in OKR practice (Doerr, Measure What Matters, 2018).
 */
export function shareOf({
  start,
  target,
  current,
}: Pick<KeyResult, 'start' | 'target' | 'current'>): number | null {
  if (target === null || current === null) return null;
  const from = start ?? 0;
  if (target === from) return current >= target ? 1 : 0;
  return Math.min(1, Math.max(0, (current - from) / (target - from)));
}
