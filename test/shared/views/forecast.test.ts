/** The forecast of a release against exact chances, worked out slowly, and the pace it draws from. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandContext } from '../../../shared/commands/command.ts';
import { daysBetween } from '../../../shared/model/calendarDay.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { forecastDays, longestForecast } from '../../../shared/views/forecast.ts';
import { forecastPercents } from '../../../shared/views/forecastPercents.ts';
import { releaseForecast } from '../../../shared/views/releaseForecast.ts';
import { observedDays, throughputOf } from '../../../shared/views/throughput.ts';
import { buildMap, run, type BuiltMap } from '../../support/buildMap.ts';
import { exactChances } from '../../support/exactChances.ts';
import { strategyMap } from './strategyMap.ts';

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const on = (day: string) => ({
  ...commandContext({ kind: 'person', name: 'alice' }),
  now: () => Date.parse(`${day}T10:00:00Z`),
});

describe('the forecast', () => {
  test('names the day by which as many of the futures are done as it says, as exact chances have it', () => {
    const samples = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 25 }), fc.integer(), (pace, remaining, seed) => {
        fc.pre(pace.some((each) => each > 0));
        const days = forecastDays({ samples: pace, remaining, seed })!;
        const chances = exactChances(pace, remaining);
        for (const percent of forecastPercents) {
          const day = days[percent]!;
          // Ten thousand draws are off by at most two in a hundred.
          expect(chances[day]!).toBeGreaterThanOrEqual(percent / 100 - 0.02);
          if (day > 0) expect(chances[day - 1]!).toBeLessThan(percent / 100 + 0.02);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('is certain where every day was alike', () => {
    expect(forecastDays({ samples: [2, 2, 2], remaining: 7 })).toEqual({ 50: 4, 85: 4, 95: 4 });
    expect(forecastDays({ samples: [0.1], remaining: 0.3 })).toEqual({ 50: 3, 85: 3, 95: 3 });
    expect(forecastDays({ samples: [1], remaining: 0 })).toEqual({ 50: 0, 85: 0, 95: 0 });
  });

  test('gives the same answer every time, and the surer one never sooner', () => {
    const task = { samples: [0, 0, 3, 1, 8, 0, 2], remaining: 120 };
    const days = forecastDays(task)!;
    expect(forecastDays(task)).toEqual(days);
    expect(days[50]).toBeLessThan(days[85]!);
    expect(days[85]).toBeLessThan(days[95]!);
  });

  test('says nothing of what is too far away, nor without a pace', () => {
    expect(forecastDays({ samples: [1], remaining: longestForecast })).toMatchObject({ 95: longestForecast });
    expect(forecastDays({ samples: [1], remaining: longestForecast + 1 })).toMatchObject({ 50: null });
    expect(forecastDays({ samples: [0, 0], remaining: 3 })).toBeNull();
    expect(forecastDays({ samples: [], remaining: 3 })).toBeNull();
  });
});

describe('the pace', () => {
  test('W1: counts each day what was finished on it, days off included, story by story', () => {
    fc.assert(
      fc.property(strategyMap, (records) => {
        const today = dayOf(Date.now());
        const { days, dataPoints, isEstimated } = throughputOf(records, today, dayOf);
        const finished = [...records.story.values()].filter(
          (story) => story.archivedAt === null && story.stage === 'done' && story.doneAt !== null,
        );
        const counted = finished.filter(({ doneAt }) => days.some(({ day }) => day === dayOf(doneAt!)));
        expect(counted).toHaveLength(finished.length);
        for (const { day, stories, points } of days) {
          const own = finished.filter(({ doneAt }) => dayOf(doneAt!) === day);
          expect(stories).toBe(own.length);
          expect(points).toBeCloseTo(
            own.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0),
            2,
          );
        }
        expect(dataPoints).toBe(new Set(finished.map(({ doneAt }) => dayOf(doneAt!))).size);
        expect(isEstimated).toBe(finished.every(({ estimate }) => estimate !== null));
      }),
      { numRuns: 20 },
    );
  });

  test('forgets what was finished long ago', () => {
    const map = buildMap();
    finish(map, 1, '2026-01-05');
    finish(map, 1, '2027-03-01', 1);
    const { days } = throughputOf(readMap(map.doc), '2027-03-03', dayOf);
    expect(days.map(({ day }) => day)).toEqual(daysBetween('2027-03-01', '2027-03-03'));
    expect(observedDays).toBeLessThan(365);
  });
});

describe('the forecast of a release', () => {
  test('needs five days on which something was done, and says how many there are', () => {
    const map = buildMap({ storiesPerCell: 3 });
    for (let day = 1; day <= 4; day++) finish(map, 1, `2027-03-0${day}`, day - 1);
    const ask = () => releaseForecast(readMap(map.doc), map.releases[1]!, '2027-03-08', dayOf);
    expect(ask()).toEqual({ kind: 'tooFew', dataPoints: 4, needed: 5 });
    finish(map, 1, '2027-03-08', 4);
    expect(ask()).toEqual({
      kind: 'task',
      unit: 'points',
      dataPoints: 5,
      task: { samples: [1, 2, 3, 1, 0, 0, 0, 2], remaining: 24 },
    });
  });

  test('F2: counts stories instead of points where one has no estimate', () => {
    const map = buildMap({ storiesPerCell: 3 });
    for (let day = 1; day <= 5; day++) finish(map, 1, `2027-03-0${day}`, day - 1);
    run(map.doc, 'updateStory', { id: map.stories[13]!, estimate: null });
    const asked = releaseForecast(readMap(map.doc), map.releases[1]!, '2027-03-05', dayOf);
    expect(asked).toMatchObject({ unit: 'stories', task: { samples: [1, 1, 1, 1, 1], remaining: 12 } });
  });

  test('says when nothing is left, nothing is in it, or there is no such release', () => {
    const map = buildMap();
    const empty = run(map.doc, 'addRelease', { name: 'Empty' }).id;
    finish(map, 4, '2027-03-01');
    const ask = (id: typeof empty) => releaseForecast(readMap(map.doc), id, '2027-03-08', dayOf);
    expect(ask(map.releases[0]!)).toEqual({ kind: 'done' });
    expect(ask(empty)).toEqual({ kind: 'empty' });
    expect(ask('release:gone')).toBeNull();
    run(map.doc, 'moveStage', { ids: map.stories.slice(4, 8), stage: 'declined', reason: 'No' });
    expect(ask(map.releases[1]!)).toEqual({ kind: 'empty' });
  });
});

/** Finishes so many stories of the map on a day, from the `from`th on. */
function finish({ doc, stories }: BuiltMap, count: number, day: string, from = 0): void {
  run(doc, 'moveStage', { ids: stories.slice(from, from + count), stage: 'done' }, on(day));
}
