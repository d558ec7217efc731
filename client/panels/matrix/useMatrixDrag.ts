/** Dragging a story over the matrix, with mouse, pen or finger; Esc leaves it where it was. */
import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import type { StoryId } from '../../../shared/model/story.ts';

export interface MatrixDrag {
  readonly id: StoryId;
  /** On the screen, for what follows the pointer. */
  readonly x: number;
  readonly y: number;
  /** From 0 to 1 on both axes; null beside the matrix. */
  readonly at: { readonly effort: number; readonly impact: number } | null;
}

const slack = 4;

/** `start` goes on pointerdown; `drag` is null until the pointer has moved a little. */
export function useMatrixDrag(
  field: RefObject<HTMLElement | null>,
  onDrop: (id: StoryId, at: { readonly effort: number; readonly impact: number }) => void,
) {
  const [drag, setDrag] = useState<MatrixDrag | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  const stop = useRef<(() => void) | null>(null);
  /** A click that ends a drag opens nothing. */
  const hasDragged = useRef(false);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, id: StoryId): void => {
    if (event.button !== 0) return;
    stop.current?.();
    hasDragged.current = false;
    const origin = { x: event.clientX, y: event.clientY };
    let current: MatrixDrag | null = null;
    const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
      if (current === null && Math.hypot(x - origin.x, y - origin.y) < slack) return;
      const box = field.current?.getBoundingClientRect();
      if (box === undefined) return;
      const isInside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      const at = { effort: (x - box.left) / box.width, impact: 1 - (y - box.top) / box.height };
      hasDragged.current = true;
      current = { id, x, y, at: isInside ? at : null };
      setDrag(current);
    };
    const end = (): void => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
      setDrag(null);
    };
    const onUp = (): void => {
      end();
      if (current !== null && current.at !== null) drop.current(id, current.at);
    };
    const onKey = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape' || current === null) return;
      key.preventDefault();
      key.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
    stop.current = end;
  };
  return { drag, start, hasDragged };
}
