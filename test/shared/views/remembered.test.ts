/** What is remembered holds exactly as long as everything it was made from is the same. */
import { describe, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { remembered } from '../../../shared/views/remembered.ts';
import { roadmapOutline, slicesOf } from '../../../shared/views/roadmapOutline.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import { lineDown } from '../../../shared/views/throughline.ts';
import { buildMap } from '../../support/buildMap.ts';

test('an answer is given again for the same thing, and made anew when there is more, less or other to make it from', () => {
  const remember = remembered<number>();
  const key = {};
  const [a, b, c] = [{}, {}, {}];
  let made = 0;
  const ask = (...from: object[]): number => remember(key, from, () => ++made);
  expect([ask(a, b), ask(a, b)]).toEqual([1, 1]);
  expect([ask(a, c), ask(a, c)]).toEqual([2, 2]);
  expect([ask(a, c, b), ask(a, c), ask()]).toEqual([3, 4, 5]);
  expect(remember({}, [], () => ++made)).toBe(6);
});

describe('from snapshot to snapshot', () => {
  /** Two initiatives with a story each; the first is for the goal. */
  function twoBets() {
    const { doc, run, stories } = buildMap();
    const goal = run('addGoal', { title: 'More pay', kind: 'customer' }).id;
    const [first, second] = [[goal], []].map((goals, i) => {
      const { id } = run('addInitiative', { title: 'Bet', goals });
      run('linkInitiative', { ids: [stories[i]!], initiativeId: id });
      return id;
    });
    return { records: readMap(doc), goal, first: first!, second: second!, stories };
  }

  test('the progress of a goal is of all initiatives that serve it by now', () => {
    const { records, goal, second } = twoBets();
    const counted = (of: MapRecords): number[] => [
      lineDown(of, goal)!.progress.all.stories,
      roadmapOutline(of)[0]!.progress.all.stories,
    ];
    expect(counted(records)).toEqual([1, 1]);
    // Nothing else is another record by then, the goal neither.
    const initiative = new Map(records.initiative);
    initiative.set(second, { ...initiative.get(second)!, goals: [goal] });
    expect(counted({ ...records, initiative })).toEqual([2, 2]);
    expect(counted(records)).toEqual([1, 1]);
  });

  test('the slices of an initiative follow its stories and the releases', () => {
    const { records, first, stories } = twoBets();
    const slices = (of: MapRecords): (string | null)[] =>
      slicesOf(of, roadmapOf(of).item(first)!).map(({ release }) => release?.name ?? null);
    expect(slices(records)).toEqual(['Release 1']);
    const release = new Map(
      [...records.release].map(([id, each]) => [id, { ...each, name: 'First', archivedAt: null }] as const),
    );
    expect(slices({ ...records, release })).toEqual(['First']);
    const story = new Map(records.story);
    story.set(stories[0]!, { ...story.get(stories[0]!)!, releaseId: null });
    expect(slices({ ...records, story })).toEqual([null]);
  });
});
