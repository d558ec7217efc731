/** Clicking, selecting and opening cards with the pointer. */
import { expect, test } from 'vitest';
import { centre } from '../../../client/layout/geometry.ts';
import { addActivityBox, columnBox, laneBox } from '../../../client/layout/headers.ts';
import { laneHeaderParts } from '../../../client/layout/laneHeader.ts';
import { slotRect } from '../../../client/layout/mapLayout.ts';
import { rectToScreen } from '../../../client/layout/viewport.ts';
import { createPointerTool } from '../../../client/tools/pointer.ts';
import type { Point } from '../../../client/layout/geometry.ts';
import { bandsOf, mouse, finger, onCard, onMap, someTools, type SomeTools } from './someTools.ts';

function click(some: SomeTools, point: Point, more: Parameters<typeof mouse>[1] = {}): void {
  const pointer = createPointerTool(some.tools);
  pointer.down(mouse(point, more));
  pointer.up(mouse(point, more));
}

test('a click selects one card, Shift+click adds and takes out', () => {
  const some = someTools();
  const [first, second] = some.stories;
  click(some, onCard(some, first!));
  expect([...some.tools.view.getState().selection]).toEqual([first]);
  click(some, onCard(some, second!), { shift: true });
  expect([...some.tools.view.getState().selection]).toEqual([first, second]);
  click(some, onCard(some, first!), { shift: true });
  expect([...some.tools.view.getState().selection]).toEqual([second]);
});

test('a marquee selects what it touches, with Shift in addition', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  click(some, onCard(some, some.stories[3]!));
  const from = onMap(some, 3, 3);
  const to = onMap(some, 300, 60);
  pointer.down(mouse(from, { shift: true }));
  pointer.move(mouse(to, { shift: true }));
  expect(some.tools.view.getState().drag?.kind).toBe('marquee');
  pointer.up(mouse(to, { shift: true }));
  expect(some.tools.view.getState().selection).toEqual(
    new Set([some.stories[0], some.stories[1], some.stories[3]]),
  );
  expect(some.tools.view.getState().drag).toBeNull();
});

test('a double click opens the text of a card', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const at = onCard(some, some.stories[0]!);
  for (let i = 0; i < 2; i++) {
    pointer.down(mouse(at));
    pointer.up(mouse(at));
    some.pass(100);
  }
  expect(some.tools.view.getState().editing).toEqual({ id: some.stories[0], field: 'title' });
});

test('two slow clicks are two clicks', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const at = onCard(some, some.stories[0]!);
  for (let i = 0; i < 2; i++) {
    pointer.down(mouse(at));
    pointer.up(mouse(at));
    some.pass(600);
  }
  expect(some.tools.view.getState().editing).toBeNull();
});

test('a double tap edits, a tap selects', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const at = onCard(some, some.stories[2]!);
  pointer.down(finger(at));
  pointer.up(finger(at));
  expect(some.tools.view.getState().selection).toEqual(new Set([some.stories[2]]));
  some.pass(150);
  pointer.down(finger(at));
  pointer.up(finger(at));
  expect(some.tools.view.getState().editing?.id).toBe(some.stories[2]);
});

test('the place at the end of a cell adds a story there and opens it', () => {
  const some = someTools();
  const { viewport } = some.tools.view.getState();
  click(some, centre(rectToScreen(viewport, slotRect(some.layout(), 2, 1))));
  expect(some.titles(2, 1)).toEqual(['Story 2.3.1', '']);
  expect(some.tools.view.getState().editing).toMatchObject({ field: 'title', isNew: true });
});

test('the backbone and the lanes grow where their + is clicked', () => {
  const some = someTools();
  const { viewport } = some.tools.view.getState();
  const frame = bandsOf(some);
  const step = columnBox(some.layout(), viewport, frame, 0);
  click(some, { x: step.x + step.width + 12, y: centre(step).y });
  expect(some.commands.at(-1)).toMatchObject({ name: 'addStep', input: { after: some.steps[0] } });
  click(some, centre(addActivityBox(some.layout(), viewport, frame)));
  expect(some.commands.filter(({ name }) => name === 'addActivity')).toHaveLength(1);
  const lane = laneBox(some.layout(), viewport, frame, 1);
  click(some, { x: 18, y: lane.y });
  expect(some.commands.at(-1)).toMatchObject({ name: 'addRelease', input: { before: some.releases[1] } });
  expect(some.tools.view.getState().editing).toMatchObject({ field: 'name', isNew: true });
});

test('Push asks for the push of that release', () => {
  const some = someTools();
  const { viewport } = some.tools.view.getState();
  click(some, centre(laneHeaderParts(some.layout(), viewport, bandsOf(some), 1).button!));
  expect(some.asked).toEqual([`push ${some.releases[1]}`]);
});

test('the chevron of a release collapses it for this person only', () => {
  const some = someTools();
  const { viewport } = some.tools.view.getState();
  click(some, centre(laneHeaderParts(some.layout(), viewport, bandsOf(some), 0).chevron!));
  expect(some.tools.view.getState().collapsed).toEqual(new Set([some.releases[0]]));
  expect(some.commands).toEqual([]);
});

test('a click on an empty cell puts the focus there; on empty ground the selection is cleared', () => {
  const some = someTools({ storiesPerCell: 0 });
  click(some, onMap(some, 100, 100));
  expect(some.tools.view.getState().focusedCell).toEqual({ stepId: some.steps[0], lane: some.releases[0] });
  const full = someTools();
  click(full, onCard(full, full.stories[0]!));
  click(full, { x: 1590, y: 700 });
  expect(full.tools.view.getState().selection.size).toBe(0);
});

test('the middle button and Space pan', () => {
  const some = someTools({ activities: 8 });
  const pointer = createPointerTool(some.tools);
  const before = some.tools.view.getState().viewport.x;
  pointer.down(mouse({ x: 700, y: 300 }, { button: 1 }));
  pointer.move(mouse({ x: 600, y: 300 }));
  pointer.up(mouse({ x: 600, y: 300 }));
  expect(some.tools.view.getState().viewport.x).toBe(before - 100);
  pointer.holdSpace(true);
  pointer.down(mouse(onCard(some, some.stories[2]!)));
  pointer.move(mouse({ x: 500, y: 300 }));
  pointer.up(mouse({ x: 500, y: 300 }));
  pointer.holdSpace(false);
  expect(pointer.pannedWithSpace()).toBe(true);
  expect(some.commands).toEqual([]);
});
