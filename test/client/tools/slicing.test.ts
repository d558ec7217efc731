/** Slicing by a line drawn across a lane, and level below a story. */
import { expect, test } from 'vitest';
import { storyRect } from '../../../client/layout/mapLayout.ts';
import { createPointerTool } from '../../../client/tools/pointer.ts';
import { handleKey } from '../../../client/tools/keyboard.ts';
import { sliceBelow, startDrawSlice } from '../../../client/tools/drawSlice.ts';
import {
  finger,
  mouse,
  onCard,
  onMap,
  someTools,
  type SomeTools,
  type SomeToolsOptions,
} from './someTools.ts';

/** A map with the slice tool in hand. */
function slicing(options: SomeToolsOptions = {}) {
  const some = someTools({ storiesPerCell: 2, ...options });
  const tools = {
    ...some.tools,
    inHand: () =>
      some.tools.view.getState().slicing === null
        ? null
        : (input: Parameters<typeof startDrawSlice>[1]) => startDrawSlice(tools, input),
  };
  tools.view.setState({ slicing: 'above' });
  return { ...some, tools, pointer: createPointerTool(tools) };
}

/** Map points beside the columns, level at the foot of the first card of a lane. */
function acrossLane(some: SomeTools, lane: number) {
  const y = some.layout().lanes[lane]!.y + 16 + 100;
  return { from: onMap(some, 2, y), to: onMap(some, some.layout().width - 4, y) };
}

test('a level line through a lane sends what is above it into the release above, as one step', () => {
  const some = slicing();
  const { from, to } = acrossLane(some, 1);
  some.pointer.down(mouse(from));
  some.pointer.move(mouse(to));
  expect(some.tools.view.getState().drag).toMatchObject({ kind: 'slice', into: some.releases[0] });
  expect(some.commands).toEqual([]);
  some.pointer.up(mouse(to));
  expect(some.commands.map(({ name }) => name)).toEqual(['sliceRelease']);
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2', 'Story 2.1.1']);
  expect(some.titles(3, 0)).toEqual(['Story 1.4.1', 'Story 1.4.2', 'Story 2.4.1']);
  expect(some.titles(0, 1)).toEqual(['Story 2.1.2']);
  expect(some.tools.view.getState()).toMatchObject({ drag: null, slicing: null });
  some.undo.undo();
  expect(some.titles(0, 1)).toEqual(['Story 2.1.1', 'Story 2.1.2']);
});

test('a slanted line cuts each stack at its own height, and only those it passes', () => {
  const some = slicing();
  const lane = some.layout().lanes[1]!;
  const second = some.layout().columns[1]!;
  const from = onMap(some, 0, lane.y + 10);
  const to = onMap(some, second.x + second.width, lane.y + lane.height);
  some.pointer.down(mouse(from));
  some.pointer.move(mouse(to));
  some.pointer.up(mouse(to));
  expect(some.titles(0, 1)).toEqual(['Story 2.1.2']);
  expect(some.titles(1, 1)).toEqual([]);
  expect(some.titles(2, 1)).toEqual(['Story 2.3.1', 'Story 2.3.2']);
});

test('through the unscheduled lane, and through the first one, a release of its own is made, ready to be named', () => {
  for (const [lane, names] of [
    [2, ['Release 1', 'Release 2', 'New release']],
    [0, ['New release', 'Release 1', 'Release 2']],
  ] as const) {
    const some = slicing();
    const { from, to } = acrossLane(some, lane);
    some.pointer.down(mouse(from));
    some.pointer.move(mouse(to));
    expect(some.tools.view.getState().drag).toMatchObject({ into: 'new' });
    some.pointer.up(mouse(to));
    expect(some.commands.map(({ name }) => name)).toEqual(['sliceIntoRelease']);
    expect(some.layout().grid.releases.map(({ name }) => name)).toEqual(names);
    const made = some.layout().grid.releases[lane]!;
    expect(some.tools.view.getState().editing).toEqual({ id: made.id, field: 'name', selectsAll: true });
    expect(some.titles(0, lane)).toEqual([`Story ${lane + 1}.1.1`]);
    some.undo.undo();
    expect(some.layout().grid.releases.map(({ name }) => name)).toEqual(['Release 1', 'Release 2']);
    expect(some.titles(0, lane)).toHaveLength(2);
  }
});

test('between two releases a new one is made with Shift, or when that was chosen', () => {
  for (const [chosen, shift] of [
    ['above', true],
    ['new', false],
  ] as const) {
    const some = slicing();
    some.tools.view.setState({ slicing: chosen });
    const { from, to } = acrossLane(some, 1);
    some.pointer.down(mouse(from));
    some.pointer.move(mouse(to, { shift }));
    some.pointer.up(mouse(to, { shift }));
    expect(some.layout().grid.releases.map(({ name }) => name)).toEqual([
      'Release 1',
      'New release',
      'Release 2',
    ]);
    expect(some.titles(0, 1)).toEqual(['Story 2.1.1']);
  }
});

test('a finger draws at once; a second finger zooms and leaves everything as it was', () => {
  const some = slicing();
  const { from, to } = acrossLane(some, 1);
  some.pointer.down(finger(from));
  some.pass(400);
  some.pointer.move(finger(to));
  expect(some.tools.view.getState().drag).toMatchObject({ kind: 'slice' });
  some.pointer.down(finger({ x: 500, y: 500 }, 2));
  expect(some.tools.view.getState()).toMatchObject({ drag: null, slicing: 'above' });
  expect(some.commands).toEqual([]);
});

test('Esc takes the line back, then lays the tool down', () => {
  const some = slicing();
  const { from, to } = acrossLane(some, 1);
  some.pointer.down(mouse(from));
  some.pointer.move(mouse(to));
  expect(some.pointer.cancel()).toBe(true);
  expect(some.tools.view.getState()).toMatchObject({ drag: null, slicing: 'above' });
  handleKey(some.tools, { key: 'Escape', shift: false, alt: false, mod: false });
  expect(some.tools.view.getState().slicing).toBeNull();
  expect(some.commands).toEqual([]);
});

test('a lane that somebody archived while the line was drawn explains itself, and nothing moves', () => {
  const some = slicing();
  const { from, to } = acrossLane(some, 1);
  some.pointer.down(mouse(from));
  some.pointer.move(mouse(to));
  some.run('archive', { ids: [some.releases[1]!] });
  some.pointer.up(mouse(to));
  expect(some.commands).toEqual([]);
  expect(some.toasts).toHaveLength(1);
});

test('a line that passes no stack does nothing, and the tool stays in hand; a click selects nothing', () => {
  const some = slicing();
  const card = onCard(some, some.stories[0]!);
  some.pointer.down(mouse(card));
  some.pointer.up(mouse(card));
  some.pointer.down(mouse(card));
  some.pointer.move(mouse({ x: card.x + 20, y: card.y + 10 }));
  some.pointer.up(mouse({ x: card.x + 20, y: card.y + 10 }));
  expect(some.commands).toEqual([]);
  expect(some.tools.view.getState()).toMatchObject({ slicing: 'above', selection: new Set() });
});

test('near the edge the map scrolls along with the line, which keeps its beginning', () => {
  const some = slicing({ activities: 8 });
  const { from } = acrossLane(some, 1);
  some.pointer.down(mouse(from));
  some.pointer.move(mouse({ x: 1595, y: from.y }));
  const drag = () =>
    some.tools.view.getState().drag as Extract<
      ReturnType<typeof some.tools.view.getState>['drag'],
      { kind: 'slice' }
    >;
  const before = drag();
  some.pass(0, 10);
  expect(drag().from).toEqual(before.from);
  expect(drag().to.x).toBeGreaterThan(before.to.x + 50);
  some.pointer.cancel();
});

test('without a mouse: below the story that has the focus, across all stacks of its lane', () => {
  const some = someTools({ storiesPerCell: 2 });
  const story = some.layout().stories(1, 1)[0]!;
  expect(storyRect(some.layout(), story.id)).not.toBeNull();
  some.tools.view.setState({ focus: story.id });
  handleKey(some.tools, { key: 'ArrowUp', shift: true, alt: true, mod: false });
  expect(some.tools.view.getState().wish).toBe('sliceBelow');
  expect(sliceBelow(some.tools, story.id)).toBe(true);
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2', 'Story 2.1.1']);
  expect(some.titles(0, 1)).toEqual(['Story 2.1.2']);
  expect(sliceBelow(someTools({ canEdit: false }).tools, story.id)).toBe(false);
});
