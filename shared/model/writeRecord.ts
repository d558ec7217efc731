/** Writing records strictly: nested types are made with their record and never replaced. */
import * as Y from 'yjs';
import { recordsOf, type YRecord } from './document.ts';
import type { Field } from './field.ts';
import type { Id, Kind } from './id.ts';
import { fieldsOf, type RecordTypes } from './records.ts';

/** Adds a record with these fields, the rest at their fallback. Call inside a transaction. */
export function insertRecord<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  id: Id<K>,
  fields: Partial<Omit<RecordTypes[K], 'id'>>,
): void {
  const record: YRecord = new Y.Map();
  const given = fields as Readonly<Record<string, unknown>>;
  for (const [name, field] of Object.entries(fieldsOf[kind])) record.set(name, held(field, given[name]));
  recordsOf(doc, kind).set(id, record);
}

function held(field: Field, given: unknown): unknown {
  switch (field.holds) {
    case 'text':
      return new Y.Text(typeof given === 'string' ? given : '');
    case 'set':
      return new Y.Map((Array.isArray(given) ? given : []).map((id: string) => [id, true]));
    case 'value':
      return given === undefined ? field.fallback : given;
  }
}

/** Writes the registers that differ; equal ones stay untouched so that a peer's write survives. */
export function writeFields<K extends Kind>(
  record: YRecord,
  kind: K,
  fields: Partial<Omit<RecordTypes[K], 'id'>>,
): void {
  for (const [name, next] of Object.entries(fields)) {
    if (next === undefined || fieldsOf[kind][name]?.holds !== 'value') continue;
    if (JSON.stringify(record.get(name)) !== JSON.stringify(next)) record.set(name, next);
  }
}

/** What is wrong with a record as stored, by field name; empty when it is sound. Unknown keys are allowed. */
export function findFaults(kind: Kind, record: YRecord): string[] {
  const faults: string[] = [];
  for (const [name, field] of Object.entries(fieldsOf[kind])) {
    if (!isSound(field, record.get(name))) faults.push(name);
  }
  return faults;
}

function isSound(field: Field, stored: unknown): boolean {
  switch (field.holds) {
    case 'text':
      return stored instanceof Y.Text && stored.length <= field.maxLength;
    case 'set':
      return stored instanceof Y.Map;
    case 'value':
      return field.schema.safeParse(stored).success;
  }
}
