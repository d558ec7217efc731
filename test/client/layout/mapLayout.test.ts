/** Where everything on a map lies: nothing overlaps, nothing is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps, type Rect } from '../../../client/layout/geometry.ts';
import { cellRect, showsCards, slotRect, storyRect } from '../../../client/layout/mapLayout.ts';
import { forEachVisibleCard } from '../../../client/layout/visible.ts';
import { makeMap, someMap, someOpenMap } from './someMap.ts';

test('L1: every story has exactly one place, whatever is collapsed', () => {
  fc.assert(
    fc.property(someMap, ({ layout, stories }) => {
      const shown = layout.lanes.flatMap(({ index: lane }) =>
        layout.columns.flatMap(({ index: column }) => layout.stories(column, lane).map((story) => story.id)),
      );
      expect([...shown].sort()).toEqual(stories.map((story) => story.id).sort());
      for (const story of stories) {
        const { column, lane, rank } = layout.placeOf(story.id)!;
        expect(layout.stories(column, lane)[rank]!.id).toBe(story.id);
      }
    }),
  );
});

test('nothing overlaps: no card another card, no card a place to add, no cell another cell', () => {
  fc.assert(
    fc.property(someMap, ({ layout, stories }) => {
      const cells: Rect[] = [];
      const boxes: Rect[] = stories.flatMap((story) => storyRect(layout, story.id) ?? []);
      for (const { index: lane } of layout.lanes) {
        for (const { index: column } of layout.columns) {
          cells.push(cellRect(layout, column, lane));
          if (showsCards(layout, column, lane)) boxes.push(slotRect(layout, column, lane));
        }
      }
      for (const group of [cells, boxes]) {
        group.forEach((a, i) => {
          for (const b of group.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        });
      }
    }),
  );
});

test('every card lies inside its cell, and every cell inside the map', () => {
  fc.assert(
    fc.property(someMap, ({ layout, stories }) => {
      const inside = (inner: Rect, outer: Rect): boolean =>
        inner.x >= outer.x &&
        inner.y >= outer.y &&
        inner.x + inner.width <= outer.x + outer.width &&
        inner.y + inner.height <= outer.y + outer.height;
      const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
      for (const story of stories) {
        const place = layout.placeOf(story.id)!;
        const cell = cellRect(layout, place.column, place.lane);
        const rect = storyRect(layout, story.id);
        if (rect !== null) expect(inside(rect, cell)).toBe(true);
        expect(inside(cell, whole)).toBe(true);
      }
    }),
  );
});

test('an activity spans exactly its steps', () => {
  fc.assert(
    fc.property(someMap, ({ layout }) => {
      for (const activity of layout.activities) {
        const first = layout.columns[activity.from]!;
        const last = layout.columns[activity.to - 1]!;
        expect(activity.x).toBe(first.x);
        expect(activity.x + activity.width).toBe(last.x + last.width);
      }
    }),
  );
});

test('the unscheduled lane is last and cannot be collapsed', () => {
  fc.assert(
    fc.property(someMap, ({ layout }) => {
      expect(layout.lanes.at(-1)).toMatchObject({ lane: null, folded: false });
      expect(layout.lanes.filter(({ lane }) => lane === null)).toHaveLength(1);
    }),
  );
});

test('there is an Unplaced column only while a story has no step', () => {
  fc.assert(
    fc.property(someMap, ({ layout, stories }) => {
      const unplaced = layout.columns.filter(({ kind }) => kind === 'unplaced');
      expect(unplaced).toHaveLength(stories.some(({ stepId }) => stepId === null) ? 1 : 0);
    }),
  );
});

test('what is drawn for a part of the map are exactly the cards that touch it', () => {
  const part = fc.record({
    x: fc.integer({ min: -300, max: 3000 }),
    y: fc.integer({ min: -300, max: 3000 }),
    width: fc.integer({ min: 1, max: 2000 }),
    height: fc.integer({ min: 1, max: 2000 }),
  });
  fc.assert(
    fc.property(someMap, part, ({ layout, stories }, rect) => {
      const drawn: string[] = [];
      forEachVisibleCard(layout, rect, (story, x, y) => {
        expect(storyRect(layout, story.id)).toMatchObject({ x, y });
        drawn.push(story.id);
      });
      const touching = stories.filter((story) => {
        const card = storyRect(layout, story.id);
        return card !== null && overlaps(card, rect);
      });
      expect(drawn.sort()).toEqual(touching.map((story) => story.id).sort());
    }),
  );
});

test('a lane is as high as its fullest cell needs', () => {
  const flat = makeMap({ steps: [2], releases: 0, stories: [], collapsed: [] }).layout;
  const stacked = makeMap({
    steps: [2],
    releases: 0,
    stories: Array.from({ length: 6 }, () => [0, 0] as const),
    collapsed: [],
  }).layout;
  expect(stacked.lanes[0]!.height).toBeGreaterThan(flat.lanes[0]!.height);
  fc.assert(
    fc.property(someOpenMap, ({ layout }) => {
      for (const { index: lane, y, height } of layout.lanes) {
        for (const { index: column, kind } of layout.columns) {
          if (kind === 'noSteps') continue;
          const slot = slotRect(layout, column, lane);
          expect(slot.y + slot.height).toBeLessThanOrEqual(y + height);
        }
      }
    }),
  );
});
