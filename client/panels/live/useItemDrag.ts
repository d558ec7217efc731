/** Dragging a card or a row within its list or into another one: where it would land, lists scrolling along, Esc to leave it. */
import type { RefObject } from 'react';
import { edgeScroll } from './edgeScroll.ts';
import { usePointerDrag, type At } from './usePointerDrag.ts';

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

/** `start` goes on pointerdown of a grip, or of the item itself. */
export function useItemDrag({ root, sort, onDrop }: ItemDragOptions) {
  return usePointerDrag<string, ItemDrag>({
    place: (id, pointer) => {
      const over = placeAt(root.current, sort, id, pointer);
      return over === null ? null : { id, ...over, ...pointer };
    },
    scroll: (drag) => scrollAlong(root.current, drag),
    onDrop: (drag) => {
      if (!drag.isHome) onDrop(drag);
    },
  });
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
  let scroller = inside?.closest<HTMLElement>('[data-scrolls]') ?? null;
  // A list that has room for all of its items leaves the scrolling to what is around it.
  while (scroller !== null && !scrollBy(scroller, x, y))
    scroller = scroller.parentElement?.closest<HTMLElement>('[data-scrolls]') ?? null;
  return scroller !== null;
}

function scrollBy(scroller: HTMLElement, x: number, y: number): boolean {
  const { left, top, width, height } = scroller.getBoundingClientRect();
  const before = [scroller.scrollTop, scroller.scrollLeft];
  if (scroller.scrollHeight > scroller.clientHeight) scroller.scrollTop += edgeScroll(y - top, height);
  if (scroller.scrollWidth > scroller.clientWidth) scroller.scrollLeft += edgeScroll(x - left, width);
  return scroller.scrollTop !== before[0] || scroller.scrollLeft !== before[1];
}
