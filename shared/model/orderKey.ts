/** Fractional order keys: a place between two neighbours without touching either (jittered against ties). */
import { generateKeyBetween, generateNJitteredKeysBetween } from 'fractional-indexing-jittered';
import * as z from 'zod/mini';

export interface Ordered<I extends string = string> {
  readonly id: I;
  readonly order: string;
}

/** Schema of a stored key; whether the generator accepts it is {@link isUsableKey}'s question. */
export const orderKeySchema = z.string().check(z.regex(/^[A-Za-z0-9]{1,250}$/));

/** The total order of siblings (O1): by key, ties by id, so every replica sorts alike. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Whether the key generator can work next to this key. */
export function isUsableKey(key: string): boolean {
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    return false; // the generator's only way to say no
  }
}

export interface Placement<I extends string = string> {
  /** Keys for the new items, in order. */
  readonly keys: string[];
  /** Neighbours whose keys were equal or bad and must be written anew (O2). */
  readonly rekeyed: ReadonlyMap<I, string>;
}

/**
 * Keys for `count` items inserted before `siblings[index]` (sorted by {@link byOrder}).
 * O2: equal or bad keys never throw; the neighbours in the way are re-keyed.
 */
export function placeAmong<I extends string>(
  siblings: readonly Ordered<I>[],
  index: number,
  count: number,
  generate: (lower: string | null, upper: string | null, count: number) => string[] = generateNJitteredKeysBetween,
): Placement<I> {
  let start = index - 1;
  while (start >= 0 && !isUsableKey(siblings[start]!.order)) start--;
  const lower = start >= 0 ? siblings[start]!.order : null;
  let end = index;
  while (end < siblings.length && !isUpperBound(siblings[end]!.order, lower)) end++;
  const upper = end < siblings.length ? siblings[end]!.order : null;
  const before = siblings.slice(start + 1, index);
  const after = siblings.slice(index, end);
  const generated = generate(lower, upper, before.length + count + after.length);
  const rekeyed = new Map<I, string>();
  before.forEach((sibling, i) => rekeyed.set(sibling.id, generated[i]!));
  after.forEach((sibling, i) => rekeyed.set(sibling.id, generated[before.length + count + i]!));
  return { keys: generated.slice(before.length, before.length + count), rekeyed };
}

function isUpperBound(key: string, lower: string | null): boolean {
  return isUsableKey(key) && (lower === null || key > lower);
}
