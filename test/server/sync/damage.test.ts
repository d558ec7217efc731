/** Fault 16: damaged and poisoned rows and bad snapshots: the map loads without them, and its owner is told. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import type * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { readNotice, type RoomNotice } from '../../../shared/protocol/notice.ts';
import { compactDocument } from '../../../server/sync/compactDocument.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers, temporaryFolder, temporarySqlite } from '../support/testServer.ts';
import { waitingUpdate } from '../support/waitingUpdate.ts';
import type { WireClient } from '../support/wireClient.ts';

afterEach(stopTestServers);
afterAll(stopTestServers);

const noticesOf = ({ frames }: WireClient): RoomNotice[] =>
  frames.flatMap((frame) => (frame.kind === 'notice' ? [readNotice(frame.text)!] : []));
const activities = (doc: Y.Doc): string[] =>
  [...readMap(doc).activity.values()].map(({ title }) => title).sort();

/** A shop with four rows by alice after the first, compacted after `compactAt` rows, and a second map beside it. */
async function closedShop(compactAt = 0) {
  const folder = temporaryFolder();
  const storage = temporarySqlite(folder);
  const server = await startTestServer({ storage });
  const alice = await server.guest('alice');
  const [mapId, otherId] = [await alice.makeMap('Shop'), await alice.makeMap('Other')];
  const hers = await alice.wire(mapId).synced();
  for (const [i, title] of ['One', 'Two', 'Three', 'Four'].entries()) {
    hers.make('addActivity', { title });
    await hers.saved(i + 1);
    if (i + 2 === compactAt) await compactDocument(storage.documents, `map:${mapId}`, 9);
  }
  const token = (await alice.share(mapId, 'editor')).token;
  await server.stop();
  const damage = (sql: string, ...values: (Uint8Array | number)[]): void => {
    const database = new DatabaseSync(join(folder, 'throughline.sqlite'));
    expect(Number(database.prepare(sql).run(...values, `map:${mapId}`).changes)).toBe(1);
    database.close();
  };
  const lines: string[] = [];
  const open = async () => {
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const again = await startTestServer({ storage: temporarySqlite(folder), log });
    const owner = await again.guest('someone');
    owner.cookie = alice.cookie;
    const bob = await again.guest('bob');
    await bob.join(token);
    return { owner, bob, again };
  };
  return { mapId, otherId, damage, open, lines };
}

describe.each([
  ['a flipped bit', 'UPDATE updates SET bytes = ? WHERE seq = 3 AND doc = ?', [Uint8Array.from([1, 2, 3])]],
  [
    'a row that is sound by its checksum and cannot be applied',
    'UPDATE updates SET bytes = ?, crc32 = ? WHERE seq = 3 AND doc = ?',
    [Uint8Array.from([1, 1, 1]), crc32(Uint8Array.from([1, 1, 1]))],
  ],
  [
    'a sound row that waits for something nobody has',
    'UPDATE updates SET bytes = ?, crc32 = ? WHERE seq = 5 AND doc = ?',
    [waitingUpdate(), crc32(waitingUpdate())],
  ],
] as const)('Fault 16: %s', (_name, sql, values) => {
  test('costs that row alone; the owner is told, others are not; other maps are well', async () => {
    const { mapId, otherId, damage, open, lines } = await closedShop();
    damage(sql, ...values);
    const { owner, bob } = await open();
    const hers = await owner.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    expect(activities(hers.doc)).toContain('One');
    expect(activities(hers.doc).length).toBeLessThan(4);
    await waitFor(() => noticesOf(hers).length === 1);
    expect(noticesOf(hers)).toEqual([{ kind: 'damage', times: [expect.any(Number)] }]);
    expect(lines.join('\n')).toContain('part of a map is damaged');
    hers.make('addActivity', { title: 'Goes on' });
    await hers.saved(9);
    await waitFor(() => activities(his.doc).includes('Goes on'));
    expect(noticesOf(his)).toEqual([]);
    expect(noticesOf(await owner.wire(otherId).synced())).toEqual([]);
    const { status, body } = await owner.get(`/api/maps/${mapId}/history`);
    expect([status, (body as { damaged: number[] }).damaged.length]).toEqual([200, 1]);
    expect(((await bob.get(`/api/maps/${mapId}/history`)).body as { damaged: number[] }).damaged).toEqual([]);
  });
});

describe.each([
  ['damaged', 'UPDATE snapshots SET bytes = ? WHERE doc = ?', [Uint8Array.from([9, 9, 9])]],
  [
    'sound by its checksum, but no document',
    'UPDATE snapshots SET bytes = ?, crc32 = ? WHERE doc = ?',
    [Uint8Array.from([9, 9, 9]), crc32(Uint8Array.from([9, 9, 9]))],
  ],
  [
    'that waits for something nobody has',
    'UPDATE snapshots SET bytes = ?, crc32 = ? WHERE doc = ?',
    [waitingUpdate(), crc32(waitingUpdate())],
  ],
] as const)('Fault 16: a snapshot %s', (_name, sql, values) => {
  test('costs nothing: the archived rows are all there', async () => {
    const { mapId, damage, open } = await closedShop(4);
    damage(sql, ...values);
    const { owner } = await open();
    const hers = await owner.wire(mapId).synced();
    expect(activities(hers.doc)).toEqual(['Four', 'One', 'Three', 'Two']);
    await waitFor(() => noticesOf(hers).length === 1);
    hers.make('addActivity', { title: 'Goes on' });
    await hers.saved(9);
  });
});

describe('an archived row that cannot be applied', () => {
  test('is passed over by history and by versions', async () => {
    const { mapId, damage, open } = await closedShop(4);
    const poison = Uint8Array.from([1, 1, 1]);
    damage(
      'UPDATE archived_updates SET bytes = ?, crc32 = ? WHERE seq = 3 AND doc = ?',
      poison,
      crc32(poison),
    );
    const { owner } = await open();
    expect((await owner.get(`/api/maps/${mapId}/history`)).status).toBe(200);
    const version = await owner.get(`/api/maps/${mapId}/versions/3`);
    expect([version.status, JSON.stringify(version.body)]).toEqual([200, expect.stringContaining('One')]);
  });
});
