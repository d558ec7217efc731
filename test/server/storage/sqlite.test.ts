/** What only a file on disk can do: survive, be damaged, be full, be newer than us. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { FolderInUse, lockFolder } from '../../../server/storage/lockFolder.ts';
import { sqliteDocuments } from '../../../server/storage/sqliteDocuments.ts';
import { openSqliteInThread } from '../../../server/storage/sqliteInThread.ts';
import { migrateDatabase } from '../../../server/storage/sqlite.ts';
import type { Batch, NewRow } from '../../../server/storage/documentStore.ts';
import { stopTestServers, temporaryFolder, temporarySqlite } from '../support/testServer.ts';

afterAll(stopTestServers);

function row(n: number): NewRow {
  return { doc: 'map:one', bytes: Uint8Array.from([n, n]), owner: 'server', at: n, newClients: [] };
}

/** The rows with these numbers, in order. */
function batch(...numbers: number[]): Batch {
  return { doc: 'map:one', after: numbers[0]! - 1, rows: numbers.map(row), summary: null };
}

/** Turns one bit of a stored row around. */
function damage(folder: string, table: 'updates' | 'snapshots', seq: number): void {
  const database = new DatabaseSync(join(folder, 'throughline.sqlite'));
  database.prepare(`UPDATE ${table} SET bytes = ? WHERE seq = ?`).run(Uint8Array.from([seq, seq ^ 1]), seq);
  database.close();
}

describe('SQLite', () => {
  test('finds everything again after it was closed', async () => {
    const folder = temporaryFolder();
    const storage = temporarySqlite(folder);
    await storage.documents.commit([batch(1, 2)]);
    await storage.close();
    const again = temporarySqlite(folder);
    expect((await again.documents.load('map:one')).updates).toHaveLength(2);
    await again.close();
  });

  test('puts a damaged row into quarantine and loads the rest, also the next time', async () => {
    const folder = temporaryFolder();
    const storage = temporarySqlite(folder);
    await storage.documents.commit([batch(1, 2, 3)]);
    damage(folder, 'updates', 3);
    for (let time = 0; time < 2; time++) {
      const stored = await storage.documents.load('map:one');
      expect(stored.updates.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(stored.damaged).toMatchObject([{ seq: 3, what: 'update' }]);
      expect(stored.lastSeq).toBe(3);
    }
    await storage.close();
  });

  test('falls back from a damaged snapshot to the one before it, or to the whole log', async () => {
    const folder = temporaryFolder();
    const storage = temporarySqlite(folder);
    await storage.documents.commit([batch(1, 2, 3, 4)]);
    await storage.documents.compact('map:one', 2, Uint8Array.from([2, 2]), 10);
    await storage.documents.compact('map:one', 3, Uint8Array.from([3, 3]), 11);
    damage(folder, 'snapshots', 3);
    const older = await storage.documents.load('map:one');
    expect(older.snapshot?.seq).toBe(2);
    expect(older.updates.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(older.damaged).toMatchObject([{ seq: 3, what: 'snapshot' }]);
    damage(folder, 'snapshots', 2);
    const whole = await storage.documents.load('map:one');
    expect(whole.snapshot).toBeNull();
    expect(whole.updates.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    await storage.close();
  });

  test('keeps two snapshots', async () => {
    const storage = temporarySqlite();
    for (let seq = 1; seq <= 4; seq++) {
      await storage.documents.commit([batch(seq)]);
      await storage.documents.compact('map:one', seq, Uint8Array.from([seq]), seq);
    }
    expect((await storage.documents.load('map:one')).snapshot?.seq).toBe(4);
    await storage.close();
  });

  test('that is full refuses a commit whole, and works again when there is space', async () => {
    const database = new DatabaseSync(join(temporaryFolder(), 'x.sqlite'));
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    migrateDatabase(database);
    const documents = sqliteDocuments(database);
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
    database.exec(`PRAGMA max_page_count = ${pages + 4}`);
    const rows = [row(1), { ...row(2), bytes: new Uint8Array(1_000_000) }];
    const whole = { ...batch(1), rows };
    await expect(documents.commit([whole])).rejects.toThrow(/full/);
    expect((await documents.load('map:one')).lastSeq).toBe(0);
    database.exec('PRAGMA max_page_count = 100000');
    await documents.commit([whole]);
    expect((await documents.load('map:one')).lastSeq).toBe(2);
    database.close();
  });

  test('written by a newer version is not touched', () => {
    const folder = temporaryFolder();
    const database = new DatabaseSync(join(folder, 'x.sqlite'));
    migrateDatabase(database);
    database.exec('INSERT INTO schema_version VALUES (999, 0)');
    expect(() => migrateDatabase(database)).toThrow(/newer version/);
    database.close();
  });

  test('gets each migration once, and none when one fails half way', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '001-a.sql'), 'CREATE TABLE a (x INTEGER);');
    const database = new DatabaseSync(join(folder, 'x.sqlite'));
    migrateDatabase(database, folder);
    migrateDatabase(database, folder);
    writeFileSync(join(folder, '002-b.sql'), 'CREATE TABLE b (x INTEGER); CREATE TABLE a (x INTEGER);');
    expect(() => migrateDatabase(database, folder)).toThrow(/already exists/);
    expect(() => database.prepare('SELECT * FROM b')).toThrow(/no such table/);
    expect(database.prepare('SELECT max(version) AS version FROM schema_version').get()).toMatchObject({
      version: 1,
    });
    database.close();
  });

  test('is used by one server at a time', () => {
    const folder = temporaryFolder();
    const unlock = lockFolder(folder, 0);
    expect(() => lockFolder(folder, 0)).toThrow(FolderInUse);
    unlock();
    lockFolder(folder, 0)();
  });
});

describe('SQLite in a thread', () => {
  test('says why a file cannot be used, in the words of the database', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'throughline.sqlite');
    writeFileSync(file, 'this is no database, however long one looks at it');
    await expect(openSqliteInThread(file)).rejects.toThrow(/not a database/);
  });

  test('does what it is asked in order, and refuses what comes after it was closed', async () => {
    const storage = await openSqliteInThread(join(temporaryFolder(), 'throughline.sqlite'));
    const commits = [1, 2, 3].map((seq) => storage.documents.commit([batch(seq)]));
    const stored = storage.documents.load('map:one');
    const closed = storage.close();
    await Promise.all(commits);
    expect((await stored).updates).toHaveLength(3);
    await closed;
    await expect(storage.check()).rejects.toThrow();
  });
});
