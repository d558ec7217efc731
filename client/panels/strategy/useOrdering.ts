/** Ordering a list by hand: drag, Alt and the arrow keys, or a menu; what moved keeps the focus and is told. */
import type { KeyboardEvent, PointerEvent } from 'react';
import { strategyWords } from '../../ui/words/strategy.ts';
import { words } from '../../ui/words.ts';
import { useItemDrag } from '../live/useItemDrag.ts';
import type { StrategyListProps } from './listProps.ts';

interface OrderingOptions<I extends string> extends Pick<
  StrategyListProps,
  'root' | 'onTell' | 'onFocus' | 'canEdit'
> {
  /** Names the list for drags, so that none lands in another. */
  readonly sort: string;
  readonly items: readonly { readonly id: I; readonly title: string }[];
  /** Whether it was moved. */
  readonly onMove: (id: I, place: { readonly before?: I; readonly after?: I }) => boolean;
}

export interface Ordering {
  readonly dragged: string | null;
  /** What the list itself carries. */
  readonly list: {
    readonly 'data-sort': string;
    readonly 'data-list': string;
    readonly 'data-gap'?: string | undefined;
  };
  /** What an item carries. */
  readonly item: (id: string) => {
    readonly 'data-item': string;
    readonly 'data-keep': string;
    readonly 'data-dragged': true | undefined;
    readonly 'data-gap': string | undefined;
  };
  /** What its grip carries. */
  readonly grip: (id: string) => {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
  /** One place up or down; null: there is none. */
  readonly mover: (id: string, by: -1 | 1) => (() => void) | null;
}

export function useOrdering<I extends string>(options: OrderingOptions<I>): Ordering {
  const { sort, root, items, onMove, onTell, onFocus, canEdit } = options;
  const tell = (id: I, rank: number): void => {
    const title = items.find((item) => item.id === id)?.title.trim() || words.noTitle;
    onTell(strategyWords.moved(title, rank, items.length));
  };
  const { drag, start } = useItemDrag({
    root,
    sort,
    onDrop: ({ id, before }) => {
      const others = items.filter((item) => item.id !== id);
      const at = others.findIndex((item) => item.id === before);
      const place = before === null ? { after: others.at(-1)?.id } : { before: before as I };
      if (onMove(id as I, place as { before?: I; after?: I })) tell(id as I, at < 0 ? items.length : at + 1);
    },
  });
  const mover = (id: string, by: -1 | 1): (() => void) | null => {
    const at = items.findIndex((item) => item.id === id);
    const beside = items[at + by]?.id;
    if (at < 0 || beside === undefined) return null;
    return () => {
      if (!onMove(id as I, by < 0 ? { before: beside } : { after: beside })) return;
      tell(id as I, at + by + 1);
      onFocus(id, 'grip');
    };
  };
  return {
    dragged: drag?.id ?? null,
    list: {
      'data-sort': sort,
      'data-list': sort,
      'data-gap': drag !== null && !drag.isHome && drag.before === null ? 'end' : undefined,
    },
    item: (id) => ({
      'data-item': id,
      'data-keep': id,
      'data-dragged': drag?.id === id || undefined,
      'data-gap': drag !== null && !drag.isHome && drag.before === id ? 'before' : undefined,
    }),
    grip: (id) => ({
      onPointerDown: (event) => start(event, id),
      onKeyDown: (event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (by === 0 || !event.altKey || !canEdit) return;
        event.preventDefault();
        mover(id, by)?.();
      },
    }),
    mover,
  };
}
