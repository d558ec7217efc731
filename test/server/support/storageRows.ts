/** What the contract suites of the storage run on, and rows to put into it: alice, bob, maps, links, logs. */
import { memoryStorage } from '../../../server/storage/memory.ts';
import { openPostgres } from '../../../server/storage/postgres.ts';
import type { SessionKeyRow } from '../../../server/storage/sessionStore.ts';
import type { NewRow, UpdateRow } from '../../../server/storage/documentStore.ts';
import type { MapRow } from '../../../server/storage/mapTable.ts';
import type { LinkRow } from '../../../server/storage/memberStore.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { freshDatabase } from '../../support/services.ts';
import { temporarySqlite } from './testServer.ts';

/** Every storage there is, each empty. */
export const implementations: readonly [string, () => Storage | Promise<Storage>][] = [
  ['memory', memoryStorage],
  ['SQLite', () => temporarySqlite()],
  ['PostgreSQL', async () => openPostgres(await freshDatabase())],
];

export const alice = { id: 'alice', name: 'alice', colour: 3, createdAt: 1 };
export const bob = { id: 'bob', name: 'bob', colour: 4, createdAt: 2 };

/** The key of a browser, until 100. */
export function keyOf(sessionId: string, id = `key-${sessionId}`): SessionKeyRow {
  return { id, sessionId, createdAt: 1, lastSeenAt: 1, expiresAt: 100 };
}

/** A new key of nobody yet. */
export function newKey(id: string): Omit<SessionKeyRow, 'sessionId'> {
  const { sessionId: _nobody, ...key } = keyOf('', id);
  return key;
}

/** A storage in which alice and bob have sessions; their tokens are `hash-alice` and `hash-bob`. */
export async function withPeople(make: () => Storage | Promise<Storage>): Promise<Storage> {
  const storage = await make();
  for (const person of [alice, bob])
    await storage.sessions.create(person, keyOf(person.id), `hash-${person.id}`);
  return storage;
}

/** A map of alice's. */
export function mapRow(id: string, more: Partial<MapRow> = {}): MapRow {
  const usual = { title: 'Shop', stories: 0, ownerSession: 'alice', epoch: 'e', createdAt: 1, updatedAt: 1 };
  return { id, ...usual, deletedAt: null, ...more };
}

/** A link to edit, without an end. */
export function linkRow(id: string, mapId: string, more: Partial<LinkRow> = {}): LinkRow {
  const usual = { role: 'editor', createdAt: 1, expiresAt: null, revokedAt: null, maxUses: null } as const;
  return { id, mapId, ...usual, uses: 0, ...more };
}

/** A row of alice's, as old as its first byte says. */
export function newRow(doc: string, bytes: readonly number[], more: Partial<NewRow> = {}): NewRow {
  return {
    doc,
    bytes: Uint8Array.from(bytes),
    owner: 'session:alice',
    at: bytes[0]!,
    newClients: [],
    ...more,
  };
}

/** The first row of a document's log. */
export function firstRow(doc: string, bytes: readonly number[] = [1], more: Partial<NewRow> = {}): UpdateRow {
  return { ...newRow(doc, bytes, more), seq: 1 };
}
