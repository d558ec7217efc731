/** Dragging a story over the matrix. */
import type { RefObject } from 'react';
import type { StoryId } from '../../../shared/model/story.ts';
import { usePointerDrag } from '../live/usePointerDrag.ts';

interface Scored {
  readonly effort: number;
  readonly impact: number;
}

export interface MatrixDrag {
  readonly id: StoryId;
  /** On the screen, for what follows the pointer. */
  readonly x: number;
  readonly y: number;
  /** From 0 to 1 on both axes; null beside the matrix. */
  readonly at: Scored | null;
}

/** `start` goes on pointerdown. */
export function useMatrixDrag(
  field: RefObject<HTMLElement | null>,
  onDrop: (id: StoryId, at: Scored) => void,
) {
  return usePointerDrag<StoryId, MatrixDrag>({
    place: (id, { x, y }) => {
      const box = field.current?.getBoundingClientRect();
      if (box === undefined) return null;
      const isInside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      const at = { effort: (x - box.left) / box.width, impact: 1 - (y - box.top) / box.height };
      return { id, x, y, at: isInside ? at : null };
    },
    onDrop: ({ id, at }) => {
      if (at !== null) onDrop(id, at);
    },
  });
}
