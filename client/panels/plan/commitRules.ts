/** What committing a story has to ask about. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { SprintId } from '../../../shared/model/sprint.ts';
import type { Story } from '../../../shared/model/story.ts';
import { liveOrNull } from '../../../shared/views/liveRecords.ts';

/** The live sprint a story is in, or null. */
export function sprintOf(records: MapRecords, { sprintId }: Story): SprintId | null {
  return liveOrNull(records.sprint, sprintId)?.id ?? null;
}

/** E5: what is locked in the scope of now is planned with the answer to what drops only. */
export function asksTradeOff(records: MapRecords, story: Story): boolean {
  const isPlanned = story.stage !== 'idea' && story.stage !== 'backlog';
  return story.locked && !isPlanned && liveOrNull(records.initiative, story.initiativeId)?.horizon === 'now';
}
