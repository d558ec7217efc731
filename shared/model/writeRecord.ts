/** Writing records strictly: nested types are made with their record and never replaced. */
import * as Y from 'yjs';
import { recordsOf, type YRecord } from './document.ts';
import type { Field } from './field.ts';
import { isId, type AnyKind, type Id } from './id.ts';
import { fieldsOf, type RecordTypes } from './records.ts';

/** Adds a record; registers at their usual value are left out and read the same. Call inside a transaction. */
export function insertRecord<K extends AnyKind>(
  doc: Y.Doc,
  kind: K,
  id: Id<K>,
  fields: Partial<Omit<RecordTypes[K], 'id'>>,
): void {
  const record: YRecord = new Y.Map();
  const given: Readonly<Record<string, unknown>> = { archivedAt: null, ...withoutUndefined(fields) };
  for (const [name, field] of Object.entries(fieldsOf[kind])) {
    const content = contentOf(field, given[name]);
    if (content !== undefined) record.set(name, content);
  }
  recordsOf(doc, kind).set(id, record);
}

function withoutUndefined(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, given]) => given !== undefined));
}

/** What a new record holds for a field; undefined when the register need not be written. */
function contentOf(field: Field, given: unknown): unknown {
  switch (field.holds) {
    case 'text':
      return new Y.Text(typeof given === 'string' ? given : '');
    case 'set':
      return new Y.Map((Array.isArray(given) ? given : []).map((id: string) => [id, true]));
    case 'value':
      return given === field.missing ? undefined : given;
  }
}

/** Writes the registers that differ; equal ones stay untouched so that a peer's write survives. */
export function writeFields<K extends AnyKind>(
  record: YRecord,
  kind: K,
  fields: Partial<Omit<RecordTypes[K], 'id'>>,
): void {
  for (const [name, next] of Object.entries(fields)) {
    const field = fieldsOf[kind][name];
    if (next === undefined || field?.holds !== 'value') continue;
    const stored = record.has(name) ? record.get(name) : field.missing;
    if (JSON.stringify(stored) !== JSON.stringify(next)) record.set(name, next);
  }
}

/** What is wrong with a record as stored, by field name (of `asked`, or of all); unknown keys are allowed. */
export function findFaults(
  kind: AnyKind,
  record: YRecord,
  asked: Iterable<string | null> = Object.keys(fieldsOf[kind]),
): string[] {
  const fields = fieldsOf[kind];
  const names = [...asked].filter((name) => name !== null && Object.hasOwn(fields, name)) as string[];
  return names.filter((name) => !isSound(fields[name]!, record.get(name)));
}

/** Two people who type at once near the limit may pass it together; only what no merge explains is a fault. */
const mergeAllowance = 2;

function isSound(field: Field, stored: unknown): boolean {
  switch (field.holds) {
    case 'text':
      return stored instanceof Y.Text && stored.length <= field.maxLength * mergeAllowance;
    case 'set':
      return stored instanceof Y.Map && [...stored.keys()].every((id) => isId(field.of, id));
    case 'value':
      return stored === undefined || field.schema.safeParse(stored).success;
  }
}
