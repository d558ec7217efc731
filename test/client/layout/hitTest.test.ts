/** What is under a point of the map. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centre } from '../../../client/layout/geometry.ts';
import { activityBox, columnBox, headerFrame, laneBox } from '../../../client/layout/headers.ts';
import { hitField, hitTest } from '../../../client/layout/hitTest.ts';
import { showsCards, slotRect, stepOfColumn, storyRect } from '../../../client/layout/mapLayout.ts';
import { homeView, toScreen, type View } from '../../../client/layout/viewport.ts';
import { makeMap, someMap } from './someMap.ts';

const editing = { canEdit: true };
const reading = { canEdit: false };

test('what is under the middle of a card is that card', () => {
  fc.assert(
    fc.property(someMap, ({ layout, stories }) => {
      for (const story of stories) {
        const rect = storyRect(layout, story.id);
        if (rect === null) continue;
        expect(hitField(layout, centre(rect), 6, editing)).toEqual({ kind: 'story', id: story.id });
      }
    }),
  );
});

test('what is under the place at the end of a cell adds a story there, for those who may', () => {
  fc.assert(
    fc.property(someMap, ({ layout }) => {
      for (const { index: lane } of layout.lanes) {
        for (const box of layout.columns) {
          const stepId = stepOfColumn(box);
          if (stepId === null || !showsCards(layout, box.index, lane)) continue;
          const point = centre(slotRect(layout, box.index, lane));
          const hit = { kind: 'addStory', stepId, lane: layout.lanes[lane]!.lane };
          expect(hitField(layout, point, 6, editing)).toEqual(hit);
          expect(hitField(layout, point, 6, reading).kind).toBe('cell');
        }
      }
    }),
  );
});

test('a card is found on the screen at any zoom and place', () => {
  const view = fc.record({
    x: fc.integer({ min: -500, max: 500 }),
    y: fc.integer({ min: -500, max: 500 }),
    scale: fc.double({ min: 0.1, max: 3, noNaN: true }),
    width: fc.constant(1440),
    height: fc.constant(900),
  });
  fc.assert(
    fc.property(someMap, view, ({ layout, stories }, at: View) => {
      const frame = headerFrame(at);
      for (const story of stories) {
        const rect = storyRect(layout, story.id);
        if (rect === null) continue;
        const point = toScreen(at, centre(rect));
        if (point.x < frame.left || point.y < frame.top) continue;
        expect(hitTest(layout, at, point, editing)).toEqual({ kind: 'story', id: story.id });
      }
    }),
  );
});

test('steps, activities, releases and dividers are found where they are drawn', () => {
  const { layout } = makeMap({ steps: [2, 1], releases: 2, stories: [[0, 0]], collapsed: [] });
  const screen = { x: 0, y: 0, scale: 1, width: 1440, height: 900 };
  const view = homeView(screen, layout);
  const frame = headerFrame(view);
  const at = (point: { x: number; y: number }) => hitTest(layout, view, point, editing);
  expect(at(centre(columnBox(layout, view, frame, 1)))).toEqual({ kind: 'step', id: 'step:0-1' });
  expect(at(centre(activityBox(layout, view, frame, 1)))).toEqual({ kind: 'activity', id: 'activity:1' });
  const second = laneBox(layout, view, frame, 1);
  expect(at({ x: 100, y: second.y + 40 })).toMatchObject({ kind: 'release', id: 'release:1' });
  expect(at({ x: 100, y: second.y })).toEqual({ kind: 'divider', upper: 0, lower: 1 });
  expect(at({ x: 900, y: second.y + 2 })).toEqual({ kind: 'divider', upper: 0, lower: 1 });
  expect(hitTest(layout, view, { x: 900, y: second.y + 2 }, reading).kind).not.toBe('divider');
  expect(at({ x: 18, y: second.y })).toEqual({ kind: 'addRelease', above: 1 });
});

test('on an empty map the first activity can be added', () => {
  const { layout } = makeMap({ steps: [], releases: 0, stories: [], collapsed: [] });
  const view = homeView({ x: 0, y: 0, scale: 1, width: 1440, height: 900 }, layout);
  const frame = headerFrame(view);
  expect(hitTest(layout, view, { x: frame.left + 30, y: frame.activityTop + 10 }, editing)).toEqual({
    kind: 'addActivity',
    after: null,
  });
});
