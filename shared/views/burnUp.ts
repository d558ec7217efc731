/** What is done of a release, day by day, against all of it. */
import { daysBetween } from '../model/calendarDay.ts';
import type { MapRecords } from '../model/records.ts';
import type { ReleaseId } from '../model/release.ts';
import { isDoneBy, type DayOf } from './burndown.ts';
import { totalsOf } from './laneTotals.ts';
import { liveOrNull } from './liveRecords.ts';

export interface BurnUp {
  /** All of the release as it is now, in points: the records do not keep what it was on an earlier day. */
  readonly scope: number;
  /** From the first day something was done until today; empty while nothing is done with a date. */
  readonly days: readonly { readonly day: string; readonly done: number }[];
}

/** The longest time it looks back, in days. */
const longest = 730;

/** Declined stories count nowhere. Null when there is no such live release. Source: Cockburn, Crystal Clear, 2004. */
export function burnUpOf(records: MapRecords, id: ReleaseId, today: string, dayOf: DayOf): BurnUp | null {
  if (liveOrNull(records.release, id) === null) return null;
  const stories = [...records.story.values()].filter(
    (story) => story.archivedAt === null && story.releaseId === id && story.stage !== 'declined',
  );
  const first = stories
    .flatMap(({ stage, doneAt }) => (stage === 'done' && doneAt !== null ? [dayOf(doneAt)] : []))
    .sort()[0];
  const days = first === undefined ? [] : daysBetween(first, today, longest);
  return {
    scope: totalsOf(stories).points,
    days: days.map((day) => ({
      day,
      done: totalsOf(stories.filter((story) => isDoneBy(story, day, dayOf))).points,
    })),
  };
}
