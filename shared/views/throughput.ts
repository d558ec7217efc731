/** What the team finished on each day it has been observed: what a forecast draws from. */
import { dayAfter, daysBetween } from '../model/calendarDay.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import type { DayOf } from './burndown.ts';
import { remembered } from './remembered.ts';
import { storyGroups } from './storyGroups.ts';

export interface ObservedDay {
  readonly day: string;
  readonly stories: number;
  readonly points: number;
}

export interface Throughput {
  /** From the first day something was done to today, days off included: they are part of the pace. */
  readonly days: readonly ObservedDay[];
  /** Days on which something was done; the data points of a forecast. */
  readonly dataPoints: number;
  /** Whether everything that was done in these days had an estimate, so that points can be forecast. */
  readonly isEstimated: boolean;
}

/** How far it looks back, in days: what was long ago says little about the pace of today. */
export const observedDays = 91;

const remember = remembered<Throughput>();

/**
 * W1: of the live stories that are done with a date. Source: Vacanti, Actionable Agile Metrics for Predictability, 2015
 * (throughput: items finished per unit of time).
 */
export function throughputOf(records: Pick<MapRecords, 'story'>, today: string, dayOf: DayOf): Throughput {
  const { live } = storyGroups(records);
  return remember(live, [today, dayOf], () => readThroughput(live, today, dayOf));
}

function readThroughput(live: readonly Story[], today: string, dayOf: DayOf): Throughput {
  const since = dayAfter(today, 1 - observedDays);
  const finished = new Map<string, { stories: number; points: number }>();
  let isEstimated = true;
  for (const story of live) {
    const day = doneDay(story, dayOf);
    if (day === null || day < since || day > today) continue;
    const sum = finished.get(day) ?? { stories: 0, points: 0 };
    finished.set(day, { stories: sum.stories + 1, points: sum.points + (story.estimate ?? 0) });
    isEstimated &&= story.estimate !== null;
  }
  const first = [...finished.keys()].sort()[0];
  const days = first === undefined ? [] : daysBetween(first, today);
  return {
    days: days.map((day) => {
      const { stories = 0, points = 0 } = finished.get(day) ?? {};
      return { day, stories, points: Math.round(points * 100) / 100 };
    }),
    dataPoints: finished.size,
    isEstimated,
  };
}

function doneDay({ stage, doneAt }: Story, dayOf: DayOf): string | null {
  return stage === 'done' && doneAt !== null ? dayOf(doneAt) : null;
}
