/** Dragging rows of the backlog by a grip: where they would land, the list scrolling along. */
import type { PointerEvent, RefObject } from 'react';
import { edgeScroll } from '../live/edgeScroll.ts';
import { usePointerDrag } from '../live/usePointerDrag.ts';
import { gapAt } from './dropPlace.ts';

export interface RowDrag {
  readonly id: string;
  readonly from: number;
  readonly gap: number;
  /** On the screen, for what follows the pointer. */
  readonly x: number;
  readonly y: number;
}

interface RowDragOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  readonly rows: number;
  readonly onDrop: (drag: RowDrag) => void;
}

/** `start` goes on the grip's pointerdown. */
export function useRowDrag({ scroller, rowHeight, rows, onDrop }: RowDragOptions) {
  const { drag, start } = usePointerDrag<Pick<RowDrag, 'id' | 'from'>, RowDrag>({
    place: (what, pointer) => {
      const list = scroller.current;
      if (list === null) return null;
      const top = list.getBoundingClientRect().top - list.scrollTop;
      return { ...what, ...pointer, gap: gapAt(pointer.y - top, rowHeight, rows) };
    },
    scroll: ({ y }) => {
      const list = scroller.current;
      const box = list?.getBoundingClientRect();
      const by = box === undefined ? 0 : edgeScroll(y - box.top, box.height);
      if (list !== null && by !== 0) list.scrollTop += by;
      return by !== 0;
    },
    onDrop,
  });
  return {
    drag,
    start: (event: PointerEvent, id: string, from: number): void => {
      event.preventDefault();
      start(event, { id, from });
    },
  };
}
