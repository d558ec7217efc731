/** What every storage must do: the same suite runs on each implementation. */
import { afterAll, describe, expect, test } from 'vitest';
import { memoryStorage } from '../../../server/storage/memory.ts';
import {
  SequenceConflict,
  type LinkRow,
  type MapRow,
  type Storage,
  type UpdateRow,
} from '../../../server/storage/storage.ts';
import { stopTestServers, temporarySqlite } from '../support/testServer.ts';

const implementations: readonly [string, () => Storage][] = [
  ['memory', memoryStorage],
  ['SQLite', temporarySqlite],
];

afterAll(stopTestServers);

const alice = { id: 'alice', name: 'alice', colour: 3, createdAt: 1, lastSeenAt: 1 };
const bob = { id: 'bob', name: 'bob', colour: 4, createdAt: 2, lastSeenAt: 2 };

function mapRow(id: string, more: Partial<MapRow> = {}): MapRow {
  const usual = { title: 'Shop', stories: 0, ownerSession: 'alice', epoch: 'e', createdAt: 1, updatedAt: 1 };
  return { id, ...usual, deletedAt: null, ...more };
}
function linkRow(id: string, mapId: string, more: Partial<LinkRow> = {}): LinkRow {
  return { id, mapId, role: 'editor', createdAt: 1, expiresAt: null, revokedAt: null, ...more };
}
function update(
  doc: string,
  seq: number,
  bytes: readonly number[] = [seq],
  more: Partial<UpdateRow> = {},
): UpdateRow {
  return {
    doc,
    seq,
    bytes: Uint8Array.from(bytes),
    owner: 'session:alice',
    at: seq,
    newClients: [],
    ...more,
  };
}
const bytesOf = (rows: readonly { bytes: Uint8Array }[]): number[][] => rows.map(({ bytes }) => [...bytes]);

describe.each(implementations)('%s', (_name, make) => {
  async function withPeople(): Promise<Storage> {
    const storage = make();
    await storage.sessions.create(alice, 'hash-alice');
    await storage.sessions.create(bob, 'hash-bob');
    return storage;
  }

  test('finds a session by its token’s hash, renames it, remembers when it was seen', async () => {
    const storage = await withPeople();
    expect(await storage.sessions.findByToken('hash-alice')).toEqual(alice);
    expect(await storage.sessions.findByToken('other')).toBeNull();
    await storage.sessions.rename('alice', 'Alice');
    await storage.sessions.touch('alice', 9);
    expect(await storage.sessions.findByToken('hash-alice')).toEqual({
      ...alice,
      name: 'Alice',
      lastSeenAt: 9,
    });
    expect(await storage.sessions.findByToken('hash-bob')).toEqual(bob);
    await storage.close();
  });

  test('makes a map with the first row of its log, or neither', async () => {
    const storage = await withPeople();
    await storage.maps.create(mapRow('one'), update('map:one', 1, [7], { newClients: [[42, 'server']] }));
    expect(await storage.maps.find('one')).toEqual(mapRow('one'));
    const stored = await storage.documents.load('map:one');
    expect(bytesOf(stored.updates)).toEqual([[7]]);
    expect([...stored.clients]).toEqual([[42, 'server']]);
    await expect(storage.maps.create(mapRow('one'), update('map:other', 1))).rejects.toThrow();
    expect((await storage.documents.load('map:other')).lastSeq).toBe(0);
    await storage.close();
  });

  test('lists the maps one owns or joined, newest change first, without deleted ones', async () => {
    const storage = await withPeople();
    for (const [id, at] of [
      ['one', 1],
      ['two', 3],
      ['three', 2],
    ] as const) {
      await storage.maps.create(
        mapRow(id, { updatedAt: at, ownerSession: id === 'three' ? 'bob' : 'alice' }),
        update(`map:${id}`, 1),
      );
    }
    await storage.links.create(linkRow('link', 'two'), 'hash-link');
    await storage.links.grant('bob', 'link', 5);
    await storage.links.grant('bob', 'link', 6);
    expect((await storage.maps.list('alice')).map(({ map }) => map.id)).toEqual(['two', 'one']);
    const his = await storage.maps.list('bob');
    expect(his.map(({ map, links }) => [map.id, links.map((link) => link.id)])).toEqual([
      ['two', ['link']],
      ['three', []],
    ]);
    await storage.maps.markDeleted('two', 8);
    await storage.maps.markDeleted('two', 9);
    expect((await storage.maps.find('two'))?.deletedAt).toBe(8);
    expect((await storage.maps.list('bob')).map(({ map }) => map.id)).toEqual(['three']);
    await storage.close();
  });

  test('keeps links by their token’s hash, with expiry and revocation', async () => {
    const storage = await withPeople();
    await storage.maps.create(mapRow('one'), update('map:one', 1));
    await storage.links.create(linkRow('a', 'one', { expiresAt: 50 }), 'hash-a');
    await storage.links.create(linkRow('b', 'one', { role: 'viewer', createdAt: 2 }), 'hash-b');
    expect(await storage.links.findByToken('hash-a')).toEqual(linkRow('a', 'one', { expiresAt: 50 }));
    expect(await storage.links.findByToken('hash-c')).toBeNull();
    await storage.links.revoke('a', 7);
    await storage.links.revoke('a', 8);
    expect((await storage.links.find('a'))?.revokedAt).toBe(7);
    expect((await storage.links.list('one')).map(({ id }) => id)).toEqual(['a', 'b']);
    await storage.links.grant('bob', 'b', 3);
    await storage.links.grant('bob', 'a', 3);
    expect((await storage.links.granted('bob', 'one')).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await storage.links.granted('alice', 'one')).toEqual([]);
    await storage.close();
  });

  test('commits rows of many documents at once and reads each in order', async () => {
    const storage = await withPeople();
    await storage.maps.create(mapRow('one'), update('map:one', 1));
    await storage.documents.commit(
      [update('map:one', 2), update('map:two', 1), update('map:one', 3, [3, 3])],
      [{ mapId: 'one', title: 'New title', stories: 12, at: 99 }],
    );
    const one = await storage.documents.load('map:one');
    expect(bytesOf(one.updates)).toEqual([[1], [2], [3, 3]]);
    expect(one).toMatchObject({ snapshot: null, lastSeq: 3, damaged: [] });
    expect(bytesOf((await storage.documents.load('map:two')).updates)).toEqual([[1]]);
    expect(await storage.maps.find('one')).toMatchObject({ title: 'New title', stories: 12, updatedAt: 99 });
    await storage.close();
  });

  test('takes the same row twice as once, and another under its number as a conflict that writes nothing', async () => {
    const storage = await withPeople();
    await storage.documents.commit([update('map:one', 1)], []);
    await storage.documents.commit([update('map:one', 1), update('map:one', 2)], []);
    await expect(
      storage.documents.commit([update('map:one', 3), update('map:one', 2, [9])], []),
    ).rejects.toThrow(SequenceConflict);
    expect((await storage.documents.load('map:one')).lastSeq).toBe(2);
    await storage.close();
  });

  test('remembers whose a client id is: the first one’s', async () => {
    const storage = await withPeople();
    await storage.documents.commit([update('map:one', 1, [1], { newClients: [[5, 'session:alice']] })], []);
    await storage.documents.commit(
      [
        update('map:one', 2, [2], {
          newClients: [
            [5, 'session:bob'],
            [6, 'link:x'],
          ],
        }),
      ],
      [],
    );
    expect([...(await storage.documents.load('map:one')).clients].sort(([a], [b]) => a - b)).toEqual([
      [5, 'session:alice'],
      [6, 'link:x'],
    ]);
    await storage.close();
  });

  test('compacts: a snapshot stands for the rows up to it, history keeps them all', async () => {
    const storage = await withPeople();
    await storage.documents.commit(
      [1, 2, 3, 4].map((seq) => update('map:one', seq)),
      [],
    );
    await storage.documents.compact('map:one', 3, Uint8Array.from([99]), 10);
    const stored = await storage.documents.load('map:one');
    expect([...stored.snapshot!.bytes]).toEqual([99]);
    expect(stored.snapshot!.seq).toBe(3);
    expect(bytesOf(stored.updates)).toEqual([[4]]);
    expect(stored.lastSeq).toBe(4);
    expect((await storage.documents.history('map:one')).map(({ seq, owner }) => [seq, owner])).toEqual(
      [1, 2, 3, 4].map((seq) => [seq, 'session:alice']),
    );
    await storage.documents.compact('map:one', 4, Uint8Array.from([100]), 11);
    expect(await storage.documents.load('map:one')).toMatchObject({ updates: [], lastSeq: 4 });
    await storage.close();
  });

  test('keeps an image for each map that has it, within what a map may take, until the last one lets go', async () => {
    const storage = await withPeople();
    for (const id of ['one', 'two']) await storage.maps.create(mapRow(id), update(`map:${id}`, 1));
    const image = (hash: string, bytes: number) =>
      ({ hash, type: 'image/png', width: 3, height: 2, bytes, at: 5 }) as const;
    const { images } = storage;
    const a = Uint8Array.from([1, 2, 3]);
    const b = Uint8Array.from([4, 5]);
    expect(await images.put('one', image('a', 3), a, 5)).toBe('kept');
    expect(await images.put('one', image('a', 3), a, 5)).toBe('kept');
    expect(await images.put('one', image('b', 2), b, 5)).toBe('kept');
    expect(await images.put('one', image('c', 1), Uint8Array.from([6]), 5)).toBe('full');
    expect(await images.put('two', image('a', 3), a, 5)).toBe('kept');
    expect(await images.find('one', 'a')).toEqual(image('a', 3));
    expect(await images.find('one', 'c')).toBeNull();
    expect(await images.find('two', 'b')).toBeNull();
    expect([...(await images.read('b'))!]).toEqual([4, 5]);
    expect(await images.read('c')).toBeNull();
    await images.removeAll('one');
    expect(await images.find('one', 'a')).toBeNull();
    expect(await images.read('b')).toBeNull();
    expect([...(await images.read('a'))!]).toEqual([1, 2, 3]);
    const [, putAgain] = await Promise.all([images.removeAll('two'), images.put('one', image('a', 3), a, 5)]);
    expect(putAgain).toBe('kept');
    expect([...(await images.read('a'))!]).toEqual([1, 2, 3]);
    await storage.close();
  });

  test('answers when asked whether it is there', async () => {
    const storage = await withPeople();
    await storage.check();
    await storage.close();
  });
});
