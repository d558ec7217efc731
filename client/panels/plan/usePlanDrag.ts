/** Dragging a story over the plan: what is under the pointer, and Esc to leave it as it was. */
import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import type { StoryId } from '../../../shared/model/story.ts';

export interface PlanDrag {
  readonly id: StoryId;
  /** The `data-drop` of what is under the pointer; null: nothing takes it there. */
  readonly over: string | null;
  /** On the screen. */
  readonly x: number;
  readonly y: number;
}

const slack = 4;

/** `start` goes on the pointerdown of what is dragged; `drag` is null until the pointer has moved a little. */
export function usePlanDrag(onDrop: (id: StoryId, over: string) => void) {
  const [drag, setDrag] = useState<PlanDrag | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, id: StoryId): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    stop.current?.();
    const origin = { x: event.clientX, y: event.clientY };
    let current: PlanDrag | null = null;
    const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
      if (current === null && Math.hypot(x - origin.x, y - origin.y) < slack) return;
      const target = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]');
      current = { id, x, y, over: target?.dataset['drop'] ?? null };
      setDrag(current);
    };
    const finish = (drops: boolean): void => {
      stop.current?.();
      if (current !== null) swallowClick();
      if (drops && current !== null && current.over !== null) drop.current(id, current.over);
    };
    const onUp = (): void => finish(true);
    const onCancel = (): void => finish(false);
    const onKey = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      finish(false);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKey, true);
    stop.current = () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
      setDrag(null);
    };
  };
  return { drag, start };
}

/** Letting go over what was taken up is no click on it. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true), 0);
}
