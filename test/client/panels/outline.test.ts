/** The rows of the outline: the map in reading order, and what collapsing and choosing a release leave of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mirrorRows } from '../../../client/canvas/mirrorRows.ts';
import { layOutMap } from '../../../client/layout/mapLayout.ts';
import { freeRows } from '../../../client/canvas/freeRows.ts';
import { freePlaces } from '../../../client/layout/freePlaces.ts';
import { aroundRows } from '../../../client/panels/outline/aroundRows.ts';
import { headingsAbove, outlineRows, recordOf } from '../../../client/panels/outline/outlineRows.ts';
import { rowTitle } from '../../../client/panels/outline/rowTitle.ts';
import { createViewStore } from '../../../client/store/viewStore.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';

const built = buildMap({ activities: 3, stepsPerActivity: 2, releases: 2, storiesPerCell: 2 });
const records = readMap(built.doc);
const grid = arrangeMap(records);

test('reads in the same order as the mirror of the drawn map', () => {
  const mirrored = mirrorRows(layOutMap(grid, new Set()), records, createViewStore().getState())
    .map(({ id }) => id)
    .filter((id) => id !== null && !id.startsWith('release:'));
  expect(outlineRows(grid, new Set(), 'all').flatMap((row) => recordOf(row) ?? [])).toEqual(mirrored);
});

test('what lies around the map comes after the grid, in frames and beside them, as in the mirror', () => {
  const around = buildMap({ activities: 1 });
  const at = (x: number, y: number) => ({ x, y });
  const size = { width: 400, height: 300 };
  around.run('addFreeThings', {
    things: [
      { kind: 'sticky', at: at(900, 0), title: 'Outside' },
      { kind: 'sticky', at: at(1050, 250), title: 'Inside, below' },
      { kind: 'frame', at: at(1000, 100), size, name: 'For later' },
      { kind: 'text', at: at(1050, 120), title: 'Inside' },
    ],
  });
  const held = readMap(around.doc);
  const rows = aroundRows(held);
  expect(rows.map((row) => [rowTitle(row, grid), row.level, row.position, row.of])).toEqual([
    ['Around the map', 1, 1, 1],
    ['For later', 2, 1, 2],
    ['Inside', 3, 1, 2],
    ['Inside, below', 3, 2, 2],
    ['Outside', 2, 2, 2],
  ]);
  const places = freePlaces(held, layOutMap(arrangeMap(held), new Set()), () => 1);
  expect(freeRows(held, places).flatMap(({ id }) => id ?? [])).toEqual(
    rows.flatMap((row) => recordOf(row) ?? []),
  );
  expect(headingsAbove(rows, 3)).toEqual([0]);
  expect(aroundRows(records)).toEqual([]);
});

test('what is collapsed shows nothing inside; a collapsed release shows its headings only', () => {
  const { activity, steps } = grid.backbone[0]!;
  const all = outlineRows(grid, new Set(), 'all');
  expect(outlineRows(grid, new Set([activity.id]), 'all').some((row) => row.key === steps[0]!.id)).toBe(
    false,
  );
  const oneFolded = outlineRows(grid, new Set([steps[0]!.id]), 'all');
  expect(oneFolded.find((row) => row.key === steps[0]!.id)).toMatchObject({ open: false });
  expect(oneFolded.length).toBeLessThan(all.length);
  const [first] = grid.releases;
  const withoutFirst = outlineRows(grid, new Set([first!.id]), 'all');
  expect(withoutFirst.some((row) => row.kind === 'story' && row.story.releaseId === first!.id)).toBe(false);
  expect(withoutFirst.some((row) => row.kind === 'release' && row.lane === first!.id)).toBe(true);
});

test('a chosen release shows its stories alone, under every step, even while it is collapsed on the map', () => {
  const [first] = grid.releases;
  const rows = outlineRows(grid, new Set([first!.id]), first!.id);
  const stories = rows.flatMap((row) => (row.kind === 'story' ? [row.story] : []));
  expect(stories.length).toBeGreaterThan(0);
  expect(stories.every((story) => story.releaseId === first!.id)).toBe(true);
  expect(rows.filter((row) => row.kind === 'step')).toHaveLength(grid.columns.length);
});

test('every story of a damaged map has exactly one row, and keys are never the same', () => {
  fc.assert(
    fc.property(garbageMap, (doc) => {
      const damaged = readMap(doc);
      const rows = outlineRows(arrangeMap(damaged), new Set(), 'all');
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      const live = [...damaged.story.values()].filter((story) => story.archivedAt === null);
      const shown = rows.flatMap((row) => (row.kind === 'story' ? [row.story.id] : []));
      expect(shown.sort()).toEqual(live.map(({ id }) => id).sort());
    }),
    { numRuns: 60 },
  );
});

test('each row stands under its own activity and step', () => {
  const rows = outlineRows(grid, new Set(), 'all');
  rows.forEach((row, index) => {
    if (row.kind !== 'story') return;
    const [activity, step] = headingsAbove(rows, index).map((at) => rows[at]!.key);
    expect(step).toBe(row.story.stepId);
    expect(activity).toBe(records.step.get(row.story.stepId!)!.activityId);
  });
});
