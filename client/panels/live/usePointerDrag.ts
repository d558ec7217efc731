/** A drag with mouse, pen or finger, from where it begins to where it is let go; Esc leaves everything as it was. */
import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';

/** On the screen, in CSS pixels. */
export interface At {
  readonly x: number;
  readonly y: number;
}

interface PointerDragOptions<What, Drag> {
  /** What dragging this to here would do; null: nothing. */
  readonly place: (what: What, pointer: At) => Drag | null;
  /** Scrolls along while the pointer rests near an edge; whether anything moved. Asked once a frame. */
  readonly scroll?: (drag: Drag) => boolean;
  readonly onDrop: (drag: Drag) => void;
}

const slack = 4;

/** `start` goes on pointerdown; `drag` is null until the pointer has moved a little. */
export function usePointerDrag<What, Drag>(options: PointerDragOptions<What, Drag>) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, what: What): void => {
    if (event.button !== 0) return;
    stop.current?.();
    const origin: At = { x: event.clientX, y: event.clientY };
    let pointer = origin;
    let current: Drag | null = null;
    let hasMoved = false;
    let isGivenUp = false;
    let frame = 0;

    const show = (next: Drag | null): void => {
      current = next;
      setDrag(next);
    };
    const place = (): void => show(latest.current.place(what, pointer));
    const follow = (): void => {
      if (current !== null && latest.current.scroll?.(current) === true) place();
      frame = requestAnimationFrame(follow);
    };
    const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
      pointer = { x, y };
      if (isGivenUp || (!hasMoved && Math.hypot(x - origin.x, y - origin.y) < slack)) return;
      hasMoved = true;
      place();
    };
    const onUp = (): void => {
      const dropped = current;
      end();
      if (hasMoved) swallowClick();
      if (dropped !== null) latest.current.onDrop(dropped);
    };
    const onKey = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape' || current === null) return;
      key.preventDefault();
      key.stopPropagation();
      // The button is still down: letting it go must not click either.
      isGivenUp = true;
      show(null);
    };
    const end = (): void => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
      setDrag(null);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
    if (latest.current.scroll !== undefined) frame = requestAnimationFrame(follow);
    stop.current = end;
  };
  return { drag, start };
}

/** A drag that ends over a button is no click on it. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  // The click, if there is one, comes with the same release of the button.
  setTimeout(() => window.removeEventListener('click', swallow, true), 0);
}
