/** Fault 15: after a restart all maps are wanted at once: each is served in its turn, and the server goes on meanwhile. */
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { firstUpdate } from '../../../server/sync/firstUpdate.ts';
import { LoadQueue, loadsAtOnce } from '../../../server/sync/loadQueue.ts';
import { openSqliteInThread } from '../../../server/storage/sqliteInThread.ts';
import type { DocumentStore } from '../../../server/storage/documentStore.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers, temporaryFolder } from '../support/testServer.ts';

afterEach(stopTestServers);

const maps = 320;
const cards = 150;
const plenty = { perPerson: 1e6, perAddress: 1e6 };

/** Maps of 150 cards that alice owns, straight into the store. */
async function fill(storage: Storage, sessionId: string): Promise<string[]> {
  const { row, stories } = firstUpdate('m', 'Shop', 'epoch', sessionId, null, 1);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, row.bytes);
  const { id: activityId } = run(doc, 'addActivity', { title: 'Buy' });
  const { id: stepId } = run(doc, 'addStep', { activityId, title: 'Pay' });
  const titles = Array.from({ length: cards }, (_, i) => ({ title: `Story ${i}` }));
  run(doc, 'addStories', { stepId, releaseId: null, stories: titles });
  const bytes = Y.encodeStateAsUpdate(doc);
  const ids = Array.from({ length: maps }, (_, i) => `map-${i}`);
  for (const id of ids) {
    const map = { id, title: 'Shop', stories, ownerSession: sessionId, epoch: 'epoch' };
    const times = { createdAt: 1, updatedAt: 1, deletedAt: null };
    await storage.maps.create({ ...map, ...times }, { ...row, doc: `map:${id}`, bytes });
  }
  return ids;
}

/** The store, with a note of which documents are read, and how many at once. */
function watched(inner: Storage, loads: { names: string[]; now: number; most: number }): Storage {
  const load: DocumentStore['load'] = async (name) => {
    loads.names.push(name);
    loads.most = Math.max(loads.most, ++loads.now);
    return inner.documents.load(name).finally(() => loads.now--);
  };
  const documents = new Proxy(inner.documents, {
    get: (target, key) => (key === 'load' ? load : Reflect.get(target, key)),
  });
  return new Proxy(inner, {
    get: (target, key) => (key === 'documents' ? documents : Reflect.get(target, key)),
  });
}

describe('fault 15: many maps at once', () => {
  test('all are served, none refused, four read at a time in the order they were wanted; edits on another map go on', async () => {
    const loads = { names: [] as string[], now: 0, most: 0 };
    const file = join(temporaryFolder(), 'throughline.sqlite');
    const storage = watched(await openSqliteInThread(file), loads);
    const server = await startTestServer({ storage, requestLimits: plenty });
    const alice = await server.guest('alice');
    const sessionId = (await storage.maps.find(await alice.makeMap()))!.ownerSession;
    const hers = await alice.wire(await alice.makeMap()).synced();
    const ids = await fill(storage, sessionId);
    loads.names = [];

    const wanted = vi.spyOn(server.rooms, 'connect');
    const sockets = ids.map((id) => alice.wire(id));
    const all = Promise.all(sockets.map((socket) => socket.synced())).then(() => 'served');
    let acknowledged = 0;
    const edit = async (): Promise<string> => {
      hers.make('addActivity', { title: `${acknowledged}` });
      await hers.saved(++acknowledged);
      return 'acknowledged';
    };
    while ((await Promise.race([all, edit()])) === 'acknowledged');
    expect(sockets.map(({ doc }) => readMap(doc).story.size)).toEqual(ids.map(() => cards));
    expect(sockets.filter(({ ending }) => ending !== null)).toEqual([]);
    const order = wanted.mock.calls.map(([{ id }]) => `map:${id}`);
    expect(new Set(loads.names)).toEqual(new Set(order));
    // One that comes while a place is just given away may be read at the side of it.
    const early = order.map((name, i) => i - loads.names.indexOf(name));
    expect(Math.max(...early)).toBeLessThan(loadsAtOnce);
    expect(acknowledged).toBeGreaterThan(10);
    expect(loads.most).toBeGreaterThan(1);
    expect(loads.most).toBeLessThanOrEqual(loadsAtOnce);
  });

  test('so many are opened at once and no more, in order; one that fails keeps nobody', async () => {
    const loads = new LoadQueue();
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const results = Array.from({ length: 10 }, (_, i) =>
      loads.inTurn(async () => {
        begun.push(i);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (i % 3 === 0) throw new Error(`${i} is broken`);
        return i;
      }),
    );
    const settled = Promise.allSettled(results);
    for (let done = 0; done < 10; done++) {
      await waitFor(() => begun.length === Math.min(10, done + loadsAtOnce));
      ends[done]!();
    }
    expect((await settled).map(({ status }) => status === 'fulfilled')).toEqual(
      begun.map((i) => i % 3 !== 0),
    );
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await loads.inTurn(async () => 'again')).toBe('again');
  });

  test('between two of them everybody else has a turn', async () => {
    const loads = new LoadQueue();
    const turns: string[] = [];
    setImmediate(() => turns.push('somebody else'));
    await Promise.all(
      Array.from({ length: 3 * loadsAtOnce }, (_, i) => loads.inTurn(async () => void turns.push(`${i}`))),
    );
    expect(turns.indexOf('somebody else')).toBe(loadsAtOnce);
  });
});
