/** Migrations: what old documents become, and that each version's document can be read for ever. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, recordsOf } from '../../../shared/model/document.ts';
import { findFaults } from '../../../shared/model/writeRecord.ts';
import { kinds } from '../../../shared/model/id.ts';
import {
  createDocument,
  migrateDocument,
  migrationOrigin,
  NewerSchemaError,
  schemaVersion,
  type Migration,
} from '../../../shared/model/migrations/migrations.ts';
import { readMap, readMeta } from '../../../shared/model/readMap.ts';
import { usualSettings } from '../../../shared/model/settings.ts';
import { emptyMap } from '../../support/buildMap.ts';
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
    [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(withoutLock),
  ]);
  // Settings came later: they read as usual there.
  expect(meta.settings).toEqual(usualSettings);
  const { settings: _settings, ...registers } = meta;
  return { meta: registers, ...(Object.fromEntries(sorted) as Fixture['map']) };
}

/** Locks and makers came later: nothing is locked there, and nobody is named. */
function withoutLock(record: object): object {
  const { locked, createdBy, ...rest } = record as { locked?: unknown; createdBy?: unknown };
  expect([false, undefined]).toContain(locked);
  expect(['', undefined]).toContain(createdBy);
  return rest;
}

/** Kinds of records that came later are empty there. */
const kindsSince = Object.fromEntries(kinds.map((kind) => [kind, []]));

describe('a new document', () => {
  test('carries its title, schema and epoch, and needs no migration', () => {
    const doc = new Y.Doc();
    createDocument(doc, 'Online shop', 'epoch-1');
    expect(readMeta(doc)).toEqual({
      title: 'Online shop',
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

describe('migrating', () => {
  const steps: Migration[] = [2, 3].map((to) => ({
    to,
    apply: (doc) => metaOf(doc).set('applied', [...((metaOf(doc).get('applied') as number[]) ?? []), to]),
  }));

  test('applies what is missing, in order, in one transaction of its own origin', () => {
    const doc = emptyMap();
    const origins: unknown[] = [];
    doc.on('afterTransaction', (transaction) => origins.push(transaction.origin));
    expect(migrateDocument(doc, steps)).toBe(true);
    expect(metaOf(doc).get('applied')).toEqual([2, 3]);
    expect(readMeta(doc).schema).toBe(3);
    expect(origins).toEqual([migrationOrigin]);
  });

  test('leaves out what was applied before', () => {
    const doc = emptyMap();
    migrateDocument(doc, steps.slice(0, 1));
    migrateDocument(doc, steps);
    expect(metaOf(doc).get('applied')).toEqual([2, 3]);
    expect(migrateDocument(doc, steps)).toBe(false);
  });

  test('refuses a document of a newer version and says what to do', () => {
    const doc = emptyMap();
    metaOf(doc).set('schema', 9);
    const migrate = (): unknown => migrateDocument(doc, steps);
    expect(writtenBy(doc, () => expect(migrate).toThrow(NewerSchemaError))).toEqual([]);
    expect(migrate).toThrow('The map has schema 9; this server knows up to 3. Update the server.');
  });

  test('treats a schema that is no number as none', () => {
    const doc = emptyMap();
    metaOf(doc).set('schema', 'garbage');
    expect(migrateDocument(doc, steps)).toBe(true);
    expect(readMeta(doc).schema).toBe(3);
  });
});
