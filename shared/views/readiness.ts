/** Whether a story is ready for how near it is to being done. */
import type { GroomingRules, ReadyNeed } from '../model/groomingRules.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import { progressOf } from './criteria.ts';

/** What a story at this place among those still to be done (from 1) needs: the first most, the next less, the rest nothing. */
export function needsAt(place: number, rules: GroomingRules): readonly ReadyNeed[] {
  if (place <= rules.nearest) return rules.nearestNeeds;
  return place <= rules.nearest + rules.next ? rules.nextNeeds : [];
}

/** What it lacks of that, in the order of the rules. */
export function missingOf(
  records: MapRecords,
  story: Story,
  needs: readonly ReadyNeed[],
  isBlocked: boolean,
): ReadyNeed[] {
  return needs.filter((need) => !has(records, story, need, isBlocked));
}

function has(records: MapRecords, story: Story, need: ReadyNeed, isBlocked: boolean): boolean {
  switch (need) {
    case 'estimate':
      return story.estimate !== null;
    case 'criteria':
      return progressOf(records, story.id) !== null;
    case 'details':
      return story.details.trim() !== '';
    case 'owner':
      return story.owner.trim() !== '';
    case 'initiative':
      return story.initiativeId !== null && records.initiative.get(story.initiativeId)?.archivedAt === null;
    case 'unblocked':
      return !isBlocked;
  }
}
