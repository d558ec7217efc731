/** Dragging stories, steps, activities, releases and dividers. */
import { expect, test } from 'vitest';
import { columnBox, activityBox, laneBox } from '../../../client/layout/headers.ts';
import { centre } from '../../../client/layout/geometry.ts';
import { createPointerTool } from '../../../client/tools/pointer.ts';
import { bandsOf, finger, mouse, onCard, onMap, someTools } from './someTools.ts';

test('dragging a story writes nothing until the drop, and then one command', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const [story] = some.stories;
  const target = onCard(some, some.stories[5]!);
  pointer.down(mouse(onCard(some, story!)));
  pointer.move(mouse({ x: target.x, y: target.y - 30 }));
  expect(some.tools.view.getState().drag).toMatchObject({ kind: 'stories', ids: [story] });
  expect(some.commands).toEqual([]);
  expect(some.presence.at(-1)?.drag?.ids).toEqual([story]);
  pointer.up(mouse({ x: target.x, y: target.y - 30 }));
  expect(some.commands.map(({ name }) => name)).toEqual(['moveStories']);
  expect(some.titles(1, 1)).toEqual(['Story 1.1.1', 'Story 2.2.1']);
  expect(some.tools.view.getState().drag).toBeNull();
  expect(some.presence.at(-1)).toEqual({ drag: null });
});

test('a drag to another lane leaves the step to whoever moves the card there meanwhile', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const [story] = some.stories;
  const target = onCard(some, some.stories[4]!);
  pointer.down(mouse(onCard(some, story!)));
  pointer.move(mouse({ x: target.x, y: target.y + 30 }));
  pointer.up(mouse({ x: target.x, y: target.y + 30 }));
  expect(some.commands[0]!.input).toEqual({ ids: [story], releaseId: some.releases[1] });
});

test('a selected stack is dragged together, in map order', () => {
  const some = someTools({ storiesPerCell: 2 });
  const pointer = createPointerTool(some.tools);
  const [first, second] = some.stories;
  pointer.down(mouse(onCard(some, second!)));
  pointer.up(mouse(onCard(some, second!)));
  pointer.down(mouse(onCard(some, first!), { shift: true }));
  pointer.up(mouse(onCard(some, first!), { shift: true }));
  const target = onCard(some, some.stories[2]!);
  pointer.down(mouse(onCard(some, second!)));
  pointer.move(mouse({ x: target.x, y: target.y - 30 }));
  pointer.up(mouse({ x: target.x, y: target.y - 30 }));
  expect(some.titles(1, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2', 'Story 1.2.1', 'Story 1.2.2']);
  some.undo.undo();
  expect(some.titles(1, 0)).toEqual(['Story 1.2.1', 'Story 1.2.2']);
});

test('Esc puts a dragged stack back', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  pointer.down(mouse(onCard(some, some.stories[0]!)));
  pointer.move(mouse(onCard(some, some.stories[6]!)));
  expect(pointer.cancel()).toBe(true);
  pointer.up(mouse(onCard(some, some.stories[6]!)));
  expect(some.commands).toEqual([]);
  expect(some.tools.view.getState().drag).toBeNull();
});

test('a target that vanished during the drag explains itself, and nothing moves', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const target = onCard(some, some.stories[1]!);
  pointer.down(mouse(onCard(some, some.stories[0]!)));
  pointer.move(mouse(target));
  some.run('archive', { ids: [some.steps[1]!] });
  pointer.up(mouse(target));
  expect(some.commands).toEqual([]);
  expect(some.toasts).toHaveLength(1);
});

test('a card that somebody archived during the drag explains itself', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const target = onCard(some, some.stories[1]!);
  pointer.down(mouse(onCard(some, some.stories[0]!)));
  pointer.move(mouse(target));
  some.run('archive', { ids: [some.stories[0]!] });
  pointer.up(mouse(target));
  expect(some.commands).toEqual([]);
  expect(some.toasts).toHaveLength(1);
});

test('near the edge the map scrolls along', () => {
  const some = someTools({ activities: 6, stepsPerActivity: 3 });
  const pointer = createPointerTool(some.tools);
  pointer.down(mouse(onCard(some, some.stories[0]!)));
  pointer.move(mouse({ x: 1595, y: 400 }));
  const before = some.tools.view.getState().viewport.x;
  some.pass(0, 5);
  expect(some.tools.view.getState().viewport.x).toBeLessThan(before - 40);
  pointer.cancel();
  const after = some.tools.view.getState().viewport.x;
  some.pass(0, 5);
  expect(some.tools.view.getState().viewport.x).toBe(after);
});

test('dragging a step carries its stories, also under another activity', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const { viewport } = some.tools.view.getState();
  const box = (column: number) => columnBox(some.layout(), viewport, bandsOf(some), column);
  pointer.down(mouse(centre(box(0))));
  pointer.move(mouse({ x: box(3).x + 150, y: centre(box(3)).y }));
  pointer.up(mouse({ x: box(3).x + 150, y: centre(box(3)).y }));
  expect(some.tools.store.getRecords().step.get(some.steps[0]!)?.activityId).toBe(some.activities[1]);
  expect(some.layout().columnOf(some.steps[0]!)).toBe(3);
  expect(some.titles(3, 0)).toEqual(['Story 1.1.1']);
});

test('dragging an activity carries its steps', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const { viewport } = some.tools.view.getState();
  const box = (index: number) => activityBox(some.layout(), viewport, bandsOf(some), index);
  pointer.down(mouse(centre(box(0))));
  pointer.move(mouse({ x: box(1).x + box(1).width - 20, y: 30 }));
  pointer.up(mouse({ x: box(1).x + box(1).width - 20, y: 30 }));
  expect(some.layout().activities.map(({ activity }) => activity.title)).toEqual([
    'Activity 2',
    'Activity 1',
  ]);
  expect(some.layout().columnOf(some.steps[0]!)).toBe(2);
});

test('dragging a release changes the order of the lanes', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const { viewport } = some.tools.view.getState();
  const box = (index: number) => laneBox(some.layout(), viewport, bandsOf(some), index);
  pointer.down(mouse({ x: 120, y: box(1).y + 40 }));
  pointer.move(mouse({ x: 120, y: box(0).y + 10 }));
  pointer.up(mouse({ x: 120, y: box(0).y + 10 }));
  expect(some.layout().grid.releases.map((release) => release.name)).toEqual(['Release 2', 'Release 1']);
});

test('pulling the divider down through the stacks slices: what it passed goes into the upper release', () => {
  const some = someTools({ storiesPerCell: 3 });
  const pointer = createPointerTool(some.tools);
  const lower = some.layout().lanes[1]!;
  const at = (y: number) => mouse(onMap(some, 5, y));
  pointer.down(at(lower.y));
  pointer.move(at(lower.y + 150));
  expect(some.tools.view.getState().drag).toMatchObject({ kind: 'divider' });
  expect(some.commands).toEqual([]);
  pointer.up(at(lower.y + 150));
  expect(some.commands.map(({ name }) => name)).toEqual(['sliceRelease']);
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1', 'Story 1.1.2', 'Story 1.1.3', 'Story 2.1.1']);
  expect(some.titles(0, 1)).toEqual(['Story 2.1.2', 'Story 2.1.3']);
  expect(some.titles(3, 0).at(-1)).toBe('Story 2.4.1');
});

test('pulling the divider up sends the last stories down, to the top of the lower lane', () => {
  const some = someTools({ storiesPerCell: 2 });
  const pointer = createPointerTool(some.tools);
  const upper = some.layout().lanes[0]!;
  const lower = some.layout().lanes[1]!;
  pointer.down(mouse(onMap(some, 5, lower.y)));
  pointer.move(mouse(onMap(some, 5, upper.y + 120)));
  pointer.up(mouse(onMap(some, 5, upper.y + 120)));
  expect(some.titles(0, 0)).toEqual(['Story 1.1.1']);
  expect(some.titles(0, 1)).toEqual(['Story 1.1.2', 'Story 2.1.1', 'Story 2.1.2']);
});

test('a viewer cannot drag anything; the mouse draws a marquee instead', () => {
  const some = someTools({ canEdit: false });
  const pointer = createPointerTool(some.tools);
  pointer.down(mouse(onCard(some, some.stories[0]!)));
  pointer.move(mouse(onCard(some, some.stories[1]!)));
  expect(some.tools.view.getState().drag?.kind).toBe('marquee');
  pointer.up(mouse(onCard(some, some.stories[1]!)));
  expect(some.commands).toEqual([]);
});

test('a finger drags only after a long press; before that it pans', () => {
  const some = someTools({ activities: 6 });
  const pointer = createPointerTool(some.tools);
  const from = onCard(some, some.stories[1]!);
  pointer.down(finger(from));
  pointer.move(finger({ x: from.x - 60, y: from.y }));
  expect(pointer.gesture()).toBe('pan');
  expect(some.tools.view.getState().viewport.x).toBe(bandsOf(some).left - 60);
  pointer.up(finger({ x: from.x - 60, y: from.y }));
  const again = onCard(some, some.stories[1]!);
  pointer.down(finger(again));
  some.pass(250);
  expect(pointer.gesture()).toBe('drag');
  pointer.move(finger(onCard(some, some.stories[2]!)));
  pointer.up(finger(onCard(some, some.stories[2]!)));
  expect(some.commands.map(({ name }) => name)).toEqual(['moveStories']);
});

test('two fingers zoom at their middle, and a drag that was under way is called off', () => {
  const some = someTools({ activities: 8, storiesPerCell: 6 });
  const pointer = createPointerTool(some.tools);
  pointer.down(finger(onCard(some, some.stories[0]!)));
  some.pass(250);
  expect(pointer.gesture()).toBe('drag');
  pointer.down(finger({ x: 900, y: 400 }, 2));
  expect(some.tools.view.getState().drag).toBeNull();
  pointer.move(finger({ x: 1200, y: 400 }, 2));
  expect(some.tools.view.getState().viewport.scale).toBeGreaterThan(1.1);
  pointer.up(finger({ x: 1200, y: 400 }, 2));
  expect(some.commands).toEqual([]);
});
