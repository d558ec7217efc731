/** Drawing an arrow from a card that needs another one to the card it needs; the kind is asked for at the drop. */
import type { StoryId } from '../../shared/model/story.ts';
import type { Point } from '../layout/geometry.ts';
import type { Drag } from '../store/viewStore.ts';
import { createAutoScroll } from './autoScroll.ts';
import type { Gesture } from './gesture.ts';
import { hitAt, isLive, type Tools } from './toolContext.ts';

/** Begins at the handle of the story that needs the other one. */
export function startConnect(tools: Tools, from: StoryId): Gesture {
  const { view, dialogs, words } = tools;
  let last: Point | null = null;

  const update = (): void => {
    if (last === null) return;
    const drag: Drag = { kind: 'connect', from, pointer: last, to: storyAt(tools, last, from) };
    view.setState({ drag });
  };
  const scroll = createAutoScroll(tools, update);
  const stop = (): void => {
    scroll.stop();
    view.setState({ drag: null });
  };
  return {
    kind: 'connect',
    move: ({ point }) => {
      last = point;
      update();
      scroll.pointerAt(point);
    },
    end: ({ point }) => {
      stop();
      const to = storyAt(tools, point, from);
      if (!isLive(tools, from)) dialogs.toast(words.cardsGone);
      else if (to !== null) dialogs.openDependency?.({ storyId: from, needsId: to, at: point });
    },
    cancel: stop,
  };
}

/** The other card under a point, whichever part of it. */
function storyAt(tools: Tools, point: Point, from: StoryId): StoryId | null {
  const hit = hitAt(tools, point);
  const isCard = hit.kind === 'story' || hit.kind === 'details' || hit.kind === 'connect';
  return isCard && hit.id !== from ? hit.id : null;
}
