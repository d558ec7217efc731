/** Reading a document into plain records: never throws, never repairs by writing (R1). */
import * as Y from 'yjs';
import { metaOf, recordsOf, visionOf, type YRecord } from './document.ts';
import { archivedAt, type Field } from './field.ts';
import { isId, kinds, type AnyKind, type Id } from './id.ts';
import { fieldsOf, type MapMeta, type MapRecords, type RecordTypes } from './records.ts';
import { settingsFields, type MapSettings } from './settings.ts';

/** One record as a plain object; unknown keys are ignored, bad values read as their fallback. */
export function readRecord<K extends AnyKind>(kind: K, id: Id<K>, record: YRecord): RecordTypes[K] {
  const plain: Record<string, unknown> = { id };
  for (const [name, field] of Object.entries(fieldsOf[kind]))
    plain[name] = readField(field, record.get(name));
  return plain as unknown as RecordTypes[K];
}

/** One field as a plain value: text as a string, a set as sorted ids, a register as its value. */
export function readField(field: Field, held: unknown): unknown {
  switch (field.holds) {
    case 'text':
      return held instanceof Y.Text ? held.toString() : typeof held === 'string' ? held : '';
    case 'set':
      return held instanceof Y.Map ? [...held.keys()].filter((id) => isId(field.of, id)).sort() : [];
    case 'value': {
      if (held === undefined) return field.missing;
      const parsed = field.schema.safeParse(held);
      return parsed.success ? parsed.data : field.fallback;
    }
  }
}

/** Whether a record as stored is on the map: neither archived nor taken back by undo. */
export function isLive(record: YRecord): boolean {
  return readField(archivedAt, record.get('archivedAt')) === null;
}

/** All records of one kind, archived ones too; what is no record (bad id, no Y.Map) is passed over. */
export function readRecords<K extends AnyKind>(doc: Y.Doc, kind: K): Map<Id<K>, RecordTypes[K]> {
  const read = new Map<Id<K>, RecordTypes[K]>();
  recordsOf(doc, kind).forEach((record, id) => {
    if (isId(kind, id) && record instanceof Y.Map) read.set(id, readRecord(kind, id, record));
  });
  return read;
}

/** The map's own registers. */
export function readMeta(doc: Y.Doc): MapMeta {
  const meta = metaOf(doc);
  const title = meta.get('title');
  const schema = meta.get('schema');
  const epoch = meta.get('epoch');
  return {
    title: typeof title === 'string' ? title : '',
    vision: visionOf(doc)?.toString() ?? '',
    schema: typeof schema === 'number' ? schema : 0,
    epoch: typeof epoch === 'string' ? epoch : '',
    settings: readSettings(meta),
  };
}

function readSettings(meta: Y.Map<unknown>): MapSettings {
  const read = Object.entries(settingsFields).map(([name, field]) => [
    name,
    readField(field, meta.get(name)),
  ]);
  return Object.fromEntries(read) as MapSettings;
}

/** The whole map. */
export function readMap(doc: Y.Doc): MapRecords {
  const read = kinds.map((kind) => [kind, readRecords(doc, kind)]);
  return { meta: readMeta(doc), ...Object.fromEntries(read) } as MapRecords;
}
