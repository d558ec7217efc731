/** What is left of a sprint, day by day. */
import { daysBetween } from '../model/calendarDay.ts';
import type { MapRecords } from '../model/records.ts';
import type { Sprint, SprintId } from '../model/sprint.ts';
import type { Story } from '../model/story.ts';
import { liveOrNull } from './liveRecords.ts';
import { remembered } from './remembered.ts';
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

const remember = remembered<BurndownDay[] | null>();

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
  if (sprint === null || load === null) return null;
  return remember(load, [sprint, today, dayOf], () => readDays(sprint, load.stories, today, dayOf));
}

/** A story by the days that matter: empty stands for long ago, null for not done. */
interface Dated {
  readonly points: number;
  readonly from: string;
  readonly done: string | null;
}

function readDays(
  { start, end }: Pick<Sprint, 'start' | 'end'>,
  stories: readonly Story[],
  today: string,
  dayOf: DayOf,
): BurndownDay[] | null {
  const days = start === null || end === null ? [] : daysBetween(start, end);
  if (days.length === 0) return null;
  const dated = stories.map(({ estimate, plannedAt, stage, doneAt }): Dated => ({
    points: estimate ?? 0,
    from: plannedAt === null ? '' : dayOf(plannedAt),
    done: stage !== 'done' ? null : doneAt === null ? '' : dayOf(doneAt),
  }));
  const thereBy = (day: string): readonly Dated[] => dated.filter(({ from }) => from <= day);
  const atStart = pointsOf(thereBy(days[0]!));
  return days.map((day, i) => {
    const ideal = days.length === 1 ? 0 : atStart * (1 - i / (days.length - 1));
    if (day > today) return { day, committed: null, left: null, ideal };
    const there = thereBy(day);
    const left = there.filter(({ done }) => done === null || done > day);
    return { day, committed: pointsOf(there), left: pointsOf(left), ideal };
  });
}

function pointsOf(stories: readonly Dated[]): number {
  return Math.round(stories.reduce((sum, { points }) => sum + points, 0) * 100) / 100;
}
