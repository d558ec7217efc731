/** Burndown of a sprint and burn-up of a release, over injected days. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandContext, type CommandContext } from '../../../shared/commands/command.ts';
import { daysBetween } from '../../../shared/model/calendarDay.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { burndownOf, type DayOf } from '../../../shared/views/burndown.ts';
import { burnUpOf } from '../../../shared/views/burnUp.ts';
import { buildMap, run } from '../../support/buildMap.ts';
import { strategyMap } from './strategyMap.ts';

const dayOf: DayOf = (moment) => new Date(moment).toISOString().slice(0, 10);
const on = (day: string): CommandContext => ({
  ...commandContext({ kind: 'person', name: 'alice' }),
  now: () => Date.parse(`${day}T12:00:00Z`),
});

/** A sprint of five days: two stories of a point from the start, one more on the second day. */
function sprinting() {
  const { doc, stories, releases } = buildMap();
  const sprint = run(doc, 'addSprint', { name: 'One', start: '2027-03-01', end: '2027-03-05' }).id;
  const commit = { sprintId: sprint, owner: 'Bob', due: '2027-03-05' };
  run(doc, 'commitStories', { ids: stories.slice(0, 2), ...commit }, on('2027-02-26'));
  run(doc, 'commitStories', { ids: [stories[2]!], ...commit }, on('2027-03-02'));
  run(doc, 'moveStage', { ids: [stories[0]!], stage: 'done' }, on('2027-03-03'));
  return { doc, stories, sprint, release: releases[0]! };
}

describe('the burndown of a sprint', () => {
  test('goes down with what is done, up with what comes in, and does not know tomorrow', () => {
    const { doc, sprint } = sprinting();
    const days = burndownOf(readMap(doc), sprint, '2027-03-04', dayOf)!;
    expect(days.map(({ day, committed, left }) => [day, committed, left])).toEqual([
      ['2027-03-01', 2, 2],
      ['2027-03-02', 3, 3],
      ['2027-03-03', 3, 2],
      ['2027-03-04', 3, 2],
      ['2027-03-05', null, null],
    ]);
    expect(days.map(({ ideal }) => ideal)).toEqual([2, 1.5, 1, 0.5, 0]);
  });

  test('takes a story back that is not done after all', () => {
    const { doc, stories, sprint } = sprinting();
    run(doc, 'moveStage', { ids: [stories[0]!], stage: 'inProgress' }, on('2027-03-04'));
    expect(burndownOf(readMap(doc), sprint, '2027-03-05', dayOf)!.at(-1)).toMatchObject({ left: 3 });
  });

  test('is not there for a sprint without days', () => {
    const { doc, sprint } = sprinting();
    run(doc, 'updateSprint', { id: sprint, end: null });
    expect(burndownOf(readMap(doc), sprint, '2027-03-04', dayOf)).toBeNull();
    expect(burndownOf(readMap(doc), 'sprint:gone', '2027-03-04', dayOf)).toBeNull();
  });

  test('counts each day what was committed and not done by then, story by story', () => {
    fc.assert(
      fc.property(strategyMap, (records) => {
        for (const sprint of records.sprint.values()) {
          const days = burndownOf(records, sprint.id, '2027-03-10', dayOf);
          for (const { day, left } of days ?? []) {
            let expected = 0;
            for (const story of records.story.values()) {
              const isIn =
                story.archivedAt === null && story.sprintId === sprint.id && story.stage !== 'declined';
              const isThere = story.plannedAt === null || dayOf(story.plannedAt) <= day;
              const isDone = story.stage === 'done' && (story.doneAt === null || dayOf(story.doneAt) <= day);
              if (isIn && isThere && !isDone) expected += story.estimate ?? 0;
            }
            if (day > '2027-03-10') expect(left).toBeNull();
            else expect(left).toBeCloseTo(expected, 2);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the burn-up of a release', () => {
  test('rises with what is done, against all of the release', () => {
    const { doc, stories, release } = sprinting();
    run(doc, 'moveStage', { ids: [stories[1]!], stage: 'done' }, on('2027-03-05'));
    expect(burnUpOf(readMap(doc), release, '2027-03-06', dayOf)).toEqual({
      scope: 4,
      days: [
        { day: '2027-03-03', done: 1 },
        { day: '2027-03-04', done: 1 },
        { day: '2027-03-05', done: 2 },
        { day: '2027-03-06', done: 2 },
      ],
    });
  });

  test('has no day while nothing is done, and is not there without the release', () => {
    const { doc, releases } = buildMap();
    expect(burnUpOf(readMap(doc), releases[1]!, '2027-03-06', dayOf)).toEqual({ scope: 4, days: [] });
    expect(burnUpOf(readMap(doc), 'release:gone', '2027-03-06', dayOf)).toBeNull();
  });
});

test('days run over months and leap years, and nowhere when they are crossed', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(daysBetween('2027-03-02', '2027-03-01')).toEqual([]);
  expect(daysBetween('1900-01-01', '2027-03-01')).toEqual([]);
});
