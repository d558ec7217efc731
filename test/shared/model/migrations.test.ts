/** Migrations: what old documents become, and that each version's document can be read for ever. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, recordsOf, visionOf } from '../../../shared/model/document.ts';
import { findFaults } from '../../../shared/model/writeRecord.ts';
import { storyStrategy } from '../../../shared/formats/strategyLists.ts';
import { kindOf, kinds } from '../../../shared/model/id.ts';
import {
  createDocument,
  migrateDocument,
  migrationOrigin,
  NewerSchemaError,
  schemaVersion,
  type Migration,
} from '../../../shared/model/migrations/migrations.ts';
import { readMap, readMeta } from '../../../shared/model/readMap.ts';
import { fieldsOf } from '../../../shared/model/records.ts';
import { usualSettings } from '../../../shared/model/settings.ts';
import { emptyMap, syncAll } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

interface Fixture {
  /** Y.encodeStateAsUpdate in base64, cut into lines. */
  readonly update: readonly string[];
  /** What it reads as: `meta`, and the records of each kind sorted by id. */
  readonly map: Readonly<Record<string, unknown>>;
}

function readFixture(schema: number): { doc: Y.Doc; map: Fixture['map'] } {
  const path = join(import.meta.dirname, 'fixtures', `schema-${schema}.json`);
  const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(fixture.update.join(''), 'base64'), { kind: 'storage' });
  return { doc, map: fixture.map };
}

function asFixtureMap(doc: Y.Doc): Fixture['map'] {
  const { meta, ...records } = readMap(doc);
  const sorted = Object.entries(records).map(([kind, byId]) => [
    kind,
    [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(withoutLater),
  ]);
  // Settings and the vision came later: they read as usual there.
  expect(meta.settings).toEqual(usualSettings);
  expect(meta.vision).toBe('');
  const { settings: _settings, vision: _vision, ...registers } = meta;
  return { meta: registers, ...(Object.fromEntries(sorted) as Fixture['map']) };
}

/** Fields that came later read there as if nobody had said anything. */
function withoutLater(record: { readonly id: string }): object {
  const kind = kindOf(record.id)!;
  const known = Object.entries(record).filter(([name, held]) => {
    if (!laterFields.has(name) || (kind !== 'story' && kind !== 'dependency' && !firstLater.has(name)))
      return true;
    const field = fieldsOf[kind][name]!;
    expect(held).toEqual(field.holds === 'value' ? field.missing : undefined);
    return false;
  });
  return Object.fromEntries(known);
}

const firstLater: ReadonlySet<string> = new Set(['locked', 'createdBy']);
const laterFields: ReadonlySet<string> = new Set([
  ...firstLater,
  ...storyStrategy.map(({ name }) => name),
  'external',
]);

/** Kinds of records that came later are empty there. */
const kindsSince = Object.fromEntries(kinds.map((kind) => [kind, []]));

describe('a new document', () => {
  test('carries its title, schema and epoch, and needs no migration', () => {
    const doc = new Y.Doc();
    createDocument(doc, 'Online shop', 'epoch-1');
    expect(readMeta(doc)).toEqual({
      title: 'Online shop',
      vision: '',
      schema: schemaVersion,
      epoch: 'epoch-1',
      settings: usualSettings,
    });
    expect(writtenBy(doc, () => expect(migrateDocument(doc)).toBe(false))).toEqual([]);
  });
});

/** Each is a map that was really made with that version: merged typing, a push, a move by two, an undone addition. */
describe('the document of schema 1', () => {
  test('reads the same for ever', () => {
    const { doc, map } = readFixture(1);
    expect(asFixtureMap(doc)).toEqual({ ...kindsSince, ...map });
  });

  test('reads the same after migration to the schema of today, apart from the schema itself', () => {
    const { doc, map } = readFixture(1);
    migrateDocument(doc);
    expect(asFixtureMap(doc)).toEqual({
      ...kindsSince,
      ...map,
      meta: { title: 'Online shop, spring', schema: schemaVersion, epoch: 'epoch-1' },
    });
  });

  test('has no faults', () => {
    const { doc } = readFixture(1);
    for (const kind of kinds)
      for (const record of recordsOf(doc, kind).values()) expect(findFaults(kind, record)).toEqual([]);
  });
});

describe('the vision', () => {
  test('is one text although two nodes migrate the same map at once: what is typed on both is kept', () => {
    const one = readFixture(1).doc;
    const other = readFixture(1).doc;
    for (const doc of [one, other]) migrateDocument(doc);
    expect(Y.encodeStateAsUpdate(one)).toEqual(Y.encodeStateAsUpdate(other));
    visionOf(one)!.insert(0, 'Everybody pays');
    syncAll(one, other);
    visionOf(other)!.insert(14, ' without thinking');
    syncAll(one, other);
    for (const doc of [one, other]) expect(readMeta(doc).vision).toBe('Everybody pays without thinking');
  });

  test('is there from the start in a new map', () => {
    expect(visionOf(emptyMap())?.toString()).toBe('');
  });
});

describe('migrating', () => {
  const [next, last] = [schemaVersion + 1, schemaVersion + 2];
  const steps: Migration[] = [next, last].map((to) => ({
    to,
    apply: (doc) => metaOf(doc).set('applied', [...((metaOf(doc).get('applied') as number[]) ?? []), to]),
  }));

  test('applies what is missing, in order, in one transaction of its own origin', () => {
    const doc = emptyMap();
    const origins: unknown[] = [];
    doc.on('afterTransaction', (transaction) => origins.push(transaction.origin));
    expect(migrateDocument(doc, steps)).toBe(true);
    expect(metaOf(doc).get('applied')).toEqual([next, last]);
    expect(readMeta(doc).schema).toBe(last);
    expect(origins).toEqual([migrationOrigin]);
  });

  test('leaves out what was applied before', () => {
    const doc = emptyMap();
    migrateDocument(doc, steps.slice(0, 1));
    migrateDocument(doc, steps);
    expect(metaOf(doc).get('applied')).toEqual([next, last]);
    expect(migrateDocument(doc, steps)).toBe(false);
  });

  test('refuses a document of a newer version and says what to do', () => {
    const doc = emptyMap();
    metaOf(doc).set('schema', 99);
    const migrate = (): unknown => migrateDocument(doc, steps);
    expect(writtenBy(doc, () => expect(migrate).toThrow(NewerSchemaError))).toEqual([]);
    expect(migrate).toThrow(`The map has schema 99; this server knows up to ${last}. Update the server.`);
  });

  test('treats a schema that is no number as none', () => {
    const doc = emptyMap();
    metaOf(doc).set('schema', 'garbage');
    expect(migrateDocument(doc, steps)).toBe(true);
    expect(readMeta(doc).schema).toBe(last);
  });
});
