/** Dragging stories over the plan: what is under the pointer takes it. */
import type { PointerEvent } from 'react';
import type { StoryId } from '../../../shared/model/story.ts';
import { usePointerDrag } from '../live/usePointerDrag.ts';

export interface PlanDrag {
  readonly ids: readonly StoryId[];
  /** The `data-drop` of what is under the pointer; null: nothing takes it there. */
  readonly over: string | null;
  /** On the screen. */
  readonly x: number;
  readonly y: number;
}

/** `start` goes on the pointerdown of what is dragged. */
export function usePlanDrag(onDrop: (ids: readonly StoryId[], over: string) => void) {
  const { drag, start } = usePointerDrag<readonly StoryId[], PlanDrag>({
    place: (ids, { x, y }) => {
      const target = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]');
      return { ids, x, y, over: target?.dataset['drop'] ?? null };
    },
    onDrop: ({ ids, over }) => {
      if (over !== null) onDrop(ids, over);
    },
  });
  return {
    drag,
    start: (event: PointerEvent, ids: readonly StoryId[]): void => {
      event.preventDefault();
      start(event, ids);
    },
  };
}
