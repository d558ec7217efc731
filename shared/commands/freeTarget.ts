/** Finding the free things a command acts on, and their places above and below one another. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { recordOf, recordsOf } from '../model/document.ts';
import { freeKindOf, freeKinds, type FreeId } from '../model/freeThing.ts';
import { idSchema, kindOf } from '../model/id.ts';
import { byOrder, placeAmong, type Ordered } from '../model/orderKey.ts';
import { isLive } from '../model/readMap.ts';
import { CommandError } from './commandError.ts';
import { siblings, writeKeys } from './target.ts';

/** The most free things one command acts on. */
export const mostFreeThings = 1000;

export const freeIdSchema: z.ZodMiniType<FreeId> = z.union(freeKinds.map((kind) => idSchema(kind)));
export const freeIdsSchema = z.array(freeIdSchema).check(z.minLength(1), z.maxLength(mostFreeThings));

/** The live ones among these; the rest vanished meanwhile. Throws only when none is left. */
export function liveFreeThings(doc: Y.Doc, ids: readonly FreeId[]): FreeId[] {
  const found = [...new Set(ids)].filter((id) => {
    const record = recordOf(doc, freeKindOf(id)!, id);
    return record !== null && isLive(record);
  });
  if (found.length === 0) throw new CommandError({ kind: 'missing', id: ids[0]! });
  return found;
}

/** All live free things, lowest first, but for those left out. */
function freeSiblings(doc: Y.Doc, without: ReadonlySet<string>): Ordered<FreeId>[] {
  return freeKinds
    .filter((kind) => recordsOf(doc, kind).size > 0)
    .flatMap((kind): Ordered<FreeId>[] => siblings(doc, kind))
    .filter(({ id }) => !without.has(id))
    .sort(byOrder);
}

/** Keys above (or below) all free things but those left out, as many as asked for, the lowest first. */
export function stackingKeys(
  doc: Y.Doc,
  edge: 'front' | 'back',
  count: number,
  without: ReadonlySet<string> = new Set(),
): string[] {
  const among = freeSiblings(doc, without);
  const { keys, rekeyed } = placeAmong(among, edge === 'front' ? among.length : 0, count);
  for (const [id, key] of rekeyed) writeKeys(doc, kindOf(id)!, 'order', new Map([[id, key]]));
  return keys;
}
