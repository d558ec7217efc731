/** Finding what a command acts on: live records and their ordered siblings. */
import * as z from 'zod/mini';
import type * as Y from 'yjs';
import { recordOf, recordsOf, type YRecord } from '../model/document.ts';
import { isId, kindOf, type Id, type Kind } from '../model/id.ts';
import { byOrder, placeAmong, type Ordered } from '../model/orderKey.ts';
import { readRecord } from '../model/readMap.ts';
import type { RecordTypes } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import { CommandError } from './commandError.ts';

/** Where among its siblings: before one, after one, or (neither) at the end. A gone anchor means the end. */
export const placeFields = {
  before: z.optional(z.string()),
  after: z.optional(z.string()),
};
export interface Place {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The live record under this id. Throws when it is missing or archived. */
export function liveRecord<K extends Kind>(doc: Y.Doc, kind: K, id: Id<K>): { record: YRecord; read: RecordTypes[K] } {
  const record = recordOf(doc, kind, id);
  if (record === null) throw new CommandError({ kind: 'missing', id });
  const read = readRecord(kind, id, record);
  if (read.archivedAt !== null) throw new CommandError({ kind: 'missing', id });
  return { record, read };
}

/** Any live record, its kind told by its id. */
export function anyLiveRecord(doc: Y.Doc, id: string): { kind: Kind; record: YRecord } {
  const kind = kindOf(id);
  if (kind === null) throw new CommandError({ kind: 'missing', id });
  return { kind, record: liveRecord(doc, kind, id as Id<typeof kind>).record };
}

/** The live ones among these stories; the rest vanished meanwhile. Throws only when none is left. */
export function liveStories(doc: Y.Doc, ids: readonly Id<'story'>[]): Story[] {
  const found = [...new Set(ids)].flatMap((id) => {
    const record = recordOf(doc, 'story', id);
    const read = record === null ? null : readRecord('story', id, record);
    return read !== null && read.archivedAt === null ? [read] : [];
  });
  if (found.length === 0) throw new CommandError({ kind: 'missing', id: ids[0]! });
  return found;
}

/** Live records of a kind that fit `where`, in order. */
export function siblings<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  where: (record: YRecord) => boolean = () => true,
): Ordered<Id<K>>[] {
  const found: Ordered<Id<K>>[] = [];
  recordsOf(doc, kind).forEach((record, id) => {
    if (!isId(kind, id) || typeof record.get !== 'function') return;
    if (record.get('archivedAt') != null || !where(record)) return;
    const order = record.get('order');
    found.push({ id, order: typeof order === 'string' ? order : '' });
  });
  return found.sort(byOrder);
}

/** Keys for `count` records at `place` among `among`; re-keys neighbours in the way (O2). */
export function keysAt<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  among: readonly Ordered<Id<K>>[],
  place: Place,
  count: number,
): string[] {
  const { keys, rekeyed } = placeAmong(among, indexAt(among, place), count);
  for (const [id, key] of rekeyed) recordOf(doc, kind, id)?.set('order', key);
  return keys;
}

/** The index a place means among ordered siblings. */
export function indexAt(among: readonly { readonly id: string }[], place: Place): number {
  const before = among.findIndex((sibling) => sibling.id === place.before);
  if (before >= 0) return before;
  const after = among.findIndex((sibling) => sibling.id === place.after);
  return after >= 0 ? after + 1 : among.length;
}
