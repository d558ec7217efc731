/** Drawing an arrow from a card's handle to the card it needs. */
import { describe, expect, test } from 'vitest';
import { centre } from '../../../client/layout/geometry.ts';
import { handleRect } from '../../../client/layout/hitTest.ts';
import { storyRect } from '../../../client/layout/mapLayout.ts';
import { createPointerTool } from '../../../client/tools/pointer.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { finger, mouse, onCard, onMap, someTools, type SomeTools } from './someTools.ts';

function handleOf(map: SomeTools, id: StoryId) {
  const { x, y } = centre(handleRect(storyRect(map.layout(), id)!));
  return onMap(map, x, y);
}

function drawn(options: Parameters<typeof someTools>[0] = {}) {
  const map = someTools(options);
  const pointer = createPointerTool(map.tools);
  const [first, second] = [map.stories[0]!, map.stories[1]!];
  return { ...map, map, pointer, first, second };
}

describe('dragging from the handle of a card', () => {
  test('to another card asks what kind of dependency it is, and moves nothing', () => {
    const { map, pointer, first, second, tools } = drawn();
    pointer.down(mouse(handleOf(map, first)));
    pointer.move(mouse(onCard(map, second)));
    expect(pointer.gesture()).toBe('connect');
    expect(tools.view.getState().drag).toMatchObject({ kind: 'connect', from: first, to: second });
    pointer.up(mouse(onCard(map, second)));
    expect(map.asked).toEqual([`dependency ${first} ${second}`]);
    expect(map.commands).toEqual([]);
    expect(tools.view.getState().drag).toBeNull();
  });

  test('to empty ground, back to itself, or with Esc does nothing', () => {
    const { map, pointer, first, second, tools } = drawn();
    for (const target of [onMap(map, 5, 2000), onCard(map, first)]) {
      pointer.down(mouse(handleOf(map, first)));
      pointer.move(mouse(onCard(map, second)));
      pointer.move(mouse(target));
      expect(tools.view.getState().drag).toMatchObject({ kind: 'connect', to: null });
      pointer.up(mouse(target));
    }
    pointer.down(mouse(handleOf(map, first)));
    pointer.move(mouse(onCard(map, second)));
    expect(pointer.cancel()).toBe(true);
    expect(tools.view.getState().drag).toBeNull();
    expect([...map.asked, ...map.commands]).toEqual([]);
  });

  test('says so when the card was archived meanwhile', () => {
    const { map, pointer, first, second, run } = drawn();
    pointer.down(mouse(handleOf(map, first)));
    pointer.move(mouse(onCard(map, second)));
    run('archive', { ids: [first] });
    pointer.up(mouse(onCard(map, second)));
    expect(map.toasts).toHaveLength(1);
    expect(map.asked).toEqual([]);
  });

  test('is not there for who may only read, nor when the map is far away', () => {
    const reader = drawn({ canEdit: false });
    reader.pointer.down(mouse(handleOf(reader.map, reader.first)));
    reader.pointer.move(mouse(onCard(reader.map, reader.second)));
    expect(reader.pointer.gesture()).not.toBe('connect');
    const far = drawn();
    const { viewport } = far.tools.view.getState();
    far.tools.view.setState({ viewport: { ...viewport, scale: 0.4 } });
    far.pointer.down(mouse(handleOf(far.map, far.first)));
    far.pointer.move(mouse(onCard(far.map, far.second)));
    expect(far.pointer.gesture()).not.toBe('connect');
  });

  test('a click on it opens the details, where it can be chosen without drawing', () => {
    const { map, pointer, first } = drawn();
    pointer.down(mouse(handleOf(map, first)));
    pointer.up(mouse(handleOf(map, first)));
    expect(map.asked).toEqual([`details ${first}`]);
  });

  test('a finger finds it once the card is selected', () => {
    const { map, pointer, first, second, pass } = drawn();
    const press = (): void => {
      pointer.down(finger(handleOf(map, first)));
      pass(300);
      pointer.move(finger(onCard(map, second)));
    };
    press();
    expect(pointer.gesture()).toBe('drag');
    pointer.cancel();
    press();
    expect(pointer.gesture()).toBe('connect');
    pointer.up(finger(onCard(map, second)));
    expect(map.asked).toEqual([`dependency ${first} ${second}`]);
  });
});
