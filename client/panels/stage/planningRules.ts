/** What has to be asked before a story is planned or committed. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import type { Story } from '../../../shared/model/story.ts';
import { isUrgent } from '../../../shared/model/urgent.ts';
import { liveOrNull } from '../../../shared/views/liveRecords.ts';

/** Whether neither owner nor day is missing: a critical bug does not wait for them. */
export function hasOwnerAndDue(story: Story): boolean {
  return (story.owner.trim() !== '' && story.due !== null) || isUrgent(story);
}

/** E5: what is locked in the scope of now is planned with the answer to what drops only. */
export function asksTradeOff(records: MapRecords, story: Story): boolean {
  const { locked, stage, initiativeId } = story;
  return locked && stage !== 'planned' && liveOrNull(records.initiative, initiativeId)?.horizon === 'now';
}

/** Whether committing it plans it: what is under way or done stays at its stage. */
export function isBeforePlanned({ stage }: Story): boolean {
  return stage === 'idea' || stage === 'backlog';
}

/** The live sprint a story is in, or null. */
export function sprintOf(records: MapRecords, { sprintId }: Story): SprintId | null {
  return liveOrNull(records.sprint, sprintId)?.id ?? null;
}
