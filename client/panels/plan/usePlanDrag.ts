/** Dragging a story over the plan: what is under the pointer takes it. */
import type { PointerEvent } from 'react';
import type { StoryId } from '../../../shared/model/story.ts';
import { usePointerDrag } from '../live/usePointerDrag.ts';

export interface PlanDrag {
  readonly id: StoryId;
  /** The `data-drop` of what is under the pointer; null: nothing takes it there. */
  readonly over: string | null;
  /** On the screen. */
  readonly x: number;
  readonly y: number;
}

/** `start` goes on the pointerdown of what is dragged. */
export function usePlanDrag(onDrop: (id: StoryId, over: string) => void) {
  const { drag, start } = usePointerDrag<StoryId, PlanDrag>({
    place: (id, { x, y }) => {
      const target = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]');
      return { id, x, y, over: target?.dataset['drop'] ?? null };
    },
    onDrop: ({ id, over }) => {
      if (over !== null) onDrop(id, over);
    },
  });
  return {
    drag,
    start: (event: PointerEvent, id: StoryId): void => {
      event.preventDefault();
      start(event, id);
    },
  };
}
