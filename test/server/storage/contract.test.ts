/** What every storage must do: the same suite runs on each implementation. */
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openSqliteInThread } from '../../../server/storage/sqliteInThread.ts';
import type { Batch, MapSummary, NewRow } from '../../../server/storage/documentStore.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { writtenBy } from '../../support/written.ts';
import { firstRow, implementations, linkRow, mapRow, newRow, withPeople } from '../support/storageRows.ts';
import { stopTestServers, temporaryFolder } from '../support/testServer.ts';

const threads: Storage[] = [];
const inThread = async (): Promise<Storage> => {
  const storage = await openSqliteInThread(join(temporaryFolder(), 'throughline.sqlite'));
  threads.push(storage);
  return storage;
};

afterAll(async () => {
  await Promise.allSettled(threads.map((storage) => storage.close())); // some a test has closed
  await stopTestServers();
});

/** Rows of one byte (or some) each, to be written behind `after`. */
function batch(
  doc: string,
  after: number,
  rows: readonly (number | NewRow)[],
  summary: MapSummary | null = null,
): Batch {
  return {
    doc,
    after,
    rows: rows.map((one) => (typeof one === 'number' ? newRow(doc, [one]) : one)),
    summary,
  };
}
const bytesOf = (rows: readonly { bytes: Uint8Array }[]): number[][] => rows.map(({ bytes }) => [...bytes]);

/** A document, an edit of it and the next one by the same client, and another edit with the first one's ids. */
function typedTwice(): [base: Uint8Array, first: Uint8Array, second: Uint8Array, twin: Uint8Array] {
  const doc = new Y.Doc();
  doc.clientID = 7;
  doc.getText('t').insert(0, 'pay');
  const copy = new Y.Doc();
  const base = Y.encodeStateAsUpdate(doc);
  Y.applyUpdate(copy, base);
  copy.clientID = 7;
  const typed = (into: Y.Doc, text: string): Uint8Array =>
    writtenBy(into, () => into.getText('t').insert(3, text))[0]!;
  return [base, typed(doc, ' now'), typed(doc, ' or'), typed(copy, ' by card')];
}

describe.each([...implementations, ['SQLite in a thread', inThread] as const])('%s', (_name, make) => {
  test('makes a map with the first row of its log, or neither', async () => {
    const storage = await withPeople(make);
    await storage.maps.create(mapRow('one'), firstRow('map:one', [7], { newClients: [[42, 'server']] }));
    expect(await storage.maps.find('one')).toEqual(mapRow('one'));
    const stored = await storage.documents.load('map:one');
    expect(bytesOf(stored.updates)).toEqual([[7]]);
    expect([...stored.clients]).toEqual([[42, 'server']]);
    await expect(storage.maps.create(mapRow('one'), firstRow('map:other'))).rejects.toThrow();
    expect((await storage.documents.load('map:other')).lastSeq).toBe(0);
    await storage.close();
  });

  test('lists the maps one owns or joined, newest change first, without deleted ones', async () => {
    const storage = await withPeople(make);
    for (const [id, at] of [
      ['one', 1],
      ['two', 3],
      ['three', 2],
    ] as const) {
      await storage.maps.create(
        mapRow(id, { updatedAt: at, ownerSession: id === 'three' ? 'bob' : 'alice' }),
        firstRow(`map:${id}`),
      );
    }
    await storage.links.create(linkRow('link', 'two'), 'hash-link');
    expect(await storage.links.join('bob', 'link', 5, 9)).toBe('joined');
    expect(await storage.links.join('bob', 'link', 6, 9)).toBe('joined');
    expect((await storage.maps.list('alice')).map(({ map }) => map.id)).toEqual(['two', 'one']);
    const his = await storage.maps.list('bob');
    expect(his.map(({ map, member, links }) => [map.id, member, links.map((link) => link.id)])).toEqual([
      ['two', { mapId: 'two', sessionId: 'bob', role: null, joinedAt: 5, removedAt: null }, ['link']],
      ['three', { mapId: 'three', sessionId: 'bob', role: 'owner', joinedAt: 1, removedAt: null }, []],
    ]);
    await storage.maps.markDeleted('two', 8);
    await storage.maps.markDeleted('two', 9);
    expect((await storage.maps.find('two'))?.deletedAt).toBe(8);
    expect((await storage.maps.list('bob')).map(({ map }) => map.id)).toEqual(['three']);
    await storage.close();
  });

  test('keeps links by their token’s hash, with expiry and revocation', async () => {
    const storage = await withPeople(make);
    await storage.maps.create(mapRow('one'), firstRow('map:one'));
    await storage.links.create(linkRow('a', 'one', { expiresAt: 50 }), 'hash-a');
    await storage.links.create(linkRow('b', 'one', { role: 'viewer', createdAt: 2 }), 'hash-b');
    expect(await storage.links.findByToken('hash-a')).toEqual(linkRow('a', 'one', { expiresAt: 50 }));
    expect(await storage.links.findByToken('hash-c')).toBeNull();
    await storage.links.revoke('a', 7);
    await storage.links.revoke('a', 8);
    expect((await storage.links.find('a'))?.revokedAt).toBe(7);
    expect((await storage.links.list('one')).map(({ id }) => id)).toEqual(['a', 'b']);
    await storage.links.join('bob', 'b', 3, 9);
    await storage.links.join('bob', 'a', 3, 9);
    expect((await storage.links.granted('bob', 'one')).map(({ id }) => id)).toEqual(['a', 'b']);
    await storage.links.switchRole('b', 'commenter');
    expect(await storage.links.find('b')).toEqual(
      linkRow('b', 'one', { role: 'commenter', createdAt: 2, uses: 1 }),
    );
    expect(await storage.links.granted('alice', 'one')).toEqual([]);
    await storage.close();
  });

  test('commits rows of many documents at once and reads each in order', async () => {
    const storage = await withPeople(make);
    await storage.maps.create(mapRow('one'), firstRow('map:one'));
    const summary = { mapId: 'one', title: 'New title', stories: 12, at: 99 };
    const outcomes = await storage.documents.commit([
      batch('map:one', 1, [2, newRow('map:one', [3, 3])], summary),
      batch('map:two', 0, [1]),
    ]);
    expect(outcomes).toEqual([
      { doc: 'map:one', lastSeq: 3, others: [], isRefused: false },
      { doc: 'map:two', lastSeq: 1, others: [], isRefused: false },
    ]);
    const one = await storage.documents.load('map:one');
    expect(bytesOf(one.updates)).toEqual([[1], [2], [3, 3]]);
    expect(one).toMatchObject({ snapshot: null, lastSeq: 3, damaged: [] });
    expect(bytesOf((await storage.documents.load('map:two')).updates)).toEqual([[1]]);
    expect(await storage.maps.find('one')).toMatchObject({ title: 'New title', stories: 12, updatedAt: 99 });
    await storage.close();
  });

  test('appends behind what another writer stored meanwhile, and says what that was', async () => {
    const storage = await withPeople(make);
    const { documents } = storage;
    await storage.maps.create(mapRow('one'), firstRow('map:one'));
    await documents.commit([
      batch('map:one', 1, [newRow('map:one', [2], { newClients: [[5, 'session:bob']] })]),
    ]);
    const stale = { mapId: 'one', title: 'Without the other row', stories: 1, at: 9 };
    const [outcome] = await documents.commit([batch('map:one', 1, [3, 4], stale)]);
    expect(outcome).toEqual({
      doc: 'map:one',
      lastSeq: 4,
      others: [{ ...newRow('map:one', [2], { newClients: [[5, 'session:bob']] }), seq: 2 }].map((other) => ({
        ...other,
        bytes: expect.anything() as unknown,
      })),
      isRefused: false,
    });
    expect(bytesOf((await documents.load('map:one')).updates)).toEqual([[1], [2], [3], [4]]);
    expect(await storage.maps.find('one')).toMatchObject({ title: 'Shop' });
    await documents.commit([batch('map:one', 4, [], { ...stale, title: 'With it' })]);
    expect(await storage.maps.find('one')).toMatchObject({ title: 'With it' });
    await storage.close();
  });

  test('writes a batch once when the answer to it was lost, whatever others wrote behind it', async () => {
    const storage = await withPeople(make);
    const { documents } = storage;
    await documents.commit([batch('map:one', 0, [1, 2])]);
    expect((await documents.commit([batch('map:one', 0, [1, 2, 3])]))[0]).toMatchObject({
      lastSeq: 3,
      others: [],
    });
    await documents.commit([batch('map:one', 3, [9])]);
    const [outcome] = await documents.commit([batch('map:one', 1, [2, 3, 4])]);
    expect(outcome!.lastSeq).toBe(5);
    expect(bytesOf(outcome!.others)).toEqual([[9]]);
    expect(bytesOf((await documents.load('map:one')).updates)).toEqual([[1], [2], [3], [9], [4]]);
    await storage.close();
  });

  test('knows rows in the archive as well as live ones', async () => {
    const storage = await withPeople(make);
    const { documents } = storage;
    await documents.commit([batch('map:one', 0, [1, 2, 3])]);
    await documents.compact('map:one', 3, Uint8Array.from([99]), 10);
    const [outcome] = await documents.commit([batch('map:one', 1, [7])]);
    expect(outcome!.lastSeq).toBe(4);
    expect(bytesOf(outcome!.others)).toEqual([[2], [3]]);
    expect(bytesOf(await documents.after('map:one', 2))).toEqual([[3], [7]]);
    expect(await documents.after('map:one', 4)).toEqual([]);
    const heads = await documents.heads(['map:one', 'map:never']);
    expect([heads.get('map:one'), heads.get('map:never') ?? 0]).toEqual([4, 0]);
    await storage.close();
  });

  test('gives writers at the same moment each a place of its own, without a gap', async () => {
    const storage = await withPeople(make);
    const writers = Array.from({ length: 8 }, (_, i) =>
      storage.documents.commit([batch('map:b', 0, [i + 1]), batch('map:a', 0, [i + 1])]),
    );
    await Promise.all(writers);
    for (const doc of ['map:a', 'map:b']) {
      const rows = await storage.documents.after(doc, 0);
      expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(
        bytesOf(rows)
          .flat()
          .sort((a, b) => a - b),
      ).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    }
    await storage.close();
  });

  test('remembers whose a client id is, and refuses a row that speaks for it under another name', async () => {
    const storage = await withPeople(make);
    const { documents } = storage;
    const claim = (byte: number, client: number, owner: string): NewRow =>
      newRow('map:one', [byte], { newClients: [[client, owner]] });
    await documents.commit([batch('map:one', 0, [claim(1, 5, 'session:alice')])]);
    const [refused] = await documents.commit([
      batch('map:one', 0, [claim(2, 5, 'session:bob'), claim(3, 6, 'session:bob')]),
    ]);
    expect(refused).toMatchObject({ isRefused: true, lastSeq: 1 });
    expect(bytesOf(refused!.others)).toEqual([[1]]);
    const [again] = await documents.commit([
      batch('map:one', 0, [claim(4, 5, 'session:alice'), claim(5, 6, 'link:x')]),
    ]);
    expect(again).toMatchObject({ isRefused: false, lastSeq: 3 });
    expect([...(await documents.load('map:one')).clients].sort(([a], [b]) => a - b)).toEqual([
      [5, 'session:alice'],
      [6, 'link:x'],
    ]);
    expect((await documents.after('map:one', 0)).map(({ newClients }) => newClients)).toEqual([
      [[5, 'session:alice']],
      [],
      [[6, 'link:x']],
    ]);
    await storage.close();
  });

  test('F19: refuses a row under the same ids as one that others wrote meanwhile, also of the same person', async () => {
    const storage = await withPeople(make);
    const { documents } = storage;
    const [base, hers, again, twin] = typedTwice();
    await documents.commit([batch('map:one', 0, [newRow('map:one', [...base])])]);
    await documents.commit([batch('map:one', 1, [newRow('map:one', [...hers])])]);
    const [refused] = await documents.commit([batch('map:one', 1, [newRow('map:one', [...twin])])]);
    expect(refused).toMatchObject({ isRefused: true, lastSeq: 2 });
    expect(refused!.others).toHaveLength(1);
    const [taken] = await documents.commit([batch('map:one', 1, [newRow('map:one', [...again])])]);
    expect(taken).toMatchObject({ isRefused: false, lastSeq: 3 });
    await storage.close();
  });

  test('compacts: a snapshot stands for the rows up to it, history keeps them all', async () => {
    const storage = await withPeople(make);
    await storage.documents.commit([batch('map:one', 0, [1, 2, 3, 4])]);
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

  test('rewrites: the snapshot stays and nothing of the past, and the log goes on behind it', async () => {
    const storage = await withPeople(make);
    const { documents, history } = storage;
    await documents.commit([batch('map:one', 0, [1, 2, 3, 4])]);
    await documents.compact('map:one', 2, Uint8Array.from([98]), 10);
    await documents.compact('map:one', 3, Uint8Array.from([99]), 11);
    await history.keepState('map:one', { seq: 1, bytes: Uint8Array.from([97]) });
    await documents.rewrite('map:one', 3, Uint8Array.from([50]), 12);
    await documents.compact('map:one', 2, Uint8Array.from([98]), 13); // another node had begun before
    expect(bytesOf(await documents.history('map:one'))).toEqual([[4]]);
    expect(await history.stateBefore('map:one', 2)).toBeNull();
    const stored = await documents.load('map:one');
    expect([
      stored.snapshot?.seq,
      [...stored.snapshot!.bytes],
      bytesOf(stored.updates),
      stored.lastSeq,
    ]).toEqual([3, [50], [[4]], 4]);
    await documents.rewrite('map:one', 4, Uint8Array.from([51]), 13);
    expect((await documents.commit([batch('map:one', 4, [5])]))[0]).toMatchObject({ lastSeq: 5 });
    expect(bytesOf((await documents.load('map:one')).updates)).toEqual([[5]]);
    await storage.close();
  });

  test('keeps an image for each map that has it, within what a map may take, until the last one lets go', async () => {
    const storage = await withPeople(make);
    for (const id of ['one', 'two']) await storage.maps.create(mapRow(id), firstRow(`map:${id}`));
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

  test('takes a ticket once, on whichever node, and forgets old ones', async () => {
    const storage = await withPeople(make);
    await storage.maps.create(mapRow('one'), firstRow('map:one'));
    const ticket = { mapId: 'one', principal: '{"kind":"link"}', expiresAt: 50 };
    await storage.tickets.issue('a', ticket, 20);
    await storage.tickets.issue('b', { ...ticket, expiresAt: 90 }, 20);
    expect(await storage.tickets.redeem('a')).toEqual(ticket);
    expect(await storage.tickets.redeem('a')).toBeNull();
    await storage.tickets.issue('c', { ...ticket, expiresAt: 120 }, 90);
    expect(await storage.tickets.redeem('b')).toBeNull();
    expect(await storage.tickets.redeem('c')).not.toBeNull();
    await storage.close();
  });

  test('says of which maps the people have changed', async () => {
    const storage = await withPeople(make);
    for (const id of ['one', 'two']) await storage.maps.create(mapRow(id), firstRow(`map:${id}`));
    await storage.signals.raise('one');
    await storage.signals.raise('one');
    expect([...(await storage.signals.read(['one', 'two']))]).toEqual([['one', 2]]);
    expect([...(await storage.signals.read(['two']))]).toEqual([]);
    await storage.close();
  });

  test('knows the time', async () => {
    const storage = await withPeople(make);
    expect(Math.abs((await storage.time()) - Date.now())).toBeLessThan(60_000);
    await storage.close();
  });

  test('answers when asked whether it is there', async () => {
    const storage = await withPeople(make);
    await storage.check();
    await storage.close();
  });
});
