/** Dragging a card or a row within its list or into another one: where it would land, lists scrolling along, Esc to leave it. */
import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { edgeScroll } from '../backlog/dropPlace.ts';

export interface ItemDrag {
  readonly id: string;
  /** The list it is over, and the item there that it would stand before; null: at the end. */
  readonly list: string;
  readonly before: string | null;
  /** It would stay where it is. */
  readonly isHome: boolean;
  /** On the screen, for what follows the pointer. */
  readonly x: number;
  readonly y: number;
}

interface ItemDragOptions {
  /** Lists in it carry `data-list`, the items that are their children `data-item`, what scrolls them `data-scrolls`. */
  readonly root: RefObject<HTMLElement | null>;
  /** Only lists whose `data-sort` says this take part. */
  readonly sort: string;
  readonly onDrop: (drag: ItemDrag) => void;
}

const slack = 5;

/** `start` goes on pointerdown of a grip, or of the item itself; `drag` is null until the pointer has moved a little. */
export function useItemDrag(options: ItemDragOptions) {
  const [drag, setDrag] = useState<ItemDrag | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const stop = useRef<(() => void) | null>(null);

  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, id: string): void => {
    if (event.button !== 0) return;
    stop.current?.();
    const origin = { x: event.clientX, y: event.clientY };
    let pointer = origin;
    let current: ItemDrag | null = null;
    let frame = 0;

    const place = (): void => {
      const { root, sort } = latest.current;
      const over = placeAt(root.current, sort, id, pointer);
      current = over === null ? null : { id, ...over, ...pointer };
      setDrag(current);
    };
    const follow = (): void => {
      if (current !== null && scrollAlong(latest.current.root.current, current)) place();
      frame = requestAnimationFrame(follow);
    };
    const onMove = (move: PointerEvent): void => {
      pointer = { x: move.clientX, y: move.clientY };
      if (current === null && Math.hypot(pointer.x - origin.x, pointer.y - origin.y) < slack) return;
      place();
    };
    const finish = (drops: boolean): void => {
      const dropped = current;
      end();
      if (dropped === null) return;
      swallowClick();
      if (drops && !dropped.isHome) latest.current.onDrop(dropped);
    };
    const onUp = (): void => finish(true);
    const onCancel = (): void => finish(false);
    const onKey = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape' || current === null) return;
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

interface At {
  readonly x: number;
  readonly y: number;
}

/** The list under the pointer, else the nearest one; in it before the first item whose middle is below the pointer. */
function placeAt(
  root: HTMLElement | null,
  sort: string,
  id: string,
  { x, y }: At,
): Pick<ItemDrag, 'list' | 'before' | 'isHome'> | null {
  const lists = [...(root?.querySelectorAll<HTMLElement>(`[data-sort="${sort}"][data-list]`) ?? [])];
  const away = (list: HTMLElement): number => {
    const { left, right, top, bottom } = list.getBoundingClientRect();
    return Math.max(left - x, 0, x - right) * 1000 + Math.max(top - y, 0, y - bottom);
  };
  const list = lists.toSorted((a, b) => away(a) - away(b))[0];
  if (list === undefined) return null;
  const items = [...list.querySelectorAll<HTMLElement>(':scope > [data-item]')];
  const index = items.filter((item) => {
    const { top, height } = item.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
  const before = items[index]?.dataset['item'] ?? null;
  const isHome = before === id || items[index - 1]?.dataset['item'] === id;
  return { list: list.dataset['list']!, before, isHome };
}

/** Whether anything scrolled. */
function scrollAlong(root: HTMLElement | null, { list, x, y }: ItemDrag): boolean {
  const inside = root?.querySelector<HTMLElement>(`[data-list="${CSS.escape(list)}"]`);
  const scroller = inside?.closest<HTMLElement>('[data-scrolls]');
  if (scroller === null || scroller === undefined) return false;
  const box = scroller.getBoundingClientRect();
  const down = edgeScroll(y - box.top, box.height);
  const across = scroller.scrollWidth > scroller.clientWidth ? edgeScroll(x - box.left, box.width) : 0;
  if (down === 0 && across === 0) return false;
  const before = [scroller.scrollTop, scroller.scrollLeft];
  scroller.scrollTop += down;
  scroller.scrollLeft += across;
  return scroller.scrollTop !== before[0] || scroller.scrollLeft !== before[1];
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
