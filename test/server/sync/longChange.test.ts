/** A change that takes many turns of the event loop: everybody on that map waits for it, nobody else does, and it is taken whole or not at all. */
import { afterAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { recordsOf } from '../../../shared/model/document.ts';
import type { Id } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import type { Room } from '../../../server/sync/room.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import {
  startTestServer,
  stopTestServers,
  temporaryFolder,
  temporarySqlite,
  type TestServer,
} from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

afterAll(stopTestServers);

const stories = (doc: Y.Doc): number => readMap(doc).story.size;

/** alice and bob on a map with one step. */
async function workshop(given?: TestServer) {
  const server = given ?? (await startTestServer());
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const hers = await alice.wire(mapId).synced();
  const { id: activityId } = hers.make('addActivity', { title: 'Buy' });
  const { id: stepId } = hers.make('addStep', { activityId, title: 'Pay' });
  await hers.saved(1);
  const his = await bob.wire(mapId).synced();
  return { server, alice, bob, mapId, hers, his, stepId, room: server.rooms.openRoom(mapId)! };
}

function addMany(client: WireClient, stepId: Id<'step'>, spoil?: (doc: Y.Doc) => void): void {
  client.edit((doc) => {
    for (let i = 0; i < 3; i++) {
      const cards = Array.from({ length: 1000 }, (_, n) => ({ title: `Story ${n}` }));
      run(doc, 'addStories', { stepId, releaseId: null, stories: cards });
    }
    spoil?.(doc);
  });
}

/** Waits until the room has begun with what was sent to it, and cannot be done in that turn. */
function working(room: Room): Promise<true> {
  return waitFor(() => !room.isLive, { what: 'more than a turn’s work' });
}

describe('a change of 3,000 cards at once', () => {
  test('is taken whole, and what others sent meanwhile after it', async () => {
    const { alice, mapId, hers, his, stepId, room } = await workshop();
    addMany(hers, stepId);
    await working(room);
    his.make('renameMap', { title: 'Meanwhile' });
    his.presence(his.doc.clientID, 1, { presence: {} });
    const late = alice.wire(mapId);
    await his.saved(2);
    await hers.saved(2);
    await waitFor(() => stories(his.doc) === 3000);
    await late.synced();
    expect(stories(late.doc)).toBe(3000);
    expect(late.doc.getMap('meta').get('title')).toBe('Meanwhile');
    expect([hers.ending, his.ending, late.ending]).toEqual([null, null, null]);
  });

  test('holds up nobody on another map', async () => {
    const { server, hers, stepId, room } = await workshop();
    const carol = await server.guest('carol');
    const other = await carol.makeMap();
    await carol.wire(other).synced();
    addMany(hers, stepId);
    await working(room);
    const context = { id: other, epoch: server.rooms.openRoom(other)!.map.epoch };
    await server.rooms.with(context, (its) =>
      its.run('session:carol', (doc) => run(doc, 'renameMap', { title: 'Meanwhile' })),
    );
    expect(room.isLive).toBe(false); // a commit later it is still at it
    await hers.saved(2);
    expect(room.isLive).toBe(true);
  });

  test('with one bad card among them is refused whole; the map is as it was and goes on', async () => {
    const { mapId, alice, hers, his, stepId, room } = await workshop();
    addMany(hers, stepId, (doc) => recordsOf(doc, 'story').set('story:bad', new Y.Map([['title', 7]])));
    await working(room);
    his.make('renameMap', { title: 'Meanwhile' });
    expect((await hers.ended()).code).toBe(closeCode.badFrame);
    await his.saved(2);
    expect(stories(his.doc)).toBe(0);
    const late = await alice.wire(mapId).synced();
    expect(stories(late.doc)).toBe(0);
    expect(late.doc.getMap('meta').get('title')).toBe('Meanwhile');
  });

  test('is taken whole from somebody who leaves before it is done', async () => {
    const { hers, his, stepId, room } = await workshop();
    addMany(hers, stepId);
    await working(room);
    hers.socket.terminate();
    await his.saved(2);
    await waitFor(() => stories(his.doc) === 3000);
  });

  test('that has begun is on disk when the server stops, and is there when it is back', async () => {
    const folder = temporaryFolder();
    const storage = temporarySqlite(folder);
    const { server, hers, stepId, room } = await workshop(await startTestServer({ storage }));
    addMany(hers, stepId);
    await working(room);
    await server.stop();
    expect((await hers.ended()).code).toBe(closeCode.restarting);
    const again = await startTestServer({ storage: temporarySqlite(folder) });
    const kept = await again.rooms.with(room.map, (its) => its.read(stories));
    expect(kept).toBe(3000);
  });

  test('waits for nobody when the map is deleted under it', async () => {
    const { server, mapId, hers, stepId, room } = await workshop();
    addMany(hers, stepId);
    await working(room);
    await server.rooms.evict(mapId);
    expect(room.isGone).toBe(true);
    expect((await hers.ended()).code).toBe(closeCode.mapGone);
  });

  test('that takes all of them away again can be come back from', async () => {
    const { alice, mapId, hers, stepId } = await workshop();
    addMany(hers, stepId);
    await hers.saved(2);
    hers.edit((doc) => recordsOf(doc, 'story').clear());
    await hers.saved(3);
    const { versions } = (await alice.get(`/api/maps/${mapId}/history`)).body as {
      versions: { kind: string; cards: number }[];
    };
    expect(versions[0]).toMatchObject({ kind: 'removal', cards: 3000 });
  });
});
