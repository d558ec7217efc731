/** What every storage must do for the doors of maps: the same suite runs on each implementation. */
import { afterAll, describe, expect, test } from 'vitest';
import type { LobbyRow } from '../../../server/storage/doorStore.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { openPostgres } from '../../../server/storage/postgres.ts';
import type { UpdateRow } from '../../../server/storage/documentStore.ts';
import type { MapRow } from '../../../server/storage/mapTable.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { freshDatabase } from '../../support/services.ts';
import { stopTestServers, temporarySqlite } from '../support/testServer.ts';

const implementations: readonly [string, () => Storage | Promise<Storage>][] = [
  ['memory', memoryStorage],
  ['SQLite', temporarySqlite],
  ['PostgreSQL', async () => openPostgres(await freshDatabase())],
];
afterAll(stopTestServers);

const hour = 3_600_000;
const map = (id: string): [MapRow, UpdateRow] => [
  {
    ...{ id, title: 'Shop', stories: 0, ownerSession: 'alice', epoch: 'e' },
    ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
  },
  { doc: `map:${id}`, bytes: Uint8Array.of(1), owner: 'session:alice', at: 1, newClients: [], seq: 1 },
];
const lobby = (more: Partial<LobbyRow> = {}): LobbyRow => ({
  ...{ mapId: 'one', code: 'BCDFGH', role: 'contributor', needsApproval: false, expiresAt: 100 },
  wrongCodes: 0,
  ...more,
});

describe.each(implementations)('%s', (_name, make) => {
  /** alice's maps one and two; bob and carol are nowhere. */
  async function withPeople(): Promise<Storage> {
    const storage = await make();
    for (const [i, id] of ['alice', 'bob', 'carol'].entries()) {
      const key = { id: `key-${id}`, sessionId: id, createdAt: 1, lastSeenAt: 1, expiresAt: 100 };
      await storage.sessions.create({ id, name: id, colour: i, createdAt: 1 }, key, `hash-${id}`);
    }
    await storage.maps.create(...map('one'));
    await storage.maps.create(...map('two'));
    return storage;
  }

  test('closes and opens the door of one map', async () => {
    const storage = await withPeople();
    const { doors } = storage;
    expect(await doors.isClosed('one')).toBe(false);
    for (let twice = 0; twice < 2; twice++) await doors.setClosed('one', true);
    expect([await doors.isClosed('one'), await doors.isClosed('two')]).toEqual([true, false]);
    await doors.setClosed('one', false);
    expect(await doors.isClosed('one')).toBe(false);
    await storage.close();
  });

  test('finds a lobby by its map and its code until it is closed, replaced or over', async () => {
    const storage = await withPeople();
    const { doors } = storage;
    expect(await doors.openLobby(lobby(), 1)).toBe('opened');
    expect(await doors.openLobby(lobby({ mapId: 'two' }), 1)).toBe('codeTaken');
    expect(await doors.findLobby('two', 2)).toBeNull();
    expect(await doors.findLobby('one', 99)).toEqual(lobby());
    expect(await doors.findLobbyByCode('BCDFGH', 99)).toEqual(lobby());
    expect(await doors.findLobby('one', 100)).toBeNull();
    expect(await doors.findLobbyByCode('BCDFGH', 100)).toBeNull();

    await doors.changeLobby('one', { needsApproval: true });
    await doors.changeLobby('one', { role: 'viewer' });
    const changed = lobby({ needsApproval: true, role: 'viewer' });
    expect(await doors.findLobby('one', 2)).toEqual(changed);

    expect(await doors.openLobby(lobby({ code: 'JKMNPQ' }), 2)).toBe('opened');
    expect(await doors.findLobbyByCode('BCDFGH', 2)).toBeNull();
    expect(await doors.openLobby(lobby({ mapId: 'two', expiresAt: 400 }), 200)).toBe('opened'); // one's is over
    expect(await doors.findLobby('two', 201)).toEqual(lobby({ mapId: 'two', expiresAt: 400 }));
    expect(await doors.findLobby('one', 2)).toBeNull();
    await doors.closeLobby('two');
    expect(await doors.findLobby('two', 201)).toBeNull();
    await storage.close();
  });

  test('S10: counts wrong codes within an hour for the lobbies they are aimed at, until those ask first', async () => {
    const storage = await withPeople();
    const { doors } = storage;
    await doors.openLobby(lobby({ expiresAt: 9 * hour }), 0);
    await doors.openLobby(lobby({ mapId: 'two', code: 'JKMNPQ', expiresAt: 9 * hour }), 0);
    for (let i = 0; i < 3; i++) expect(await doors.countWrongCode('BC', i, 3)).toEqual([]);
    expect(await doors.countWrongCode('ZZ', 4, 0)).toEqual([]);
    // The hour of the first three is over: counting begins anew.
    for (let i = 0; i < 3; i++) expect(await doors.countWrongCode('BC', hour + i, 3)).toEqual([]);
    expect((await doors.findLobby('one', hour))?.needsApproval).toBe(false);
    expect(await doors.countWrongCode('BC', hour + 5, 3)).toEqual(['one']);
    expect(await doors.countWrongCode('BC', hour + 6, 3)).toEqual([]); // it asks already
    expect((await doors.findLobby('one', hour))?.needsApproval).toBe(true);
    expect((await doors.findLobby('one', hour))?.wrongCodes).toBe(5);
    expect(await doors.findLobby('two', hour)).toMatchObject({ needsApproval: false, wrongCodes: 0 });
    expect(await doors.countWrongCode('JK', 10 * hour, 0)).toEqual([]); // it is over
    await storage.close();
  });

  test('keeps who waits, in the order they came, no more than may', async () => {
    const storage = await withPeople();
    const { doors } = storage;
    await doors.openLobby(lobby(), 1);
    expect(await doors.findKnock('one', 'bob')).toBeNull();
    expect(await doors.knock('one', 'carol', { at: 5, most: 1 })).toBe('waiting');
    expect(await doors.knock('one', 'carol', { at: 6, most: 1 })).toBe('waiting');
    expect(await doors.knock('one', 'bob', { at: 6, most: 1 })).toBe('full');
    expect(await doors.knock('one', 'bob', { at: 7, most: 2 })).toBe('waiting');
    expect(await doors.waiting('one')).toEqual([
      { sessionId: 'carol', name: 'carol', colour: 2, since: 5 },
      { sessionId: 'bob', name: 'bob', colour: 1, since: 7 },
    ]);
    expect(await doors.waiting('two')).toEqual([]);
    await doors.leave('one', 'bob');
    expect(await doors.findKnock('one', 'bob')).toBeNull();

    expect(await doors.turnAway('one', 'carol')).toBe(true);
    expect(await doors.turnAway('one', 'bob')).toBe(false);
    await doors.leave('one', 'carol');
    expect(await doors.knock('one', 'carol', { at: 8, most: 9 })).toBe('turnedAway');
    expect(await doors.findKnock('one', 'carol')).toBe('turnedAway');
    expect(await doors.waiting('one')).toEqual([]);
    await doors.openLobby(lobby({ code: 'JKMNPQ' }), 9);
    expect(await doors.findKnock('one', 'carol')).toBeNull();
    await doors.knock('one', 'bob', { at: 10, most: 9 });
    await doors.closeLobby('one');
    expect(await doors.findKnock('one', 'bob')).toBeNull();
    await storage.close();
  });

  test('lets in as a member with a role by hand, never who was taken off, never more than a map holds', async () => {
    const storage = await withPeople();
    const { doors, members, links } = storage;
    await doors.openLobby(lobby(), 1);
    await doors.knock('one', 'bob', { at: 5, most: 9 });
    expect(await doors.letIn('one', 'bob', 'editor', { at: 6, most: 1 })).toBe('full');
    expect(await doors.findKnock('one', 'bob')).toBe('waiting');
    expect(await doors.letIn('one', 'bob', 'editor', { at: 6, most: 2 })).toBe('joined');
    expect(await doors.findKnock('one', 'bob')).toBeNull();
    expect(await members.find('one', 'bob')).toEqual({
      ...{ mapId: 'one', sessionId: 'bob', role: 'editor', joinedAt: 6, removedAt: null },
    });
    expect(await doors.letIn('one', 'bob', 'viewer', { at: 7, most: 9 })).toBe('joined');
    expect((await members.find('one', 'bob'))?.role).toBe('editor');
    await members.remove('one', 'bob', 8);
    expect(await doors.letIn('one', 'bob', 'editor', { at: 9, most: 9 })).toBe('removed');

    const link = { id: 'a', mapId: 'one', role: 'viewer', createdAt: 1, maxUses: null, uses: 0 } as const;
    await links.create({ ...link, expiresAt: null, revokedAt: null }, 'hash-a');
    await links.join('carol', 'a', 9, 9);
    await links.revoke('a', 10);
    expect(await doors.letIn('one', 'carol', 'contributor', { at: 11, most: 9 })).toBe('joined');
    expect((await members.find('one', 'carol'))?.role).toBe('contributor');
    await storage.close();
  });

  test('forgets the door of a map that is erased', async () => {
    const storage = await withPeople();
    const { doors, maps } = storage;
    await doors.setClosed('one', true);
    await doors.openLobby(lobby(), 1);
    await doors.knock('one', 'bob', { at: 5, most: 9 });
    await maps.erase('one', 6);
    expect(await doors.isClosed('one')).toBe(false);
    expect(await doors.findLobbyByCode('BCDFGH', 7)).toBeNull();
    expect(await doors.findKnock('one', 'bob')).toBeNull();
    await storage.close();
  });
});
