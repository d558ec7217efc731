/** Which rows of the outline are in the page, where they lie, and which headings are pinned above them. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useReducer, useRef, type Ref, type RefObject } from 'react';
import { headingsAbove, type OutlineRow } from './outlineRows.ts';

/** Heights before a row was measured, in CSS pixels. */
const heights: { readonly [K in OutlineRow['kind']]: number } = {
  activity: 56,
  step: 50,
  unplaced: 50,
  release: 44,
  story: 74,
  empty: 52,
  around: 50,
  free: 74,
};

/** Room for the pinned headings above what is scrolled to, and for the buttons that float below. */
const headroom = heights.activity + heights.step + 8;
const footroom = 96;

interface RowList {
  readonly items: readonly { readonly index: number; readonly top: number }[];
  readonly height: number;
  readonly measure: Ref<HTMLDivElement>;
  /** Index of each pinned heading → its distance from the top. */
  readonly pinned: ReadonlyMap<number, number>;
  readonly onScroll: () => void;
  readonly scrollTo: (index: number, align: 'auto' | 'center') => void;
}

export function useRowList(rows: readonly OutlineRow[], list: RefObject<HTMLElement | null>): RowList {
  const [, again] = useReducer((turn: number) => turn + 1, 0);
  const shown = useRef('');
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: useCallback((index: number) => heights[rows[index]!.kind], [rows]),
    getItemKey: useCallback((index: number) => rows[index]!.key, [rows]),
    overscan: 8,
    scrollPaddingStart: headroom,
    scrollPaddingEnd: footroom,
  });

  /** The headings of what lies at the upper edge: they stay while the rest goes by. */
  const pinnedNow = (): Map<number, number> => {
    const top = list.current?.scrollTop ?? 0;
    const pinned = new Map<number, number>();
    const at = virtual.getVirtualItemForOffset(top)?.index;
    if (at === undefined || rows[at] === undefined) return pinned;
    const [outer] = headingsAbove(rows, at);
    if (outer === undefined) return pinned;
    pinned.set(outer, 0);
    const below = sizeOf(outer);
    const under = virtual.getVirtualItemForOffset(top + below)?.index ?? at;
    const inner = headingsAbove(rows, Math.min(under, rows.length - 1));
    if (inner[0] === outer && inner[1] !== undefined) pinned.set(inner[1], below);
    return pinned;
  };
  const sizeOf = (index: number): number =>
    virtual.measurementsCache[index]?.size ?? heights[rows[index]!.kind];
  const pinned = pinnedNow();
  shown.current = [...pinned].join();
  const follow = (): void => {
    if ([...pinnedNow()].join() !== shown.current) again();
  };
  useLayoutEffect(follow);

  const inSight = virtual.getVirtualItems().map(({ index, start }) => ({ index, top: start }));
  const indexes = new Set(inSight.map(({ index }) => index));
  const kept = [...pinned.keys()].filter((index) => !indexes.has(index)).map((index) => ({ index, top: 0 }));
  return {
    items: [...kept, ...inSight].sort((a, b) => a.index - b.index),
    height: virtual.getTotalSize(),
    measure: virtual.measureElement,
    pinned,
    onScroll: follow,
    scrollTo: (index, align) => virtual.scrollToIndex(index, { align }),
  };
}
