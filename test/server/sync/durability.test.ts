/** Saved means saved: what is on disk is told, what is not is not. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeFrame } from '../../../shared/protocol/frame.ts';
import { metaOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders } from '../support/guest.ts';
import {
  HandClock,
  startTestServer,
  stopTestServers,
  temporaryFolder,
  temporarySqlite,
} from '../support/testServer.ts';
import { unreliableStorage } from '../support/unreliableStorage.ts';

afterEach(async () => {
  closeProviders();
  await stopTestServers();
});
afterAll(stopTestServers);

const titleOf = (doc: Y.Doc): unknown => metaOf(doc).get('title');

describe('an edit', () => {
  test('is acknowledged and shown to others only once it is on disk', async () => {
    const storage = unreliableStorage();
    const server = await startTestServer({ storage });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const [one, two] = [await alice.wire(mapId).synced(), await alice.wire(mapId).synced()];
    storage.hold();
    one.edit((doc) => metaOf(doc).set('title', 'Held back'));
    one.barrier(1);
    const late = await alice.wire(mapId).opened();
    late.sync('step1', Y.encodeStateVector(late.doc));
    await waitFor(() => server.rooms.openRoom(mapId)!.hasUncommitted);
    two.barrier(5);
    await waitFor(() => server.rooms.openRoom(mapId)!.read(titleOf) === 'Held back');
    expect([one.durable(1), two.durable(5), two.updates, late.isSynced]).toEqual([false, false, 0, false]);
    storage.release();
    await waitFor(() => one.durable(1) && two.durable(5) && two.updates === 1 && late.isSynced);
    expect(titleOf(late.doc)).toBe('Held back');
    expect(one.updates).toBe(0);
  });

  test('of an HTTP command answers only once it is on disk', async () => {
    const storage = unreliableStorage();
    const server = await startTestServer({ storage });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const hers = await alice.open(mapId);
    storage.hold();
    let isAnswered = false;
    const answer = alice
      .post(`/api/maps/${mapId}/commands/renameMap`, { title: 'By command' })
      .then((reply) => {
        isAnswered = true;
        return reply;
      });
    await waitFor(() => server.rooms.openRoom(mapId)!.hasUncommitted);
    expect(isAnswered).toBe(false);
    storage.release();
    expect((await answer).status).toBe(200);
    await waitFor(() => titleOf(hers.doc) === 'By command');
  });

  test('sent before a barrier that comes before the first sync is not acknowledged too early', async () => {
    const server = await startTestServer();
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const offline = await alice.wire(mapId).synced();
    offline.close();
    const back = alice.wire(mapId);
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(offline.doc));
    run(back.doc, 'addActivity', { title: 'Typed offline' });
    back.socket.once('open', () => {
      back.edit((doc) => void run(doc, 'addActivity', { title: 'Typed while connecting' }));
      back.barrier(3);
    });
    await waitFor(() => back.durable(3));
    const other = await alice.wire(mapId).synced();
    expect(readMap(other.doc).activity.size).toBe(2);
  });
});

describe('somebody who comes in', () => {
  test('never sees a change that is refused while others wait for the disk', async () => {
    const storage = unreliableStorage();
    const server = await startTestServer({ storage });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const [good, bad] = [await alice.wire(mapId).synced(), await alice.wire(mapId).synced()];
    const late = await alice.wire(mapId).opened();
    const seen = new Set<unknown>();
    late.doc.on('update', () => seen.add(titleOf(late.doc)));
    storage.hold();
    good.edit((doc) => metaOf(doc).set('title', 'Good'));
    await waitFor(() => server.rooms.openRoom(mapId)!.hasUncommitted);
    late.sync('step1', Y.encodeStateVector(late.doc));
    bad.edit((doc) => {
      metaOf(doc).set('title', 'Refused');
      metaOf(doc).set('epoch', 'Refused');
    });
    expect((await bad.ended()).code).toBe(closeCode.forbidden);
    storage.release();
    await waitFor(() => late.isSynced && titleOf(late.doc) === 'Good');
    good.edit((doc) => metaOf(doc).set('title', 'Better'));
    await waitFor(() => titleOf(late.doc) === 'Better');
    expect(seen).not.toContain('Refused');
  });
});

describe('a socket that does not read', () => {
  test('F22, fault 8: is let go before it fills the memory; the others hear everything', async () => {
    const limits = {
      slowSocket: 50_000,
      stuckSocket: 100_000,
      updates: { burst: 10_000, perSecond: 10_000 },
    };
    const server = await startTestServer({
      syncLimits: { ...limits, bytes: { burst: 1e9, perSecond: 1e9 } },
    });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const [writer, reader] = [await alice.wire(mapId).synced(), await alice.wire(mapId).synced()];
    const stuck = await alice.wire(mapId).synced();
    stuck.socket.pause();
    const text = 'x'.repeat(20_000);
    const { id } = writer.make('addActivity', { title: 'Buy' });
    const step = writer.make('addStep', { activityId: id, title: 'Pay' });
    for (let round = 0; server.rooms.openRoom(mapId)!.people.all.size === 3; round++) {
      expect(round).toBeLessThan(60);
      for (let i = 0; i < 20; i++) {
        const stories = [{ title: `Story ${i}`, details: text }];
        writer.make('addStories', { stepId: step.id, releaseId: null, stories });
      }
      await writer.saved(round + 1);
      if ([...server.rooms.openRoom(mapId)!.people.all].some((connection) => connection.isClosed)) break;
    }
    await waitFor(() => readMap(reader.doc).story.size === readMap(writer.doc).story.size);
    stuck.socket.resume();
    expect((await stuck.ended()).code).toBe(closeCode.tooBusy);
  });
});

describe('a slow disk', () => {
  test('keeps the acknowledgement waiting, not the answer that the server is there', async () => {
    const storage = unreliableStorage();
    const server = await startTestServer({ storage });
    const alice = await server.guest('alice');
    const one = await alice.wire(await alice.makeMap()).synced();
    storage.hold();
    one.edit((doc) => metaOf(doc).set('title', 'Held back'));
    one.barrier(1);
    one.send(encodeFrame({ kind: 'ping', turn: 7 }));
    await waitFor(() => one.frames.some((frame) => frame.kind === 'pong' && frame.turn === 7));
    expect(one.durable(1)).toBe(false);
    storage.release();
    await waitFor(() => one.durable(1));
  });
});

describe('a full disk', () => {
  test('fault 4: makes maps read-only and reading goes on; with space again everything is saved without a restart', async () => {
    const storage = unreliableStorage();
    const clock = new HandClock();
    const server = await startTestServer({ storage, clock });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap('Before');
    const [one, two] = [await alice.wire(mapId).synced(), await alice.wire(mapId).synced()];
    storage.setFull(true);
    one.edit((doc) => metaOf(doc).set('title', 'Not on disk'));
    one.barrier(1);
    await waitFor(() => one.mode === 'read-only-storage' && two.mode === 'read-only-storage');
    one.edit((doc) => metaOf(doc).set('title', 'Not on disk either'));
    one.barrier(2);

    const reader = await alice.wire(mapId).opened();
    reader.sync('step1', Y.encodeStateVector(reader.doc));
    await waitFor(() => reader.isSynced);
    expect(titleOf(reader.doc)).toBe('Before');
    expect((await alice.get(`/api/maps/${mapId}`)).status).toBe(200);
    expect((await alice.get('/readyz')).body).toEqual({ status: 'up', saving: false });
    const refused = await alice.post(`/api/maps/${mapId}/commands/renameMap`, { title: 'x' });
    expect(refused.status).toBe(503);
    expect([one.durable(1), one.durable(2), two.updates]).toEqual([false, false, 0]);

    storage.setFull(false);
    clock.pass(5000);
    await waitFor(
      () => one.durable(2) && one.mode === 'read-write' && titleOf(two.doc) === 'Not on disk either',
    );
    await waitFor(() => titleOf(reader.doc) === 'Not on disk either');
    expect((await alice.get('/readyz')).body).toEqual({ status: 'up', saving: true });
  });

  test('keeps only so much in memory, then asks clients to come back', async () => {
    const storage = unreliableStorage();
    const server = await startTestServer({
      storage,
      clock: new HandClock(),
      syncLimits: { uncommitted: 500 },
    });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const one = await alice.wire(mapId).synced();
    storage.setFull(true);
    for (let i = 0; i < 30; i++) one.edit((doc) => metaOf(doc).set('title', `Title number ${i}`));
    expect((await one.ended()).code).toBe(closeCode.tooBusy);
  });
});

describe('a restart', () => {
  test('finds every acknowledged edit, and asks sockets to come back with 1012', async () => {
    const inner = memoryStorage();
    const first = await startTestServer({ storage: inner });
    const alice = await first.guest('alice');
    const mapId = await alice.makeMap();
    const one = await alice.wire(mapId).synced();
    one.edit((doc) => metaOf(doc).set('title', 'Acknowledged'));
    one.barrier(1);
    await waitFor(() => server1HasTitle());
    await first.stop();
    expect(one.durable(1)).toBe(true);
    expect((await one.ended()).code).toBe(closeCode.restarting);
    expect(one.mode).toBe('draining');
    const second = await startTestServer({ storage: inner });
    const again = await second.guest('bob');
    again.cookie = alice.cookie;
    const back = await again.wire(mapId).synced();
    expect(titleOf(back.doc)).toBe('Acknowledged');

    function server1HasTitle(): boolean {
      return first.rooms.openRoom(mapId)?.read(titleOf) === 'Acknowledged';
    }
  });
});

describe('a map nobody has open', () => {
  test('Y4: leaves memory after a moment, is compacted on the way, and loads the same', async () => {
    const storage = temporarySqlite();
    const clock = new HandClock();
    const server = await startTestServer({ storage, clock });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const one = await alice.wire(mapId).synced();
    for (let i = 1; i <= 60; i++) {
      one.edit((doc) => void run(doc, 'addActivity', { title: `Activity ${i}` }));
      await one.saved(i);
    }
    const before = JSON.stringify([...readMap(one.doc).activity]);
    one.close();
    await waitFor(() => {
      clock.pass(6000);
      return server.rooms.count === 0;
    });
    const stored = await storage.documents.load(`map:${mapId}`);
    expect(stored.snapshot?.seq).toBe(61);
    expect(stored.updates).toEqual([]);
    expect(await storage.documents.history(`map:${mapId}`)).toHaveLength(61);
    const late = await alice.wire(mapId).synced();
    expect(JSON.stringify([...readMap(late.doc).activity])).toBe(before);
    late.edit((doc) => metaOf(doc).set('title', 'After compaction'));
    await late.saved(1);
  });

  test('Y2, fault 15: is loaded once when many come at the same moment', async () => {
    const inner = memoryStorage();
    let loads = 0;
    const server = await startTestServer({
      storage: {
        ...inner,
        documents: {
          ...inner.documents,
          load: (doc) => {
            loads++;
            return inner.documents.load(doc);
          },
        },
      },
    });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap('Workshop');
    const { token } = await alice.share(mapId, 'editor');
    const people = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const guest = await server.guest(`guest ${i}`);
        await guest.join(token);
        return guest.wire(mapId).synced();
      }),
    );
    expect(people.map(({ doc }) => titleOf(doc))).toEqual(people.map(() => 'Workshop'));
    expect(loads).toBe(1);
  });

  test('Y1: is never served empty: when it cannot be loaded, the socket is asked to come back', async () => {
    const inner = memoryStorage();
    let isBroken = true;
    const server = await startTestServer({
      storage: {
        ...inner,
        documents: {
          ...inner.documents,
          load: (doc) => (isBroken ? Promise.reject(new Error('no answer')) : inner.documents.load(doc)),
        },
      },
    });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap('Still there');
    const one = alice.wire(mapId);
    expect((await one.ended()).code).toBe(closeCode.serverError);
    expect(one.isSynced).toBe(false);
    expect((await alice.get(`/api/maps/${mapId}`)).status).toBe(503);
    isBroken = false;
    expect(titleOf((await alice.wire(mapId).synced()).doc)).toBe('Still there');
  });
});

describe('a damaged log', () => {
  test('F21: loads without the damaged row, and a copy that still has it brings it back', async () => {
    const folder = temporaryFolder();
    const storage = temporarySqlite(folder);
    const first = await startTestServer({ storage });
    const alice = await first.guest('alice');
    const mapId = await alice.makeMap();
    const hers = await alice.wire(mapId).synced();
    for (const title of ['One', 'Two', 'Three']) {
      hers.edit((doc) => void run(doc, 'addActivity', { title }));
      await hers.saved(title.length);
    }
    await first.stop();

    const database = new DatabaseSync(join(folder, 'throughline.sqlite'));
    database.prepare('UPDATE updates SET bytes = ? WHERE seq = 3').run(Uint8Array.from([1, 2, 3]));
    database.close();
    const second = await startTestServer({ storage: temporarySqlite(folder) });
    const again = await second.guest('alice');
    again.cookie = alice.cookie;
    const fresh = await again.wire(mapId).synced();
    expect([...readMap(fresh.doc).activity.values()].map(({ title }) => title)).toEqual(['One']);
    expect((await again.get('/readyz')).status).toBe(200);

    const copy = again.wire(mapId);
    Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(hers.doc));
    await copy.synced();
    await waitFor(() => readMap(fresh.doc).activity.size === 3);
    fresh.edit((doc) => metaOf(doc).set('title', 'Healed'));
    await fresh.saved(9);
  });
});
