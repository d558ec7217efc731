/** Where the focus goes with the arrow keys. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { focusMove, type Direction, type Focus } from '../../../client/layout/focusMove.ts';
import type { MapLayout } from '../../../client/layout/mapLayout.ts';
import { makeMap, someMap, someOpenMap } from './someMap.ts';

const directions: readonly Direction[] = ['up', 'down', 'left', 'right'];
const key = (focus: Focus): string =>
  typeof focus === 'string' ? focus : `${focus.stepId}|${focus.lane ?? ''}`;

function reachable(layout: MapLayout): Set<string> {
  const seen = new Set<string>();
  const open: Focus[] = [];
  const start = focusMove(layout, null, 'down');
  if (start !== null) open.push(start);
  for (let focus = open.pop(); focus !== undefined; focus = open.pop()) {
    if (seen.has(key(focus))) continue;
    seen.add(key(focus));
    for (const direction of directions) {
      const next = focusMove(layout, focus, direction);
      if (next !== null) open.push(next);
    }
  }
  return seen;
}

test('up from the first story of a column reaches its step, then its activity', () => {
  fc.assert(
    fc.property(someOpenMap, ({ layout }) => {
      for (const column of layout.columns) {
        const story = layout.stories(column.index, 0)[0];
        if (column.kind !== 'step' || story === undefined) continue;
        expect(focusMove(layout, story.id, 'up')).toBe(column.of[0]);
        const activity = layout.activities[column.activity]!.activity.id;
        expect(focusMove(layout, column.of[0]!, 'up')).toBe(activity);
      }
    }),
  );
});

test('down from a step and up again comes back to the step', () => {
  fc.assert(
    fc.property(someOpenMap, ({ layout }) => {
      for (const column of layout.columns) {
        if (column.kind !== 'step') continue;
        const inside = focusMove(layout, column.of[0]!, 'down')!;
        expect(focusMove(layout, inside, 'up')).toBe(column.of[0]);
      }
    }),
  );
});

test('left and right stay in the lane, and left of the first column stands the release', () => {
  fc.assert(
    fc.property(someOpenMap, ({ layout, stories }) => {
      for (const story of stories) {
        const { lane } = layout.placeOf(story.id)!;
        for (const direction of ['left', 'right'] as const) {
          const next = focusMove(layout, story.id, direction);
          if (next === null) continue;
          if (typeof next !== 'string') expect(next.lane).toBe(layout.lanes[lane]!.lane);
          else if (next.startsWith('story:')) {
            expect(layout.placeOf(next as typeof story.id)!.lane).toBe(lane);
          } else expect(next).toBe(layout.lanes[lane]!.lane);
        }
      }
    }),
  );
});

test('everything that is shown can be reached with the arrow keys', () => {
  fc.assert(
    fc.property(someOpenMap, ({ layout, stories }) => {
      if (layout.columns.every(({ kind }) => kind !== 'step')) return;
      const seen = reachable(layout);
      const steps = layout.columns.filter(({ kind }) => kind === 'step');
      for (const story of stories) expect(seen.has(story.id)).toBe(true);
      for (const step of steps) expect(seen.has(step.of[0]!)).toBe(true);
      for (const release of layout.grid.releases) expect(seen.has(release.id)).toBe(true);
      for (const { activity } of layout.activities) expect(seen.has(activity.id)).toBe(true);
    }),
  );
});

test('the focus never goes inside what is collapsed', () => {
  fc.assert(
    fc.property(someMap, ({ layout }) => {
      for (const id of reachable(layout)) {
        if (!id.startsWith('story:')) continue;
        const place = layout.placeOf(id as `story:${string}`)!;
        expect(layout.lanes[place.lane]!.folded).toBe(false);
        expect(['step', 'unplaced']).toContain(layout.columns[place.column]!.kind);
      }
    }),
  );
});

test('a focus whose record is gone starts again at the first activity', () => {
  const { layout } = makeMap({ steps: [1], releases: 0, stories: [], collapsed: [] });
  expect(focusMove(layout, 'story:gone', 'down')).toBe('activity:0');
  expect(focusMove(layout, null, 'right')).toBe('activity:0');
});
