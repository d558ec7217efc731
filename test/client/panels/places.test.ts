/** "Move to…": places among siblings, and where new things go. */
import { describe, expect, test } from 'vitest';
import { releaseChoices, stepChoices } from '../../../client/panels/live/placeChoices.ts';
import { stepsUnder, storiesUnder } from '../../../client/panels/live/storiesUnder.ts';
import { placeChoices, placeOf } from '../../../client/panels/move/places.ts';
import { placeOfFocus } from '../../../client/panels/palette/placeOfFocus.ts';
import type { Id } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { buildMap } from '../../support/buildMap.ts';

const built = buildMap({ activities: 2, stepsPerActivity: 2, releases: 1, storiesPerCell: 2 });
const grid = arrangeMap(readMap(built.doc));

describe('a place among siblings', () => {
  const siblings = [
    { id: 'story:a' as Id, title: 'A' },
    { id: 'story:b' as Id, title: '' },
    { id: 'story:c' as Id, title: 'C' },
  ];

  test('is first, after one of the others, or last; what moves is no choice', () => {
    const choices = placeChoices(siblings, new Set<Id>(['story:a']));
    expect(choices.map(({ value, label }) => [value, label])).toEqual([
      ['first', 'First'],
      ['story:b', 'After “Untitled”'],
      ['story:c', 'Last'],
    ]);
  });

  test('first means before the first of the others', () => {
    expect(placeOf('first', siblings, new Set<Id>(['story:a']))).toEqual({ before: 'story:b' });
    expect(placeOf('first', [], new Set())).toEqual({});
    expect(placeOf('story:c', siblings, new Set())).toEqual({ after: 'story:c' });
  });
});

describe('the places of a map', () => {
  test('are all steps under their activities, and all releases with the unscheduled lane last', () => {
    expect(stepChoices(grid).map((choice) => choice.value)).toEqual(built.steps);
    expect(releaseChoices(grid).map((choice) => choice.value)).toEqual([...built.releases, null]);
  });

  test('hold the stories that go with them', () => {
    const [activity] = built.activities;
    expect(storiesUnder(grid, activity!)).toHaveLength(8);
    expect(storiesUnder(grid, built.steps[0]!)).toHaveLength(4);
    expect(storiesUnder(grid, built.releases[0]!)).toHaveLength(8);
    expect(storiesUnder(grid, built.stories[0]!)).toHaveLength(0);
    expect(stepsUnder(grid, activity!)).toBe(2);
    expect(stepsUnder(grid, built.steps[0]!)).toBe(0);
  });
});

describe('new things go', () => {
  test('next to the focused story: same step, same lane', () => {
    expect(placeOfFocus(grid, built.stories[0]!)).toEqual({
      activityId: built.activities[0],
      stepId: built.steps[0],
      releaseId: built.releases[0],
    });
  });

  test('under the focused step, unscheduled', () => {
    expect(placeOfFocus(grid, built.steps[2]!)).toEqual({
      activityId: built.activities[1],
      stepId: built.steps[2],
      releaseId: null,
    });
  });

  test('to the right end while nothing is focused, and nowhere on an empty map', () => {
    expect(placeOfFocus(grid, null)).toEqual({
      activityId: built.activities[1],
      stepId: built.steps[3],
      releaseId: null,
    });
    const empty = arrangeMap(readMap(buildMap({ activities: 0 }).doc));
    expect(placeOfFocus(empty, null)).toEqual({ activityId: null, stepId: null, releaseId: null });
  });
});
