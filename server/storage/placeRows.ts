/** Where the rows of a batch go among the rows that came behind what its writer knew. */
import type { Batch, NewRow, UpdateRow } from './storage.ts';

export interface Placing {
  /** Rows of others behind `after`. */
  readonly others: readonly UpdateRow[];
  /** Rows of the batch that are not stored yet; they go behind all there are. */
  readonly left: readonly NewRow[];
}

/**
 * Tells the rows behind the batch's `after` apart: those of others, and those of an earlier attempt of this very
 * batch, whose answer was lost.
 */
export function placeRows({ rows }: Pick<Batch, 'rows'>, behind: readonly UpdateRow[]): Placing {
  const others: UpdateRow[] = [];
  let known = 0;
  for (const row of behind) {
    const mine = rows[known];
    if (mine !== undefined && isSame(mine.bytes, row.bytes)) known++;
    else others.push(row);
  }
  return { others, left: rows.slice(known) };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
