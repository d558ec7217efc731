/** A large map that nobody has open: its stored bytes are with whoever asks before the server has read them. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { messageType, syncType } from '../../../shared/protocol/frame.ts';
import { compactDocument } from '../../../server/sync/compactDocument.ts';
import type { Guest } from '../support/guest.ts';
import { startTestServer, stopTestServers, temporaryFolder, temporarySqlite } from '../support/testServer.ts';
import { waitingUpdate } from '../support/waitingUpdate.ts';
import type { WireClient } from '../support/wireClient.ts';

afterEach(stopTestServers);

const stories = ({ doc }: WireClient): number => readMap(doc).story.size;

/** The kinds of sync frames a socket hears, in order. */
function heardBy({ socket }: WireClient): string[] {
  const heard: string[] = [];
  const names = Object.keys(syncType);
  socket.on('message', (data: Buffer) => {
    if (data[0] === messageType.sync) heard.push(names[data[1]!]!);
  });
  return heard;
}

/** A compacted map of so many cards with one row behind the snapshot, on a server that has not opened it yet. */
async function coldMap(cards: number, lastRow?: Uint8Array) {
  const folder = temporaryFolder();
  const storage = temporarySqlite(folder);
  const first = await startTestServer({ storage });
  const alice = await first.guest('alice');
  const mapId = await alice.makeMap();
  const hers = await alice.wire(mapId).synced();
  const { id: activityId } = hers.make('addActivity', { title: 'Buy' });
  const { id: stepId } = hers.make('addStep', { activityId, title: 'Pay' });
  for (let left = cards; left > 0; left -= 500) {
    const titles = Array.from({ length: Math.min(left, 500) }, (_, i) => ({ title: `Story ${i}` }));
    hers.make('addStories', { stepId, releaseId: null, stories: titles });
  }
  await hers.saved(1);
  await compactDocument(storage.documents, `map:${mapId}`, 9);
  hers.make('renameMap', { title: 'Behind the snapshot' });
  await hers.saved(2);
  await first.stop();
  if (lastRow !== undefined) {
    const database = new DatabaseSync(join(folder, 'throughline.sqlite'));
    const spoil = database.prepare(
      'UPDATE updates SET bytes = ?, crc32 = ? WHERE doc = ? AND seq = (SELECT max(seq) FROM updates)',
    );
    expect(Number(spoil.run(lastRow, crc32(lastRow), `map:${mapId}`).changes)).toBe(1);
    database.close();
  }
  const server = await startTestServer({ storage: temporarySqlite(folder) });
  const again = await server.guest('someone');
  again.cookie = alice.cookie;
  return { server, alice: again, mapId, copy: hers.doc };
}

/** Opens a socket, asks for everything, and waits until it may edit. */
async function open(client: WireClient): Promise<string[]> {
  const heard = heardBy(client);
  await client.synced();
  return heard;
}

describe('a large map that is not in memory', () => {
  test('is answered from what is stored before it is read; edits go on from there', async () => {
    const { alice, mapId } = await coldMap(2000);
    const hers = alice.wire(mapId);
    expect(await open(hers)).toEqual(['update', 'step2', 'step1']); // a loaded room asks first
    expect(stories(hers)).toBe(2000);
    expect(hers.doc.getMap('meta').get('title')).toBe('Behind the snapshot');
    hers.make('renameMap', { title: 'Edited' });
    await hers.saved(1);
    const late = alice.wire(mapId);
    expect((await open(late))[0]).toBe('step1');
    expect(late.doc.getMap('meta').get('title')).toBe('Edited');
  });

  test('is read first for somebody who has a part of it, who gets the rest', async () => {
    const { alice, mapId, copy } = await coldMap(2000);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
    const hers = alice.wire(mapId, '', {}, 'map', doc);
    expect((await open(hers))[0]).toBe('step1');
    hers.make('renameMap', { title: 'Edited' });
    await hers.saved(1);
  });

  test('with a row that waits for what nobody has: who was sent it is sent away, and the map is there without it', async () => {
    const { alice, mapId } = await coldMap(2000, waitingUpdate());
    const hers = await alice.wire(mapId).opened();
    hers.sync('step1', Y.encodeStateVector(hers.doc));
    expect((await hers.ended()).code).toBe(closeCode.serverError);
    expect(hers.isSynced).toBe(true);
    await goesOn(alice, mapId, new Y.Doc());
  });

  test('with a row that cannot be read: nothing is sent before it was left out', async () => {
    const { alice, mapId } = await coldMap(2000, Uint8Array.from([1, 1, 1]));
    const hers = alice.wire(mapId);
    expect((await open(hers))[0]).toBe('step1');
    await goesOn(alice, mapId, hers.doc);
  });
});

/** Whoever comes back with this copy has all cards, edits, and is seen by others. */
async function goesOn(guest: Guest, mapId: string, copy: Y.Doc): Promise<void> {
  const again = await guest.wire(mapId, '', {}, 'map', copy).synced();
  expect(stories(again)).toBe(2000);
  again.make('renameMap', { title: 'Goes on' });
  await again.saved(1);
  const late = await guest.wire(mapId).synced();
  expect(late.doc.getMap('meta').get('title')).toBe('Goes on');
}

test('a small map is read first: that takes no longer', async () => {
  const { alice, mapId } = await coldMap(20);
  expect((await open(alice.wire(mapId)))[0]).toBe('step1');
});
