/** What has to be asked before a story is planned or committed. */
import { missingToPlan } from '../../../shared/model/commitment.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import type { Stage, Story } from '../../../shared/model/story.ts';
import { liveOrNull } from '../../../shared/views/liveRecords.ts';

/** Whether neither owner nor day is missing: a critical bug does not wait for them. */
export function hasOwnerAndDue(story: Story): boolean {
  return missingToPlan(story).length === 0;
}

/** The stages of the plan: each asks for an owner and a day. */
export type PlanStage = 'planned' | 'inProgress';

/** E5: what is locked in the scope of now gets into the plan with the answer to what drops only. */
export function asksTradeOff(records: MapRecords, story: Story): boolean {
  const { locked, stage, initiativeId } = story;
  return locked && !isPlanStage(stage) && liveOrNull(records.initiative, initiativeId)?.horizon === 'now';
}

/** The stage, when something has to be asked before these stories can be planned or begun; else null. */
export function askedFor(records: MapRecords, stories: readonly Story[], stage: Stage): PlanStage | null {
  if (!isPlanStage(stage)) return null;
  return stories.some((story) => !hasOwnerAndDue(story) || asksTradeOff(records, story)) ? stage : null;
}

function isPlanStage(stage: Stage): stage is PlanStage {
  return stage === 'planned' || stage === 'inProgress';
}

/** Whether committing it plans it: what is under way or done stays at its stage. */
export function isBeforePlanned({ stage }: Story): boolean {
  return stage === 'idea' || stage === 'backlog';
}

/** The live sprint a story is in, or null. */
export function sprintOf(records: MapRecords, { sprintId }: Story): SprintId | null {
  return liveOrNull(records.sprint, sprintId)?.id ?? null;
}
