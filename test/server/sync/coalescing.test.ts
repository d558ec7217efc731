/** Many changes at once reach each person in few frames, with nothing missing. */
import { afterAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { StateCache } from '../../../server/sync/stateCache.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';
import { unreliableStorage } from '../support/unreliableStorage.ts';
import type { WireClient } from '../support/wireClient.ts';

afterAll(stopTestServers);

async function threePeople() {
  const storage = unreliableStorage();
  const server = await startTestServer({ storage });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const open = (): Promise<WireClient> => alice.wire(mapId).synced();
  return { storage, server, alice, mapId, people: [await open(), await open(), await open()] as const };
}

const pointingAt = (x: number) => ({
  presence: { cursor: { x, y: 0 }, selection: [], editing: null, drag: null },
});

describe('the edits of one commit', () => {
  test('reach everybody as one update, and their authors too', async () => {
    const { storage, server, mapId, people } = await threePeople();
    const [alice, bob, carol] = people;
    const room = server.rooms.openRoom(mapId)!;
    storage.hold();
    for (const title of ['one', 'two', 'three']) {
      alice.make('addActivity', { title: `${title} of alice` });
      bob.make('addActivity', { title: `${title} of bob` });
    }
    alice.barrier(1);
    bob.barrier(1);
    await waitFor(() => room.read((doc) => readMap(doc).activity.size === 6));
    expect(carol.updates).toBe(0);
    storage.release();
    await waitFor(() => people.every(({ doc }) => readMap(doc).activity.size === 6));
    await waitFor(() => alice.durable(1) && bob.durable(1));
    expect(carol.updates).toBeLessThan(6);
  });

  test('reach whoever comes in while they are on their way', async () => {
    const { storage, server, people, alice, mapId } = await threePeople();
    const [writer] = people;
    writer.make('addActivity', { title: 'Before' });
    await writer.saved(1);
    const early = await alice.wire(mapId).synced();
    writer.make('addActivity', { title: 'Since' });
    await writer.saved(2);
    storage.hold();
    writer.make('addActivity', { title: 'On its way' });
    await waitFor(() => server.rooms.openRoom(mapId)!.hasUncommitted);
    const late = await alice.wire(mapId).opened();
    late.sync('step1', Y.encodeStateVector(late.doc));
    await waitFor(() => late.isSynced);
    expect(readMap(late.doc).activity.size).toBe(2); // synced means all that was saved before
    storage.release();
    await waitFor(() => [early, late].every(({ doc }) => readMap(doc).activity.size === 3));
  });
});

describe('the cursors of one beat', () => {
  test('reach the others in few frames, the newest place last', async () => {
    const { people } = await threePeople();
    const [alice, bob, carol] = people;
    const most = 60;
    for (let x = 1; x <= most; x++) {
      alice.presence(5, x, pointingAt(x));
      bob.presence(7, x, pointingAt(x));
    }
    const placeOf = (client: number): unknown =>
      (carol.heard.findLast((entry) => entry.client === client)?.state as { presence?: { cursor?: unknown } })
        ?.presence?.cursor;
    await waitFor(() => [5, 7].every((id) => JSON.stringify(placeOf(id)) === `{"x":${most},"y":0}`));
    expect(carol.heard.length).toBeLessThan(most);
    expect(alice.heard.filter(({ client }) => client === 5).every(({ clock }) => clock <= most)).toBe(true);
  });
});

test('a kept state with its tail loads as the document, however long the tail was', () => {
  const doc = new Y.Doc();
  const title = doc.getText('any');
  title.insert(0, 'begin ');
  const cache = new StateCache();
  cache.keep(Y.encodeStateAsUpdate(doc));
  doc.on('update', (update: Uint8Array) => cache.add(update));
  for (let i = 0; i < 400; i++) {
    title.insert(title.length, 'x');
    if (i % 100 === 0) expect(cache.answer()).toHaveLength(2);
  }
  const loaded = new Y.Doc();
  for (const frame of cache.answer()!) applyFrame(loaded, frame);
  expect(loaded.getText('any').toJSON()).toBe(title.toJSON());
  title.insert(0, 'y'.repeat(200_000));
  expect(cache.answer()).toBeNull();
});

/** Two bytes of type, then the length, then the update. */
function applyFrame(doc: Y.Doc, frame: Uint8Array): void {
  let start = 2;
  while (frame[start]! >= 128) start++;
  Y.applyUpdate(doc, frame.subarray(start + 1));
}
