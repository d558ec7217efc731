/** Where a dragged row of the backlog lands, and what the reorder command takes for it. */

/** Before or behind another story; neither means the end. */
export interface BacklogPlace {
  readonly before?: string;
  readonly after?: string;
}

/** The gap a pointer is over: 0 is above the first row, `rows` below the last. `y` from the top of the list. */
export function gapAt(y: number, rowHeight: number, rows: number): number {
  return Math.min(Math.max(Math.round(y / rowHeight), 0), rows);
}

/** What moves the row at `from` into a gap; null where it already stands. */
export function placeAtGap(ids: readonly string[], from: number, gap: number): BacklogPlace | null {
  if (gap === from || gap === from + 1) return null;
  const next = ids[gap];
  if (next !== undefined) return { before: next };
  const last = ids.at(-1);
  return last === undefined ? null : { after: last };
}

/** What gives the row at `from` another rank (from 1, kept within the list); null where it already stands. */
export function placeAtRank(ids: readonly string[], from: number, rank: number): BacklogPlace | null {
  const to = Math.min(Math.max(Math.round(rank), 1), ids.length) - 1;
  return placeAtGap(ids, from, to > from ? to + 1 : to);
}
