/** What a drag would make of the lanes' totals, shown before → after while it lasts. */
import { expect, test } from 'vitest';
import { totalsAfterDrag } from '../../../client/canvas/paint/dragTotals.ts';
import type { Painting } from '../../../client/canvas/paint/painting.ts';
import type { Drag } from '../../../client/store/viewStore.ts';
import { canvasWords } from '../../../client/ui/words/canvas.ts';
import { onCard, onMap, someTools, type SomeTools } from '../tools/someTools.ts';

/** Two stories of 3 points in each cell: 4 columns, two releases, unscheduled. */
function estimated(): SomeTools {
  const some = someTools({ storiesPerCell: 2 });
  for (const id of some.stories) some.run('updateStory', { id, estimate: 3 });
  return some;
}

/** By lane, as an array: points after the drag, null where nothing changes. */
function pointsAfter(some: SomeTools, drag: Drag): (number | null)[] {
  const { view, store } = some.tools;
  const layout = some.layout();
  const painting = {
    layout,
    records: store.getRecords(),
    view: view.getState().viewport,
    state: { ...view.getState(), drag },
  } as unknown as Painting;
  const after = totalsAfterDrag(painting);
  return layout.lanes.map((_lane, i) => after.get(i)?.points ?? null);
}

test('a stack dragged into another lane: one gets what the other gives', () => {
  const some = estimated();
  const ids = some.stories.slice(0, 2);
  const pointer = onCard(some, some.stories[8]!);
  expect(pointsAfter(some, { kind: 'stories', ids, pointer, grab: { x: 0, y: 0 } })).toEqual([18, 30, null]);
});

test('within its lane nothing changes', () => {
  const some = estimated();
  const pointer = onCard(some, some.stories[2]!);
  const drag: Drag = { kind: 'stories', ids: [some.stories[0]!], pointer, grab: { x: 0, y: 0 } };
  expect(pointsAfter(some, drag)).toEqual([null, null, null]);
});

test('a divider pulled down, and a line drawn across', () => {
  const some = estimated();
  const lower = some.layout().lanes[1]!;
  const [upper, lane] = some.releases as [SomeTools['releases'][0], SomeTools['releases'][0]];
  const y = lower.y + 130;
  expect(pointsAfter(some, { kind: 'divider', upper, lower: lane, y })).toEqual([36, 12, null]);
  const ids = some.stories.slice(8, 10);
  const line = { from: onMap(some, 0, y), to: onMap(some, 400, y), lane, ids };
  expect(pointsAfter(some, { kind: 'slice', ...line, into: upper })).toEqual([30, 18, null]);
  expect(pointsAfter(some, { kind: 'slice', ...line, into: 'new' })).toEqual([null, 18, null]);
});

test('what passes the capacity says the capacity, not by its colour alone', () => {
  const before = { stories: 2, points: 6, unestimated: 0 };
  const after = { stories: 3, points: 14, unestimated: 0 };
  expect(canvasWords.totalsChange(before, after, 8)).toBe('2 → 3 stories · 6 → 14/8 pt');
  expect(canvasWords.totalsChange(before, after, null)).toBe('2 → 3 stories · 6 → 14 pt');
});
