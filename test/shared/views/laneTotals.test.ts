/** What a lane holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { laneTotals, totalsOf } from '../../../shared/views/laneTotals.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { gridOf } from '../../support/readGrid.ts';

test('a lane counts its stories, sums their estimates and says how many have none', () => {
  const { doc, releases, stories, run } = buildMap({ storiesPerCell: 2 });
  expect(laneTotals(gridOf(doc), releases[0]!)).toEqual({ stories: 8, points: 12, unestimated: 0 });
  run('updateStory', { id: stories[0]!, estimate: null });
  run('updateStory', { id: stories[1]!, estimate: 0 });
  expect(laneTotals(gridOf(doc), releases[0]!)).toEqual({ stories: 8, points: 9, unestimated: 1 });
  run('moveStories', { ids: [stories[3]!], releaseId: null });
  expect(laneTotals(gridOf(doc), releases[0]!)).toEqual({ stories: 7, points: 7, unestimated: 1 });
  expect(laneTotals(gridOf(doc), null)).toEqual({ stories: 9, points: 14, unestimated: 0 });
});

test('an empty lane holds nothing', () => {
  const { doc, releases } = buildMap({ storiesPerCell: 0 });
  expect(laneTotals(gridOf(doc), releases[0]!)).toEqual({ stories: 0, points: 0, unestimated: 0 });
});

test('tenths add up as people expect', () => {
  const { doc, stories, run } = buildMap();
  for (const id of stories.slice(0, 3)) run('updateStory', { id, estimate: 0.1 });
  const records = readMap(doc);
  expect(totalsOf(stories.slice(0, 3).map((id) => records.story.get(id)!)).points).toBe(0.3);
});

test('the lanes together hold every live story, whatever the document holds', () => {
  fc.assert(
    fc.property(garbageMap, (doc) => {
      const grid = gridOf(doc);
      const live = [...readMap(doc).story.values()].filter((story) => story.archivedAt === null);
      const sums = grid.lanes.map((lane) => laneTotals(grid, lane));
      const sum = (of: 'stories' | 'unestimated') => sums.reduce((total, lane) => total + lane[of], 0);
      expect(sum('stories')).toBe(live.length);
      expect(sum('unestimated')).toBe(live.filter((story) => story.estimate === null).length);
    }),
    { numRuns: 200 },
  );
});
