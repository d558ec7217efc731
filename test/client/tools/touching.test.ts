/** Fingers and pen on the map: what is lifted, what asks where to move, and whose palm it is. */
import { expect, test } from 'vitest';
import { createPointerTool } from '../../../client/tools/pointer.ts';
import { finger, mouse, onCard, someTools } from './someTools.ts';

test('a long press lifts a card with a shake; let go where it was, it asks where to move it', () => {
  const some = someTools();
  let shakes = 0;
  const asked: (readonly string[])[] = [];
  const { dialogs } = some.tools;
  const tools = {
    ...some.tools,
    nudge: () => void shakes++,
    dialogs: { ...dialogs, openMove: (ids: readonly string[]) => void asked.push(ids) },
  };
  const pointer = createPointerTool(tools);
  const at = onCard(some, some.stories[0]!);
  pointer.down(finger(at));
  some.pass(249);
  expect(some.tools.view.getState().drag).toBeNull();
  some.pass(1);
  expect(some.tools.view.getState().drag?.kind).toBe('stories');
  expect(shakes).toBe(1);
  pointer.up(finger({ x: at.x + 4, y: at.y }));
  expect(some.tools.view.getState().drag).toBeNull();
  expect(asked).toEqual([[some.stories[0]]]);
  expect(some.commands).toEqual([]);
});

test('moved after it was lifted, a card goes where it is dropped and nothing is asked', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const at = onCard(some, some.stories[0]!);
  const to = onCard(some, some.stories.at(-1)!);
  pointer.down(finger(at));
  some.pass(250);
  pointer.move(finger(to));
  pointer.up(finger(to));
  expect(some.commands.map(({ name }) => name)).toEqual(['moveStories']);
  expect(some.asked).toEqual([]);
});

test('a palm beside the pen does nothing, whichever comes first', () => {
  const some = someTools();
  const pointer = createPointerTool(some.tools);
  const at = onCard(some, some.stories[0]!);
  const to = onCard(some, some.stories.at(-1)!);
  const pen = (point: typeof at) => mouse(point, { id: 9, type: 'pen' });
  const { viewport } = some.tools.view.getState();
  pointer.down(finger(to, 1));
  pointer.down(pen(at));
  pointer.down(finger({ x: to.x, y: to.y + 40 }, 2));
  pointer.move(finger({ x: to.x + 60, y: to.y }, 1));
  pointer.move(pen({ x: at.x + 20, y: at.y }));
  expect(some.tools.view.getState().drag?.kind).toBe('stories');
  pointer.move(finger({ x: to.x, y: to.y + 90 }, 2));
  pointer.up(finger({ x: to.x, y: to.y + 90 }, 2));
  expect(pointer.cancel(1)).toBe(false);
  pointer.move(pen(to));
  pointer.up(pen(to));
  expect(some.commands.map(({ name }) => name)).toEqual(['moveStories']);
  expect(some.tools.view.getState().viewport).toEqual(viewport);
});
