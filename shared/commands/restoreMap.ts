/** Brings a map back to how it was, in place: ordinary edits forward from today, so that they can be undone. */
import * as z from 'zod/mini';
import * as Y from 'yjs';
import { metaOf, recordOf, recordsOf, visionOf, type YRecord } from '../model/document.ts';
import { longestMapTitle, longestVision, type Field } from '../model/field.ts';
import { isId, kinds, type Id, type Kind } from '../model/id.ts';
import { isLocked, lockHolder } from '../model/locked.ts';
import { isLive, readField } from '../model/readMap.ts';
import { fieldsOf, type MapRecords } from '../model/records.ts';
import { settingField, someSettingsSchema, type MapSettings } from '../model/settings.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { atLeast } from '../protocol/role.ts';
import { defineCommand } from './command.ts';
import { applyTextChange, textChange } from './textChange.ts';

/** Far above what a map can hold; only keeps nonsense out. */
const mostOfAKind = 50_000;

const plainRecord = z.record(z.string(), z.unknown());

/** A map as it was: its title, its vision, its settings, and its records by kind, archived ones too. */
const pastMapSchema = z.object({
  title: z.string().check(z.maxLength(longestMapTitle)),
  vision: z.optional(z.string().check(z.maxLength(2 * longestVision))),
  settings: someSettingsSchema,
  records: z.partialRecord(z.enum(kinds), z.array(plainRecord).check(z.maxLength(mostOfAKind))),
});
type Past = z.infer<typeof plainRecord>;
export type PastMap = z.infer<typeof pastMapSchema>;

export interface Restored {
  /** Cards and things that were written, all counts by record. */
  readonly changed: number;
  readonly broughtBack: number;
  readonly archived: number;
  /** What would have been changed, but is locked for whoever decides. */
  readonly locked: number;
}

/**
 * H1: records made since are archived, archived ones come back; H2: a text is edited, never replaced, and a register
 * that is as it was is not written; H3: locks stay as they are, and what is locked for this person is left alone.
 * H4: with `only` set to `missing`, cards that were there and are gone come back, and nothing else is touched.
 */
export const restoreMap = defineCommand({
  name: 'restoreMap',
  title: 'Go back to a version',
  needs: 'editor',
  input: z.object({ map: pastMapSchema, only: z.optional(z.literal('missing')) }),
  apply: (doc, { map, only }, context): Restored => {
    const mayPassLocks = atLeast(context.role, 'facilitator');
    const counts = { changed: 0, broughtBack: 0, archived: 0, locked: 0 };
    if (only === undefined) restoreMeta(doc, map);
    for (const kind of kinds) {
      const past = new Map((map.records[kind] ?? []).map((record) => [record['id'], record]));
      const ids = new Set<unknown>([...recordsOf(doc, kind).keys(), ...past.keys()]);
      for (const id of ids) {
        if (!isId(kind, id) || (only !== undefined && !isMissing(doc, kind, id, past.get(id)))) continue;
        const isKept = !mayPassLocks && isLocked(lockHolder(doc, id));
        const edits = editsOf(doc, kind, id, past.get(id), context.now());
        if (edits.length === 0) continue;
        if (isKept) counts.locked++;
        else count(counts, doc, kind, id, edits);
      }
    }
    return counts;
  },
});

/** What the command takes of a map that was read. */
export function pastMapOf({ meta, ...records }: MapRecords): PastMap {
  const listed = kinds.map((kind) => [kind, [...records[kind].values()]]);
  return {
    title: meta.title,
    vision: meta.vision,
    settings: meta.settings,
    records: Object.fromEntries(listed) as PastMap['records'],
  };
}

function count(
  counts: { changed: number; broughtBack: number; archived: number },
  doc: Y.Doc,
  kind: Kind,
  id: Id,
  edits: readonly (() => void)[],
): void {
  const wasLive = isLiveNow(doc, kind, id);
  for (const edit of edits) edit();
  const isLiveAfter = isLiveNow(doc, kind, id);
  if (wasLive && !isLiveAfter) counts.archived++;
  else if (!wasLive && isLiveAfter) counts.broughtBack++;
  else counts.changed++;
}

function isMissing(doc: Y.Doc, kind: Kind, id: string, past: Past | undefined): boolean {
  return past?.['archivedAt'] === null && !isLiveNow(doc, kind, id);
}

function isLiveNow(doc: Y.Doc, kind: Kind, id: string): boolean {
  const record = recordOf(doc, kind, id);
  return record !== null && isLive(record);
}

function restoreMeta(doc: Y.Doc, { title, vision: past, settings }: PastMap): void {
  const meta = metaOf(doc);
  const vision = visionOf(doc);
  if (vision !== null && past !== undefined) applyTextChange(vision, textChange(vision.toString(), past));
  if (meta.get('title') !== title) meta.set('title', title);
  for (const [name, set] of Object.entries(settings) as [keyof MapSettings, unknown][]) {
    const now = meta.has(name) ? meta.get(name) : settingField(name)?.missing;
    if (set !== undefined && !isSame(now, set)) meta.set(name, set);
  }
}

/** What has to be written so that the record is as it was; nothing when it is. */
function editsOf<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  id: Id<K>,
  past: Past | undefined,
  now: number,
): (() => void)[] {
  const record = recordOf(doc, kind, id);
  const wasLive = past !== undefined && past['archivedAt'] === null;
  if (record === null) {
    if (!wasLive) return [];
    const fields = Object.entries(fieldsOf[kind]).flatMap(([name, field]) =>
      name !== 'locked' && fits(field, past[name]) ? [[name, past[name]]] : [],
    );
    return [() => insertRecord(doc, kind, id, Object.fromEntries(fields) as object)];
  }
  const edits: (() => void)[] = [];
  if (isLive(record) !== wasLive) edits.push(() => record.set('archivedAt', wasLive ? null : now));
  // What was archived then and is archived now is out of sight: it stays as it is.
  if (!wasLive) return edits;
  for (const [name, field] of Object.entries(fieldsOf[kind])) {
    if (name === 'archivedAt' || name === 'locked' || !fits(field, past[name])) continue;
    edits.push(...fieldEdits(record, name, field, past[name]));
  }
  return edits;
}

/** Whether a past value is one this field may hold. */
function fits(field: Field, past: unknown): boolean {
  switch (field.holds) {
    case 'text':
      return typeof past === 'string' && past.length <= 2 * field.maxLength;
    case 'set':
      return Array.isArray(past) && past.every((id) => isId(field.of, id));
    case 'value':
      return past !== undefined && field.schema.safeParse(past).success;
  }
}

function fieldEdits(record: YRecord, name: string, field: Field, past: unknown): (() => void)[] {
  const held: unknown = record.get(name);
  switch (field.holds) {
    case 'text':
      return held instanceof Y.Text ? textEdits(held, String(past)) : [];
    case 'set':
      return held instanceof Y.Map ? setEdits(held, past as readonly string[]) : [];
    case 'value':
      return isSame(readField(field, held), past) ? [] : [() => record.set(name, past)];
  }
}

function textEdits(held: Y.Text, past: string): (() => void)[] {
  const change = textChange(held.toString(), past);
  if (change === null) return [];
  return [() => applyTextChange(held, change)];
}

function setEdits(held: Y.Map<unknown>, past: readonly string[]): (() => void)[] {
  const wanted = new Set(past);
  const added = past.filter((id) => !held.has(id)).map((id) => () => void held.set(id, true));
  const gone = [...held.keys()].filter((id) => !wanted.has(id)).map((id) => () => held.delete(id));
  return [...added, ...gone];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
