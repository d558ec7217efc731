/** Fractional order keys: a place between two neighbours without touching either (jittered against ties). */
import { generateNJitteredKeysBetween } from 'fractional-indexing-jittered';
import * as z from 'zod/mini';

export interface Ordered<I extends string = string> {
  readonly id: I;
  readonly order: string;
}

/** Schema of a stored key; whether the generator can work with it is {@link isUsableKey}'s question. */
export const orderKeySchema = z.string().check(z.regex(/^[A-Za-z0-9]{1,250}$/));

/** The total order of siblings (O1): by key, ties by id, so every replica sorts alike. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Longer keys count as bad and are re-keyed; the generator hangs on keys of more than about 170 characters. */
const longestUsableKey = 80;

/**
 * Whether the key generator can work next to this key: a head that tells the length of its integer part
 * (a–y: 1–25 digits, Z–B the same below zero), that many digits, then a fraction without trailing zeros.
 */
export function isUsableKey(key: string): boolean {
  if (key.length > longestUsableKey || !/^[B-Za-y][A-Za-z0-9]*$/.test(key)) return false;
  const head = key.charCodeAt(0);
  const integerLength = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  return key.length === integerLength || (key.length > integerLength && !key.endsWith('0'));
}

export type KeyGenerator = (lower: string | null, upper: string | null, count: number) => string[];

export interface Placement<I extends string = string> {
  /** Keys for the new items, in order. */
  readonly keys: string[];
  /** Neighbours whose keys were equal, bad or too crowded and must be written anew (O2). */
  readonly rekeyed: ReadonlyMap<I, string>;
}

/**
 * Keys for `count` items inserted before `siblings[index]` (in their order, so that usable keys never fall).
 * O2: equal, bad or overlong keys never throw; the neighbours in the way are re-keyed, as few as will do.
 */
export function placeAmong<I extends string>(
  siblings: readonly Ordered<I>[],
  index: number,
  count: number,
  generate: KeyGenerator = generateNJitteredKeysBetween,
): Placement<I> {
  let start = index - 1;
  let end = index;
  for (let wider = 1; ; wider *= 2) {
    while (start >= 0 && !isUsableKey(siblings[start]!.order)) start--;
    const lower = siblings[start]?.order ?? null;
    while (end < siblings.length && !isAbove(siblings[end]!.order, lower)) end++;
    const upper = siblings[end]?.order ?? null;
    const around = siblings.slice(start + 1, end);
    const keys = generate(lower, upper, around.length + count);
    if (keys.every(isUsableKey) || (lower === null && upper === null)) {
      const added = keys.splice(index - start - 1, count);
      return { keys: added, rekeyed: new Map(around.map((sibling, i) => [sibling.id, keys[i]!])) };
    }
    start = Math.max(-1, start - wider);
    end = Math.min(siblings.length, end + wider);
  }
}

function isAbove(key: string, lower: string | null): boolean {
  return isUsableKey(key) && (lower === null || key > lower);
}
