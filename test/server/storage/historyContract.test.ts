/** What every storage must do for history: the same suite runs on each implementation. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { VersionRow } from '../../../server/storage/historyStore.ts';
import type { Batch, UpdateRow } from '../../../server/storage/documentStore.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { implementations, mapRow, withPeople } from '../support/storageRows.ts';
import { stopTestServers } from '../support/testServer.ts';

afterAll(stopTestServers);

const doc = 'map:one';
const bytes = (...given: number[]): Uint8Array => Uint8Array.from(given);
function update(seq: number, more: Partial<UpdateRow> = {}): UpdateRow {
  return { doc, seq, bytes: bytes(seq), owner: 'session:alice', at: seq * 10, newClients: [], ...more };
}
/** Rows to be written behind those there are. */
function batch(rows: readonly UpdateRow[]): Batch {
  return { doc, after: rows[0]!.seq - 1, rows, summary: null };
}
const version = (seq: number, more: Partial<VersionRow> = {}): VersionRow => ({
  doc,
  seq,
  kind: 'named',
  name: 'Before',
  cards: 0,
  owner: 'session:alice',
  at: 7,
  ...more,
});

describe.each(implementations)('%s', (_name, make) => {
  async function withLog(rows = 6): Promise<Storage> {
    const storage = await withPeople(make);
    await storage.maps.create(mapRow('one', { stories: 3 }), update(1));
    await storage.documents.commit([batch(Array.from({ length: rows - 1 }, (_, i) => update(i + 2)))]);
    return storage;
  }

  const opened: Storage[] = [];
  const open = async (): Promise<Storage> => {
    const storage = await withLog();
    opened.push(storage);
    return storage;
  };
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
  });

  test('reads the log by stretches, archived rows before live ones', async () => {
    const { documents, history } = await open();
    await documents.compact(doc, 4, bytes(44), 9);
    const seqs = async (after: number, most: number): Promise<number[]> =>
      (await history.rowsAfter(doc, after, most)).map(({ seq }) => seq);
    expect([await seqs(0, 3), await seqs(3, 3), await seqs(6, 3)]).toEqual([[1, 2, 3], [4, 5, 6], []]);
    const [row] = await history.rowsAfter(doc, 4, 1);
    expect({ ...row, bytes: [...row!.bytes!] }).toEqual({
      seq: 5,
      bytes: [5],
      owner: 'session:alice',
      at: 50,
    });
  });

  test('finds the newest state at or before a row, of compaction or kept', async () => {
    const { documents, history } = await open();
    expect(await history.stateBefore(doc, 6)).toBeNull();
    await documents.compact(doc, 4, bytes(44), 9);
    await history.keepState(doc, { seq: 2, bytes: bytes(22) });
    await history.keepState(doc, { seq: 2, bytes: bytes(22) });
    const before = async (seq: number) => (await history.stateBefore(doc, seq))?.seq ?? null;
    expect([await before(1), await before(2), await before(3), await before(9)]).toEqual([null, 2, 2, 4]);
  });

  test('keeps versions, newest first; a restore point comes with the row that calls for it', async () => {
    const { documents, history } = await open();
    await history.keepVersion(version(3));
    await history.keepVersion(version(3, { name: 'Renamed' }));
    await documents.commit([batch([update(7, { restorePoint: { seq: 6, cards: 60 } })])]);
    await documents.commit([batch([update(8, { restorePoint: { seq: 6, cards: 75 } })])]);
    expect(await history.versions(doc)).toEqual([
      version(6, { kind: 'removal', name: '', cards: 75, at: 80 }),
      version(3, { name: 'Renamed' }),
    ]);
    expect(await history.versions('map:other')).toEqual([]);
  });

  test('keeps sittings once, and the last visit of each person', async () => {
    const { history } = await open();
    const sitting = { doc, firstSeq: 1, lastSeq: 3, from: 10, to: 30, digest: '[]' };
    const next = { ...sitting, firstSeq: 4, lastSeq: 6 };
    await history.keepSittings([sitting, next]);
    await history.keepSittings([{ ...sitting, digest: 'again' }]);
    expect(await history.sittings(doc)).toEqual([next, sitting]);
    const visit = { sessionId: 'bob', mapId: 'one', seq: 3, at: 30, sinceSeq: 1, sinceAt: 10 };
    await history.keepVisit(visit);
    await history.keepVisit({ ...visit, seq: 6 });
    expect(await history.visit('bob', 'one')).toEqual({ ...visit, seq: 6 });
    expect(await history.visit('alice', 'one')).toBeNull();
  });

  test('thins an archive: states stay, rows before them go, and the map loads as before', async () => {
    const { documents, history } = await open();
    await documents.compact(doc, 5, bytes(55), 9);
    await history.keepState(doc, { seq: 1, bytes: bytes(11) });
    await history.keepSittings([{ doc, firstSeq: 1, lastSeq: 3, from: 10, to: 30, digest: '[]' }]);
    expect([await history.documentsBefore(40), await history.documentsBefore(5)]).toEqual([[doc], []]);
    expect([await history.lastArchivedBefore(doc, 40), await history.lastArchivedBefore(doc, 5)]).toEqual([
      3, 0,
    ]);
    await history.thin(doc, 3, [{ seq: 3, bytes: bytes(33) }]);
    expect((await history.rowsAfter(doc, 0, 9)).map(({ seq }) => seq)).toEqual([4, 5, 6]);
    expect(await history.stateBefore(doc, 2)).toBeNull();
    expect((await history.stateBefore(doc, 4))?.seq).toBe(3);
    expect(await history.sittings(doc)).toEqual([]);
    const stored = await documents.load(doc);
    expect([stored.snapshot?.seq, stored.updates.length, stored.lastSeq]).toEqual([5, 1, 6]);
  });

  test('remembers for how many days a map’s history is kept, where its owner says so', async () => {
    const { history } = await open();
    expect([await history.ownDays('one'), await history.allOwnDays()]).toEqual([null, new Map()]);
    await history.setOwnDays('one', 30);
    await history.setOwnDays('one', 7);
    expect([await history.ownDays('one'), await history.allOwnDays()]).toEqual([7, new Map([['one', 7]])]);
    await history.setOwnDays('one', null);
    expect(await history.ownDays('one')).toBeNull();
  });

  test('puts what cannot be used into quarantine, and goes on with the snapshot before it', async () => {
    const { documents, history } = await open();
    await documents.quarantine(doc, 'update', 2);
    await documents.compact(doc, 4, bytes(44), 9);
    await documents.quarantine(doc, 'snapshot', 4);
    const stored = await documents.load(doc);
    expect([stored.snapshot, stored.updates.map(({ seq }) => seq), stored.lastSeq]).toEqual([
      null,
      [1, 3, 4, 5, 6],
      6,
    ]);
    expect(stored.damaged.map(({ seq, what }) => `${what} ${seq}`).sort()).toEqual([
      'snapshot 4',
      'update 2',
    ]);
    expect(await history.damagedTimes(doc)).toContain(20);
    expect(stored.damaged.find(({ what }) => what === 'update')).toMatchObject({
      ...{ seq: 2, at: 20, owner: update(2).owner, size: update(2).bytes.byteLength, healedAt: null },
    });
    await documents.markHealed(doc, 3, 77);
    await documents.markHealed(doc, 3, 78);
    const healed = (await documents.load(doc)).damaged.map(({ what, healedAt }) => [what, healedAt]);
    expect(new Map(healed as [string, number | null][])).toEqual(
      new Map<string, number | null>([
        ['update', 77],
        ['snapshot', null],
      ]),
    );
    expect(await history.damagedTimes(doc)).toContain(20);
  });

  test('gives a map a new epoch together with the row that says so', async () => {
    const { documents, maps } = await open();
    await maps.renewEpoch('one', 'f', update(7));
    expect((await maps.find('one'))?.epoch).toBe('f');
    expect((await documents.load(doc)).lastSeq).toBe(7);
    expect((await maps.all()).map(({ id }) => id)).toEqual(['one']);
  });

  test('erases a map: only its id stays, as one that was deleted', async () => {
    const { documents, history, links, maps } = await open();
    await links.create(
      {
        id: 'link',
        mapId: 'one',
        role: 'editor',
        createdAt: 1,
        expiresAt: null,
        revokedAt: null,
        maxUses: null,
        uses: 0,
      },
      'hash-link',
    );
    await links.join('bob', 'link', 3, 9);
    await history.keepVersion(version(3));
    await history.keepVisit({ sessionId: 'bob', mapId: 'one', seq: 3, at: 30, sinceSeq: 1, sinceAt: 10 });
    await maps.erase('one', 99);
    await maps.erase('one', 100);
    expect(await maps.find('one')).toMatchObject({ title: '', stories: 0, deletedAt: 99 });
    expect((await documents.load(doc)).lastSeq).toBe(0);
    expect([await links.list('one'), await links.granted('bob', 'one')]).toEqual([[], []]);
    expect([await history.versions(doc), await history.visit('bob', 'one')]).toEqual([[], null]);
  });

  test('knows what people are called', async () => {
    const { sessions } = await open();
    await sessions.rename('bob', 'Robert');
    const names = await sessions.namesOf(['bob', 'nobody', 'alice']);
    expect(names).toEqual(
      new Map([
        ['alice', 'alice'],
        ['bob', 'Robert'],
      ]),
    );
  });
});
