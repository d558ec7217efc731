/** What is left of a sprint, day by day. */
import { daysBetween } from '../model/calendarDay.ts';
import type { MapRecords } from '../model/records.ts';
import type { SprintId } from '../model/sprint.ts';
import type { Story } from '../model/story.ts';
import { totalsOf } from './laneTotals.ts';
import { liveOrNull } from './liveRecords.ts';
import { sprintLoad } from './sprintLoad.ts';

/** A moment (ms since epoch) as a day, in the time zone of whoever looks. */
export type DayOf = (moment: number) => string;

export interface BurndownDay {
  readonly day: string;
  /** Committed by the end of the day, in points; null: still to come. */
  readonly committed: number | null;
  /** Committed and not done by the end of the day, in points; null: still to come. */
  readonly left: number | null;
  /** On the straight line from what was committed at the end of the first day to nothing at the end of the last. */
  readonly ideal: number;
}

/**
 * Of the stories that are in the sprint now; one that was taken in before its first day, or without a date, was there
 * from the start, and one that is done without a date was done from the start. Null when there is no such live sprint,
 * or its days make none (N1). Source: Schwaber and Beedle, Agile Software Development with Scrum, 2001.
 */
export function burndownOf(
  records: Pick<MapRecords, 'story' | 'sprint' | 'capacity'>,
  id: SprintId,
  today: string,
  dayOf: DayOf,
): BurndownDay[] | null {
  const sprint = liveOrNull(records.sprint, id);
  const load = sprintLoad(records, id);
  if (sprint === null || load === null || sprint.start === null || sprint.end === null) return null;
  const days = daysBetween(sprint.start, sprint.end);
  if (days.length === 0) return null;
  const thereBy = (day: string): readonly Story[] =>
    load.stories.filter(({ plannedAt }) => plannedAt === null || dayOf(plannedAt) <= day);
  const atStart = totalsOf(thereBy(days[0]!)).points;
  return days.map((day, i) => {
    const ideal = days.length === 1 ? 0 : atStart * (1 - i / (days.length - 1));
    if (day > today) return { day, committed: null, left: null, ideal };
    const there = thereBy(day);
    return {
      day,
      committed: totalsOf(there).points,
      left: totalsOf(there.filter((story) => !isDoneBy(story, day, dayOf))).points,
      ideal,
    };
  });
}

/** Whether a story was done by the end of a day; done without a date counts as done long ago. */
function isDoneBy({ stage, doneAt }: Story, day: string, dayOf: DayOf): boolean {
  return stage === 'done' && (doneAt === null || dayOf(doneAt) <= day);
}
