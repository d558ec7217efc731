/** Finding what a command acts on: live records and their ordered siblings. */
import * as z from 'zod/mini';
import * as Y from 'yjs';
import { recordOf, recordsOf, type YRecord } from '../model/document.ts';
import { isId, kindOf, type AnyKind, type Id, type Kind } from '../model/id.ts';
import { isLocked } from '../model/locked.ts';
import { byOrder, placeAmong, type Ordered } from '../model/orderKey.ts';
import { isLive, readField, readRecord } from '../model/readMap.ts';
import { fieldsOf, type RecordTypes } from '../model/records.ts';
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
export function liveRecord<K extends AnyKind>(
  doc: Y.Doc,
  kind: K,
  id: Id<K>,
): { record: YRecord; read: RecordTypes[K] } {
  const record = recordOf(doc, kind, id);
  if (record === null || !isLive(record)) throw new CommandError({ kind: 'missing', id });
  return { record, read: readRecord(kind, id, record) };
}

/** Any live record, its kind told by its id. */
export function anyLiveRecord(doc: Y.Doc, id: string): { kind: Kind; record: YRecord } {
  const kind = kindOf(id);
  const record = kind === null ? null : recordOf(doc, kind, id);
  if (kind === null || record === null || !isLive(record)) throw new CommandError({ kind: 'missing', id });
  return { kind, record };
}

/** Throws when one of these is given and not on the map any more. */
export function checkLive(doc: Y.Doc, ...ids: readonly (string | null | undefined)[]): void {
  for (const id of ids) if (id !== null && id !== undefined) anyLiveRecord(doc, id);
}

/** The live ones among these stories; the rest vanished meanwhile. Throws only when none is left. */
export function liveStories(doc: Y.Doc, ids: readonly Id<'story'>[]): Story[] {
  const found = [...new Set(ids)].flatMap((id) => {
    const record = recordOf(doc, 'story', id);
    return record !== null && isLive(record) ? [readRecord('story', id, record)] : [];
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
    if (!isId(kind, id) || !(record instanceof Y.Map) || !where(record) || !isLive(record)) return;
    found.push({ id, order: String(readField(fieldsOf[kind]['order']!, record.get('order'))) });
  });
  return found.sort(byOrder);
}

/** Keys for `count` new records at `place` among `among`; re-keys neighbours in the way (O2). */
export function keysAt<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  among: readonly Ordered<Id<K>>[],
  place: Place,
  count: number,
): string[] {
  const { keys, rekeyed } = placeAmong(among, indexAt(among, place), count);
  writeKeys(doc, kind, 'order', rekeyed);
  return keys;
}

/**
 * Keys that put `moving`, in their order, at `place` among `among`, which may hold some of them already;
 * null when they stand there, so that nothing is written. Re-keys neighbours in the way (O2).
 */
export function keysToMove<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  among: readonly Ordered<Id<K>>[],
  moving: readonly Id<K>[],
  place: Place,
  register: 'order' | 'backlogOrder' = 'order',
): string[] | null {
  const isMoving = new Set<Id<K>>(moving);
  const others = among.filter((sibling) => !isMoving.has(sibling.id));
  const index = among.slice(0, indexAt(among, place)).filter((sibling) => !isMoving.has(sibling.id)).length;
  if (moving.every((id, i) => among[index + i]?.id === id)) return null;
  const { keys, rekeyed } = placeAmong(others, index, moving.length);
  writeKeys(doc, kind, register, rekeyed);
  return keys;
}

/** The key that puts one record at `place` among its siblings; undefined when no place is given, or it stands there. */
export function keyToMove<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  among: readonly Ordered<Id<K>>[],
  id: Id<K>,
  place: Place,
): string | undefined {
  if (place.before === undefined && place.after === undefined) return undefined;
  return keysToMove(doc, kind, among, [id], place)?.[0];
}

/** Writes order keys by record id. L3: a locked one keeps the key it has, unless it is among those that move. */
export function writeKeys<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  register: 'order' | 'backlogOrder',
  keys: ReadonlyMap<Id<K>, string>,
  moving: ReadonlySet<Id<K>> = new Set(),
): void {
  for (const [id, key] of keys) {
    const record = recordOf(doc, kind, id);
    if (moving.has(id) || !isLocked(record)) record?.set(register, key);
  }
}

/** The index a place means among ordered siblings. */
export function indexAt(among: readonly { readonly id: string }[], place: Place): number {
  const before = among.findIndex((sibling) => sibling.id === place.before);
  if (before >= 0) return before;
  const after = among.findIndex((sibling) => sibling.id === place.after);
  return after >= 0 ? after + 1 : among.length;
}
