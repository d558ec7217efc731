/** Dragging one row of the backlog by its grip: where it would land, the list scrolling along, Esc to leave it. */
import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { edgeScroll, gapAt } from './dropPlace.ts';

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

const slack = 4;

/** `start` goes on the grip's pointerdown; `drag` is null until the pointer has moved a little. */
export function useRowDrag(options: RowDragOptions) {
  const [drag, setDrag] = useState<RowDrag | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const stop = useRef<(() => void) | null>(null);

  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, id: string, from: number): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    stop.current?.();
    const origin = { x: event.clientX, y: event.clientY };
    let pointer = origin;
    let current: RowDrag | null = null;
    let frame = 0;

    const place = (): void => {
      const { scroller, rowHeight, rows } = latest.current;
      const box = scroller.current?.getBoundingClientRect();
      if (box === undefined || scroller.current === null) return;
      const gap = gapAt(pointer.y - box.top + scroller.current.scrollTop, rowHeight, rows);
      current = { id, from, gap, x: pointer.x, y: pointer.y };
      setDrag(current);
    };
    const follow = (): void => {
      const element = latest.current.scroller.current;
      if (element !== null && current !== null) {
        const box = element.getBoundingClientRect();
        const by = edgeScroll(pointer.y - box.top, box.height);
        if (by !== 0) {
          element.scrollTop += by;
          place();
        }
      }
      frame = requestAnimationFrame(follow);
    };
    const onMove = (move: PointerEvent): void => {
      pointer = { x: move.clientX, y: move.clientY };
      if (current === null && Math.hypot(pointer.x - origin.x, pointer.y - origin.y) < slack) return;
      place();
    };
    const finish = (drop: boolean): void => {
      end();
      if (drop && current !== null) latest.current.onDrop(current);
    };
    const onUp = (): void => finish(true);
    const onCancel = (): void => finish(false);
    const onKey = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      finish(false);
    };
    const end = (): void => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
      setDrag(null);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKey, true);
    frame = requestAnimationFrame(follow);
    stop.current = end;
  };
  return { drag, start };
}
