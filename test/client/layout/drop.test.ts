/** Where dragged cards, columns and dividers land. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropActivity, dropRelease, dropStep } from '../../../client/layout/dropColumn.ts';
import { dropTarget } from '../../../client/layout/dropTarget.ts';
import { centre } from '../../../client/layout/geometry.ts';
import { cardRect, slotRect, storyRect } from '../../../client/layout/mapLayout.ts';
import { slicingLine, slicingReach } from '../../../client/layout/slicingLine.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { makeMap, someMap, someOpenMap } from './someMap.ts';

const nobody: ReadonlySet<StoryId> = new Set();

test('a stack held over the upper half of a card lands before it, over the lower half behind it', () => {
  fc.assert(
    fc.property(someOpenMap, ({ layout, stories }) => {
      for (const story of stories) {
        if (story.stepId === null) continue;
        const rect = storyRect(layout, story.id)!;
        const x = rect.x + 20;
        expect(dropTarget(layout, { x, y: rect.y + 10 }, nobody)?.before).toBe(story.id);
        const place = layout.placeOf(story.id)!;
        const next = layout.stories(place.column, place.lane)[place.rank + 1]?.id ?? null;
        expect(dropTarget(layout, { x, y: rect.y + rect.height - 10 }, nobody)?.before).toBe(next);
      }
    }),
  );
});

test('wherever a stack is held it lands in a step and lane that exist, and never before a card of its own', () => {
  fc.assert(
    fc.property(
      someMap,
      fc.integer({ min: -500, max: 5000 }),
      fc.integer({ min: -500, max: 5000 }),
      ({ layout, stories }, x, y) => {
        const moving = new Set(stories.filter((_, i) => i % 2 === 0).map((story) => story.id));
        const target = dropTarget(layout, { x, y }, moving);
        if (target === null) return;
        expect(layout.grid.columns).toContain(target.stepId);
        expect(layout.grid.lanes).toContain(target.lane);
        if (target.before !== null) {
          expect(moving.has(target.before)).toBe(false);
          const cell = layout.grid.cell(target.stepId, target.lane).map((story) => story.id);
          expect(cell).toContain(target.before);
        }
      },
    ),
  );
});

test('over an empty cell the line is where the card will be', () => {
  const { layout } = makeMap({ steps: [2], releases: 1, stories: [[0, 0]], collapsed: [] });
  const target = dropTarget(layout, centre(slotRect(layout, 1, 0)), nobody)!;
  expect(target).toMatchObject({ stepId: 'step:0-1', lane: 'release:0', before: null });
  expect(target.line.y).toBeLessThan(cardRect(layout, 1, 0, 0).y);
});

test('nothing can be dropped on unplaced stories, or on an activity without steps', () => {
  const { layout } = makeMap({ steps: [0], releases: 0, stories: [[0.9, 0]], collapsed: [] });
  for (const column of layout.columns) {
    expect(dropTarget(layout, { x: column.x + 10, y: 30 }, nobody)).toBeNull();
  }
});

test('a step lands in the gap nearest to it, also under another activity', () => {
  const { layout } = makeMap({ steps: [2, 1, 0], releases: 0, stories: [], collapsed: [] });
  const [first, , third, fourth] = layout.columns;
  expect(dropStep(layout, first!.x + 5)).toMatchObject({ activityId: 'activity:0', before: 'step:0-0' });
  expect(dropStep(layout, first!.x + first!.width - 5)).toMatchObject({ before: 'step:0-1' });
  expect(dropStep(layout, third!.x + third!.width - 5)).toMatchObject({
    activityId: 'activity:1',
    before: null,
  });
  expect(dropStep(layout, fourth!.x + 50)).toMatchObject({ activityId: 'activity:2', before: null });
  expect(dropStep(layout, 99_999)).toMatchObject({ activityId: 'activity:2' });
});

test('activities and releases land in the gap nearest to them; nothing lands below the unscheduled lane', () => {
  const { layout } = makeMap({ steps: [1, 1], releases: 2, stories: [], collapsed: [] });
  expect(dropActivity(layout, 0)).toMatchObject({ before: 'activity:0' });
  expect(dropActivity(layout, 99_999)).toMatchObject({ before: null });
  expect(dropRelease(layout, 0)).toMatchObject({ before: 'release:0' });
  expect(dropRelease(layout, 99_999)).toEqual({ before: null, at: layout.lanes[2]!.y });
});

test('a divider that has not been pulled slices nothing', () => {
  fc.assert(
    fc.property(someOpenMap, ({ layout }) => {
      for (let lower = 1; lower < layout.lanes.length; lower++) {
        expect(slicingLine(layout, lower, layout.lanes[lower]!.y).ids).toEqual([]);
      }
    }),
  );
});

test('pulled through a whole lane, the divider takes all of its stories to the other side', () => {
  fc.assert(
    fc.property(someOpenMap, ({ layout }) => {
      for (let lower = 1; lower < layout.lanes.length; lower++) {
        const reach = slicingReach(layout, lower);
        const of = (lane: number) =>
          layout.columns.flatMap(({ index }) => layout.stories(index, lane).map((story) => story.id));
        const down = slicingLine(layout, lower, reach.to);
        expect(down).toEqual({ ids: of(lower), to: layout.lanes[lower - 1]!.lane, edge: 'bottom' });
        const up = slicingLine(layout, lower, reach.from);
        if (of(lower - 1).length > 0) {
          expect(up).toEqual({ ids: of(lower - 1), to: layout.lanes[lower]!.lane, edge: 'top' });
        }
      }
    }),
  );
});

test('the divider takes what it has passed, top to bottom, in every column alike', () => {
  const stories = [0, 0, 0, 0.6].map((column) => [column, 0.9] as const);
  const { layout } = makeMap({ steps: [2], releases: 1, stories, collapsed: [] });
  const second = cardRect(layout, 0, 1, 1);
  const slice = slicingLine(layout, 1, second.y + second.height - 5);
  expect(slice.ids).toEqual(['story:0', 'story:1', 'story:3']);
  expect(slice).toMatchObject({ to: 'release:0', edge: 'bottom' });
});
