/** A database of every earlier schema, with rows of its time in it, is brought to today's with all of them. */
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { migratePostgres, openPostgres } from '../../../server/storage/postgres.ts';
import { PostgresPool } from '../../../server/storage/postgresPool.ts';
import { migrateDatabase } from '../../../server/storage/sqlite.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { freshDatabase } from '../../support/services.ts';
import { stopTestServers, temporaryFolder, temporarySqlite } from '../support/testServer.ts';
import { agesOf, rowsOf, type Age, type OlderRow } from './olderRows.ts';

afterAll(stopTestServers);

type Dialect = 'sqlite' | 'postgres';

const folderOf = (dialect: Dialect): string =>
  join(import.meta.dirname, '../../../server/storage/migrations', dialect);
const filesOf = (dialect: Dialect): string[] => readdirSync(folderOf(dialect)).sort();

/** Lives through the first so many schemas one by one; in each, what was new then is written. Answers the ages seen. */
async function liveThrough(
  dialect: Dialect,
  newest: number,
  database: { migrate: (folder: string) => unknown; write: (rows: readonly OlderRow[]) => unknown },
): Promise<ReadonlySet<Age>> {
  const folder = temporaryFolder();
  const seen = new Set<Age>();
  for (const [i, file] of filesOf(dialect).slice(0, newest).entries()) {
    copyFileSync(join(folderOf(dialect), file), join(folder, file));
    await database.migrate(folder);
    for (const age of agesOf[dialect][i] ?? []) {
      await database.write(rowsOf(age, dialect));
      seen.add(age);
    }
  }
  return seen;
}

const columnsOf = ({ values }: OlderRow): string => Object.keys(values).join(', ');

async function olderSqlite(newest: number): Promise<[Storage, ReadonlySet<Age>]> {
  const folder = temporaryFolder();
  const database = new DatabaseSync(join(folder, 'throughline.sqlite'));
  database.exec('PRAGMA foreign_keys = ON');
  const seen = await liveThrough('sqlite', newest, {
    migrate: (migrations) => migrateDatabase(database, migrations),
    write: (rows) => {
      for (const row of rows) {
        const places = Object.keys(row.values).map(() => '?');
        database
          .prepare(`INSERT INTO ${row.table} (${columnsOf(row)}) VALUES (${places.join(', ')})`)
          .run(...Object.values(row.values));
      }
    },
  });
  database.close();
  return [temporarySqlite(folder), seen];
}

async function olderPostgres(newest: number): Promise<[Storage, ReadonlySet<Age>]> {
  const url = await freshDatabase();
  const pool = new PostgresPool(url);
  const seen = await liveThrough('postgres', newest, {
    migrate: (migrations) => migratePostgres(pool, migrations),
    write: async (rows) => {
      for (const row of rows) {
        const places = Object.keys(row.values).map((_, i) => `$${i + 1}`);
        await pool.rows(
          `INSERT INTO ${row.table} (${columnsOf(row)}) VALUES (${places.join(', ')})`,
          Object.values(row.values),
        );
      }
    },
  });
  await pool.close();
  return [await openPostgres(url), seen];
}

const bytesOf = (rows: readonly { bytes: Uint8Array }[]): number[][] => rows.map(({ bytes }) => [...bytes]);

async function expectAll(storage: Storage, seen: ReadonlySet<Age>): Promise<void> {
  const { sessions, maps, links, members, documents, history } = storage;
  expect(await sessions.findByToken('hash-alice', 20)).toMatchObject({
    session: { id: 'alice', name: 'Alice', colour: 3, createdAt: 1 },
    key: { createdAt: 1, lastSeenAt: 5 },
    hasAccount: seen.has('signIn'),
    formerIds: seen.has('signIn') ? ['bob'] : [],
  });
  expect(await maps.find('one')).toMatchObject({
    ...{ title: 'Shop', stories: 7, ownerSession: 'alice', epoch: 'e' },
    ...{ createdAt: 5, updatedAt: 9, deletedAt: null },
  });
  expect((await maps.find('gone'))?.deletedAt).toBe(8);
  expect((await maps.list('bob')).map(({ map }) => map.id)).toEqual(['one']);
  expect(await links.findByToken('hash-x')).toMatchObject({
    role: 'editor',
    expiresAt: 90,
    uses: 2,
    maxUses: null,
  });
  expect(await links.findByToken('hash-y')).toMatchObject({
    role: 'viewer',
    revokedAt: 8,
    uses: 1,
    maxUses: null,
  });
  expect(await members.find('one', 'alice')).toMatchObject({ role: 'owner', joinedAt: 5, removedAt: null });
  expect(await members.find('one', 'bob')).toMatchObject({ role: null, joinedAt: 7, removedAt: null });

  const stored = await documents.load('map:one');
  expect([stored.snapshot?.seq, [...(stored.snapshot?.bytes ?? [])]]).toEqual([2, [9, 2]]);
  expect(bytesOf(stored.updates)).toEqual([[3, 3]]);
  expect(stored.damaged).toEqual([
    { seq: 4, at: 12, what: 'update', owner: '', size: 2, foundAt: expect.any(Number), healedAt: null },
  ]);
  expect([...stored.clients]).toEqual([[4_000_000_000, 'session:alice']]);
  expect(bytesOf(await documents.history('map:one'))).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  const next = { doc: 'map:one', bytes: Uint8Array.from([5]), owner: 'session:bob', at: 21, newClients: [] };
  const [outcome] = await documents.commit([{ doc: 'map:one', after: 4, rows: [next], summary: null }]);
  expect(outcome).toMatchObject({ lastSeq: 5, others: [], isRefused: false });

  if (seen.has('image'))
    expect(await storage.images.find('one', 'abc')).toMatchObject({ width: 3, height: 2, bytes: 99, at: 13 });
  if (seen.has('nodes')) {
    expect(await storage.tickets.redeem('hash-ticket')).toMatchObject({ mapId: 'one', expiresAt: 70 });
    expect([...(await storage.signals.read(['one']))]).toEqual([['one', 2]]);
  }
  if (seen.has('history')) {
    expect(await history.versions('map:one')).toMatchObject([{ seq: 2, name: 'Before', at: 14 }]);
    expect(await history.sittings('map:one')).toMatchObject([{ firstSeq: 1, lastSeq: 2, from: 10, to: 11 }]);
    expect([...(await history.stateBefore('map:one', 1))!.bytes]).toEqual([8, 1]);
    expect(await history.visit('alice', 'one')).toMatchObject({ seq: 3, sinceSeq: 1, sinceAt: 14 });
  }
  if (seen.has('members')) {
    expect((await sessions.findByToken('hash-carol', 20))?.session.name).toBe('Carol');
    expect(await members.find('one', 'carol')).toMatchObject({ role: 'commenter', removedAt: 17 });
    expect(await links.find('z')).toMatchObject({ maxUses: 5, uses: 1 });
  }
  if (seen.has('signIn')) {
    expect(await storage.signIns.take('hash-browser', 20)).toMatchObject({ state: 's', codeVerifier: 'v' });
    expect(await storage.apiTokens.list('alice')).toMatchObject([{ id: 't', scopes: ['maps:read'] }]);
  }
  if (seen.has('portfolioLink')) {
    expect(await storage.portfolioLinks.findByToken('hash-f')).toEqual({
      ...{ id: 'f', sessionId: 'alice', heading: 'All we bet on' },
      ...{ createdAt: 21, expiresAt: 90, revokedAt: null },
    });
  }
  if (seen.has('tracker')) {
    const target = 'github https://api.github.com shop/app';
    expect(await storage.trackers.list('one')).toEqual([
      {
        ...{ id: 'g', mapId: 'one', kind: 'github', site: 'https://api.github.com', project: 'shop/app' },
        ...{ account: '', sealed: 'sealed-g', createdAt: 22 },
      },
    ]);
    expect(await storage.trackers.journal('one', target, 9)).toMatchObject([{ at: 25, reason: 'busy' }]);
    expect(await storage.trackers.claim('node', 24, 30, 9)).toMatchObject([
      { issue: { storyId: 'story:pay', askedAt: 23, unsureSince: null }, tracker: { id: 'g' } },
    ]);
  }
  if (seen.has('vote')) {
    const { votes } = storage;
    expect(await votes.current('one')).toMatchObject({
      id: 'voting:a',
      dots: 3,
      openedAt: 26,
      state: 'open',
    });
    expect(await votes.reveal('one', 'voting:a')).toMatchObject({ results: { 'story:pay': 2 }, voters: 1 });
  }
  if (seen.has('audience')) {
    const usual = { mapId: 'one', audience: 'public', heading: 'What we work on', feedback: true };
    expect(await storage.audiences.findByToken('hash-p')).toMatchObject({ ...usual, expiresAt: 90 });
  }
}

describe.each([
  ['SQLite', 'sqlite', olderSqlite],
  ['PostgreSQL', 'postgres', olderPostgres],
] as const)('%s', (_name, dialect, older) => {
  test.each(filesOf(dialect).map((file, i) => [file.slice(0, 3), i + 1] as const))(
    'of schema %s goes on with its people, maps, links, log and all that came later',
    async (_number, newest) => {
      const [storage, seen] = await older(newest);
      await expectAll(storage, seen);
      await storage.close();
    },
  );
});
