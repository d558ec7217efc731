/** Burn-up and forecast of a release on records of every sort, each against a slow, obvious reference. */
import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../../shared/model/calendarDay.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { Story } from '../../../shared/model/story.ts';
import { burnUpOf } from '../../../shared/views/burnUp.ts';
import { forecastDays } from '../../../shared/views/forecast.ts';
import { forecastPercents } from '../../../shared/views/forecastPercents.ts';
import { releaseForecast } from '../../../shared/views/releaseForecast.ts';
import { dayOf, holdsOnAnyRecords, today } from '../../support/anyRecords.ts';
import { exactChances } from '../../support/exactChances.ts';

const counted = (records: MapRecords, id: ReleaseId): Story[] =>
  [...records.story.values()].filter(
    (story) => story.archivedAt === null && story.stage !== 'declined' && story.releaseId === id,
  );
const points = (stories: readonly Story[]): number =>
  stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
const isDoneBy = ({ stage, doneAt }: Story, day: string): boolean =>
  stage === 'done' && (doneAt === null || dayOf(doneAt) <= day);

describe('the burn-up of a release', () => {
  test('says each day what was done by its end, from the first day anything was', () => {
    let compared = 0;
    holdsOnAnyRecords((records) => {
      for (const { id, archivedAt } of records.release.values()) {
        const burnUp = burnUpOf(records, id, today, dayOf);
        if (archivedAt !== null) {
          expect(burnUp).toBeNull();
          continue;
        }
        const stories = counted(records, id);
        expect(burnUp!.scope).toBeCloseTo(points(stories), 2);
        const doneDays = stories.flatMap(({ stage, doneAt }) =>
          stage === 'done' && doneAt !== null ? [dayOf(doneAt)] : [],
        );
        const expected: string[] = [];
        const first = doneDays.sort()[0];
        for (let day = first; day !== undefined && day <= today; day = dayAfter(day, 1)) expected.push(day);
        expect(burnUp!.days.map(({ day }) => day)).toEqual(expected);
        for (const { day, done } of burnUp!.days) {
          expect(done).toBeCloseTo(points(stories.filter((story) => isDoneBy(story, day))), 2);
          compared++;
        }
      }
    }, 60);
    expect(compared).toBeGreaterThan(1000);
  });

  test('of a release that goes on for longer than it looks back shows the last two years of it', () => {
    holdsOnAnyRecords((records, random) => {
      const later = 1 + random.below(3000);
      const lastDay = dayAfter(today, later);
      for (const { id, archivedAt } of records.release.values()) {
        if (archivedAt !== null) continue;
        const stories = counted(records, id);
        const { days } = burnUpOf(records, id, lastDay, dayOf)!;
        const isDated = stories.some(({ stage, doneAt }) => stage === 'done' && doneAt !== null);
        expect(days.at(-1)?.day).toBe(isDated ? lastDay : undefined);
        expect(days.length).toBeLessThanOrEqual(730);
        for (const { day, done } of [days.slice(0, 1), days.slice(-1)].flat())
          expect(done).toBeCloseTo(points(stories.filter((story) => isDoneBy(story, day))), 2);
      }
    }, 25);
  });
});

/** What was done on each day up to today, from the first of the last 91 on which anything was: day by day, story by story. */
function observed(records: MapRecords): Story[][] {
  const done = [...records.story.values()].filter(({ archivedAt, stage }) => {
    return archivedAt === null && stage === 'done';
  });
  const days: Story[][] = [];
  for (let back = 90; back >= 0; back--) {
    const day = dayAfter(today, -back);
    const onDay = done.filter(({ doneAt }) => doneAt !== null && dayOf(doneAt) === day);
    if (days.length > 0 || onDay.length > 0) days.push(onDay);
  }
  return days;
}

describe('the forecast of a release', () => {
  test('draws from what was done on each day, for what is left, in points where all of it has some', () => {
    const kinds = new Set<string>();
    holdsOnAnyRecords((records) => {
      const days = observed(records);
      const dataPoints = days.filter((day) => day.length > 0).length;
      for (const { id, archivedAt } of records.release.values()) {
        const forecast = releaseForecast(records, id, today, dayOf);
        if (archivedAt !== null) {
          expect(forecast).toBeNull();
          continue;
        }
        const left = counted(records, id).filter(({ stage }) => stage !== 'done');
        kinds.add(forecast!.kind === 'task' ? forecast!.unit : forecast!.kind);
        if (counted(records, id).length === 0) expect(forecast).toEqual({ kind: 'empty' });
        else if (left.length === 0) expect(forecast).toEqual({ kind: 'done' });
        else if (dataPoints < 5) expect(forecast).toEqual({ kind: 'tooFew', dataPoints, needed: 5 });
        else {
          const hasEstimates = [...left, ...days.flat()].every(({ estimate }) => estimate !== null);
          const isByPoints = hasEstimates && points(left) > 0 && points(days.flat()) > 0;
          const amount = (stories: readonly Story[]): number =>
            isByPoints ? Math.round(points(stories) * 100) / 100 : stories.length;
          expect(forecast).toEqual({
            kind: 'task',
            unit: isByPoints ? 'points' : 'stories',
            dataPoints,
            task: { samples: days.map(amount), remaining: amount(left) },
          });
        }
      }
    }, 300);
    expect([...kinds].sort()).toEqual(['done', 'empty', 'points', 'stories', 'tooFew']);
  });

  test('ends on the days that exact chances name for 50, 85 and 95 of 100', () => {
    let compared = 0;
    holdsOnAnyRecords((records) => {
      for (const id of records.release.keys()) {
        const forecast = releaseForecast(records, id, today, dayOf);
        if (forecast?.kind !== 'task') continue;
        const { samples, remaining } = forecast.task;
        const chances = exactChances(samples, remaining);
        const days = forecastDays(forecast.task)!;
        for (const percent of forecastPercents) {
          const day = days[percent]!;
          // Ten thousand draws are off by at most two in a hundred.
          expect(chances[day]!).toBeGreaterThanOrEqual(percent / 100 - 0.02);
          expect(chances[day - 1]!).toBeLessThan(percent / 100 + 0.02);
          compared++;
        }
      }
    }, 60);
    expect(compared).toBeGreaterThan(20);
  });
});
