/** What is done of a release, day by day, against all of it. */
import { dayAfter, daysBetween } from '../model/calendarDay.ts';
import type { MapRecords } from '../model/records.ts';
import type { ReleaseId } from '../model/release.ts';
import type { Story } from '../model/story.ts';
import type { DayOf } from './burndown.ts';
import { totalsOf } from './laneTotals.ts';
import { liveOrNull } from './liveRecords.ts';
import { remembered } from './remembered.ts';
import { storyGroups } from './storyGroups.ts';

export interface BurnUp {
  /** All of the release as it is now, in points: the records do not keep what it was on an earlier day. */
  readonly scope: number;
  /** From the first day something was done until today, the last two years of it; empty while nothing is done with a date. */
  readonly days: readonly { readonly day: string; readonly done: number }[];
}

/** The longest time it looks back, in days. */
const longest = 730;

const remember = remembered<BurnUp>();

/** Declined stories count nowhere. Null when there is no such live release. Source: Cockburn, Crystal Clear, 2004. */
export function burnUpOf(
  records: Pick<MapRecords, 'story' | 'release'>,
  id: ReleaseId,
  today: string,
  dayOf: DayOf,
): BurnUp | null {
  if (liveOrNull(records.release, id) === null) return null;
  const all = storyGroups(records).ofRelease(id);
  return remember(all, [today, dayOf], () => readBurnUp(all, today, dayOf));
}

function readBurnUp(all: readonly Story[], today: string, dayOf: DayOf): BurnUp {
  const stories = all.filter((story) => story.stage !== 'declined');
  // Looked at once each, however many days there are; what is done without a date was done long ago.
  const doneOn = Map.groupBy(
    stories.filter(({ stage }) => stage === 'done'),
    ({ doneAt }) => (doneAt === null ? '' : dayOf(doneAt)),
  );
  const dated = [...doneOn.keys()].filter((day) => day !== '').sort();
  const earliest = dayAfter(today, 1 - longest);
  const first = dated[0] === undefined || dated[0] > earliest ? dated[0] : earliest;
  const days = first === undefined ? [] : daysBetween(first, today, longest);
  const before = [...doneOn].flatMap(([day, done]) => (first !== undefined && day < first ? done : []));
  let done = sumOf(before);
  return {
    scope: totalsOf(stories).points,
    days: days.map((day) => {
      done = Math.round((done + sumOf(doneOn.get(day))) * 100) / 100;
      return { day, done };
    }),
  };
}

function sumOf(stories: readonly Story[] = []): number {
  return totalsOf(stories).points;
}
