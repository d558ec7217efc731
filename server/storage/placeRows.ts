/** Where the rows of a batch go among the rows that came behind what its writer knew. */
import * as Y from 'yjs';
import type { Batch, NewRow, UpdateRow } from './documentStore.ts';

export interface Placing {
  /** Rows of others behind `after`. */
  readonly others: readonly UpdateRow[];
  /** Rows of the batch that are not stored yet; they go behind all there are. */
  readonly left: readonly NewRow[];
  /** One of them was written under the same Yjs ids as a row of others: two tabs with one client id, at two nodes. */
  readonly isDouble: boolean;
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
  const left = rows.slice(known);
  return { others, left, isDouble: others.length > 0 && overlap(left, others) };
}

function overlap(left: readonly NewRow[], others: readonly UpdateRow[]): boolean {
  const theirs = others.map(({ bytes }) => spanOf(bytes));
  return left.some(({ bytes }) =>
    [...spanOf(bytes)].some(([client, [from, to]]) =>
      theirs.some((span) => {
        const [start, end] = span.get(client) ?? [0, 0];
        return from < end && start < to;
      }),
    ),
  );
}

/** From which clock to which each client writes in an update; nothing for what is none. */
function spanOf(bytes: Uint8Array): Map<number, readonly [from: number, to: number]> {
  const spans = new Map<number, readonly [number, number]>();
  try {
    for (const { id, length } of Y.decodeUpdate(bytes).structs) {
      const [from] = spans.get(id.client) ?? [id.clock];
      spans.set(id.client, [from, id.clock + length]);
    }
  } catch {
    spans.clear(); // no update: the rooms find that out
  }
  return spans;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
