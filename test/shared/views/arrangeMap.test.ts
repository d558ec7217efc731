/** The map as a grid: every live story in exactly one cell (M3), orphans shown, nothing thrown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import {
  arrangeMap,
  placedStoriesOfLane,
  refreshGrid,
  storiesOfLane,
  type MapGrid,
} from '../../../shared/views/arrangeMap.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { cellOf, gridOf } from '../../support/readGrid.ts';

const titles = (stories: readonly { title: string }[]): string[] => stories.map((story) => story.title);

function storiesByCell(grid: MapGrid): string[] {
  return grid.columns.flatMap((column) =>
    grid.lanes.flatMap((lane) => grid.cell(column, lane).map((story) => story.id as string)),
  );
}

function liveStories(records: MapRecords): string[] {
  return [...records.story.values()].filter((story) => story.archivedAt === null).map((story) => story.id);
}

test('steps stand under their activities, lanes above the unscheduled one, stories in rank order', () => {
  const { doc, activities, steps, releases, run } = buildMap({ storiesPerCell: 2 });
  run('moveActivity', { id: activities[1]!, before: activities[0]! });
  run('moveRelease', { id: releases[0]! });
  const grid = gridOf(doc);
  expect(grid.columns).toEqual([steps[2], steps[3], steps[0], steps[1]]);
  expect(grid.lanes).toEqual([releases[1], releases[0], null]);
  expect(titles(storiesOfLane(grid, null))).toEqual(
    [3, 4, 1, 2].flatMap((column) => [1, 2].map((rank) => `Story 3.${column}.${rank}`)),
  );
});

test('an empty map has one lane, unscheduled, and no columns', () => {
  const grid = gridOf(buildMap({ activities: 0, releases: 0 }).doc);
  expect(grid).toMatchObject({ backbone: [], releases: [], lanes: [null], columns: [] });
  expect(grid.cell(null, null)).toEqual([]);
});

describe('orphans are shown, not repaired', () => {
  test('stories of a gone step are in Unplaced, in their lane, behind all columns', () => {
    const { doc, steps, releases, stories, run } = buildMap();
    run('archive', { ids: [steps[0]!] });
    expect(gridOf(doc).columns).not.toContain(null);
    run('restore', { ids: [stories[0]!] });
    const grid = gridOf(doc);
    expect(grid.columns).toEqual([steps[1], steps[2], steps[3], null]);
    expect(cellOf(doc, null, releases[0]!)).toEqual(['Story 1.1.1']);
    expect(titles(storiesOfLane(grid, releases[0]!)).at(-1)).toBe('Story 1.1.1');
    expect(titles(placedStoriesOfLane(grid, releases[0]!))).not.toContain('Story 1.1.1');
  });

  test('stories under a step of a gone activity are in Unplaced too', () => {
    const { doc, activities, steps, stories, run } = buildMap();
    run('archive', { ids: [activities[0]!] });
    run('restore', { ids: [steps[0]!] });
    expect(gridOf(doc).columns).toEqual([steps[2], steps[3], null]);
    expect(readMap(doc).story.get(stories[0]!)?.archivedAt).toBeNull();
    run('restore', { ids: [activities[0]!] });
    expect(gridOf(doc).columns).toEqual(steps);
  });

  test('stories of a gone release are unscheduled', () => {
    const { doc, steps, releases, run } = buildMap();
    run('archive', { ids: [releases[1]!] });
    expect(cellOf(doc, steps[0]!, null).sort()).toEqual(['Story 2.1.1', 'Story 3.1.1']);
  });
});

test('equal and bad keys give one order, ties by id', () => {
  const { doc, steps, releases, run } = buildMap({ storiesPerCell: 0 });
  const cell = { stepId: steps[0]!, releaseId: releases[0]! };
  const ids = run('addStories', { ...cell, stories: [...'abcd'].map((title) => ({ title })) }).ids;
  ids.forEach((id, i) => recordOf(doc, 'story', id)!.set('order', ['a1', 'a1', 'not a key', 7][i]));
  const byId = (of: readonly string[]): string[] => [...of].sort();
  expect(
    gridOf(doc)
      .cell(cell.stepId, cell.releaseId)
      .map((story) => story.id),
  ).toEqual([...byId(ids.slice(2)), ...byId(ids.slice(0, 2))]);
});

test('M3: whatever the document holds, each live story is in exactly one cell', () => {
  fc.assert(
    fc.property(garbageMap, (doc) => {
      const records = readMap(doc);
      expect(storiesByCell(arrangeMap(records)).sort()).toEqual(liveStories(records).sort());
    }),
    { numRuns: 300 },
  );
});

describe('refreshing after changes that move nothing', () => {
  test('gives what arranging anew gives, and keeps untouched cells as they are', () => {
    const { doc, activities, steps, releases, stories, run } = buildMap();
    const before = gridOf(doc);
    run('setText', { id: stories[0]!, field: 'title', text: 'Renamed' });
    run('setText', { id: steps[0]!, field: 'title', text: 'Pay' });
    run('setText', { id: activities[1]!, field: 'title', text: 'Buy' });
    run('setText', { id: releases[0]!, field: 'name', text: 'First' });
    run('updateStory', { id: stories[11]!, estimate: 8 });
    const touched = new Set([stories[0]!, steps[0]!, activities[1]!, releases[0]!, stories[11]!] as const);
    const records = readMap(doc);
    const after = refreshGrid(before, records, touched);
    const { cell: _, ...anew } = arrangeMap(records);
    expect(after).toMatchObject(anew);
    expect(after.cell(steps[1]!, null)).toBe(before.cell(steps[1]!, null));
    expect(titles(before.cell(steps[0]!, releases[0]!))).toEqual(['Story 1.1.1']);
  });

  test('finds stories in Unplaced and unscheduled, and passes over what is not on the map', () => {
    const { doc, steps, releases, stories, run } = buildMap();
    run('archive', { ids: [steps[0]!, releases[1]!, stories[1]!] });
    run('restore', { ids: [stories[4]!] });
    const before = gridOf(doc);
    run('setText', { id: stories[4]!, field: 'title', text: 'Renamed' });
    const touched = new Set([stories[4]!, stories[1]!, stories[0]!, 'story:gone'] as const);
    const after = refreshGrid(before, readMap(doc), touched);
    expect(titles(after.cell(null, null))).toEqual(['Renamed']);
    expect(storiesByCell(after)).toEqual(storiesByCell(before));
  });
});
