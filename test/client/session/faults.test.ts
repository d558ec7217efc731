/** Bad networks and bad luck: what is shown stays true, and nothing typed is lost. */
import { afterEach, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Timing } from '../../../client/session/clock.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import type { DocumentStore } from '../../../server/storage/documentStore.ts';
import type { MapSession } from '../../../client/session/mapSession.ts';
import { unreliableStorage } from '../../server/support/unreliableStorage.ts';
import { startFaultProxy, type FaultProxy } from '../../support/faultProxy.ts';
import { waitFor } from '../../support/waitFor.ts';
import { openHouse, type House } from './support/house.ts';
import {
  comeIn,
  joinMap,
  makeMap,
  offlineSwitch,
  openAs,
  saving,
  seen,
  socketOf,
  type TestPerson,
} from './support/people.ts';

/** A tenth of the real ones. */
const quick: Partial<Timing> = {
  ...{ heartbeat: 200, question: 140, overdue: 280, slow: 800, silent: 500 },
  ...{ stuck: 2_000, updating: 300, connect: 600 },
};

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function aliceBehindProxy(timing: Partial<Timing> = {}): Promise<{
  house: House;
  proxy: FaultProxy;
  alice: TestPerson;
  mapId: string;
  session: MapSession;
}> {
  const house = await openHouse();
  cleanUps.push(house.close);
  const proxy = await startFaultProxy(house.port);
  cleanUps.push(proxy.close);
  const alice = await comeIn(house.port, 'alice');
  const mapId = await makeMap(alice);
  const session = openAs(alice, mapId, proxy.port, { timing: { ...quick, ...timing } });
  cleanUps.push(session.dispose);
  await saving(session, 'saved');
  return { house, proxy, alice, mapId, session };
}
const activities = (session: MapSession) =>
  [...session.store.getRecords().activity.values()].map(({ title }) => title).sort();
async function inAFreshBrowser(person: TestPerson, mapId: string, port: number): Promise<string[]> {
  const fresh = openAs(person, mapId, port);
  await saving(fresh, 'saved');
  const found = activities(fresh);
  fresh.dispose();
  return found;
}

test('fault 14: a connection that is dead without saying so becomes not saved, then is made anew', async () => {
  const { house, proxy, alice, mapId, session } = await aliceBehindProxy();
  proxy.freeze();
  session.actions.run('addActivity', { title: 'Into the void' });
  // Before the socket is given up; how soon, the tracker's test says.
  expect(await saving(session, 'notSaved', 5_000)).toMatchObject({ changes: 1, connected: true });
  await saving(session, 'saved');
  expect(await inAFreshBrowser(alice, mapId, house.port)).toEqual(['Into the void']);
});

test('a dead connection shows although nobody types', async () => {
  const { proxy, session } = await aliceBehindProxy();
  proxy.stall();
  await saving(session, 'notSaved', 1_500);
  session.actions.run('addActivity', { title: 'In the tunnel' });
  expect(session.saving.getState()).toMatchObject({ kind: 'notSaved', changes: 1 });
  proxy.resume();
  await saving(session, 'saved');
});

test('on a slow connection it is saving until the answer is there', async () => {
  const { proxy, session } = await aliceBehindProxy();
  proxy.delay(60);
  session.actions.run('addActivity', { title: 'Slow' });
  expect(session.saving.getState()).toEqual({ kind: 'saving', changes: 1 });
  await saving(session, 'saved');
});

test('a connection cut again and again while typing loses and doubles nothing', async () => {
  const { house, proxy, alice, mapId, session } = await aliceBehindProxy();
  const expected: string[] = [];
  for (let i = 0; i < 12; i++) {
    for (let j = 0; j < 5; j++) {
      const title = `Edit ${String(i).padStart(2, '0')}.${j}`;
      session.actions.run('addActivity', { title });
      expected.push(title);
    }
    if (i % 2 === 0) proxy.cut();
    await waitFor(() => session.saving.getState().kind === 'saved' || i % 3 === 0, {
      on: (look) => session.saving.subscribe(look),
    });
  }
  await saving(session, 'saved');
  expect(activities(session)).toEqual(expected);
  expect(await inAFreshBrowser(alice, mapId, house.port)).toEqual(expected);
});

test('while the server cannot be reached the attempts go on, and the person can ask for one at once', async () => {
  const { proxy, session } = await aliceBehindProxy();
  proxy.refuse(true);
  await saving(session, 'notSaved');
  session.actions.run('addActivity', { title: 'Later' });
  proxy.refuse(false);
  session.reconnect();
  expect(await saving(session, 'saved')).toEqual({ kind: 'saved' });
});

test('while the server’s disk refuses to write the map is read-only and says so; then it is saved by itself', async () => {
  const sound = memoryStorage();
  let isFull = false;
  const documents: DocumentStore = {
    ...sound.documents,
    commit: (...rows) =>
      isFull ? Promise.reject(new Error('the disk is full')) : sound.documents.commit(...rows),
  };
  const house = await openHouse({ storage: { ...sound, documents } });
  cleanUps.push(house.close);
  const alice = await comeIn(house.port, 'alice');
  const mapId = await makeMap(alice);
  const session = openAs(alice, mapId, house.port, { timing: quick });
  cleanUps.push(session.dispose);
  await saving(session, 'saved');
  isFull = true;
  session.actions.run('addActivity', { title: 'No room' });
  expect(await saving(session, 'readOnly')).toMatchObject({ reason: 'storage', changes: 1 });
  expect(session.actions.canEdit()).toBe(false);
  isFull = false;
  await saving(session, 'saved');
  expect(session.actions.canEdit()).toBe(true);
  expect(await inAFreshBrowser(alice, mapId, house.port)).toEqual(['No room']);
});

test('while the database takes long it is saving, then not saved although connected, then saved by itself', async () => {
  const storage = unreliableStorage();
  const house = await openHouse({ storage });
  cleanUps.push(house.close);
  const alice = await comeIn(house.port, 'alice');
  const mapId = await makeMap(alice);
  const session = openAs(alice, mapId, house.port, { timing: quick });
  cleanUps.push(session.dispose);
  await saving(session, 'saved');
  const shown: string[] = [];
  session.saving.subscribe(({ kind }) => shown.push(kind));
  storage.hold();
  session.actions.run('addActivity', { title: 'Waits' });
  expect(await saving(session, 'notSaved')).toMatchObject({ changes: 1, connected: true });
  storage.release();
  await saving(session, 'saved');
  expect(shown).toEqual(['saving', 'notSaved', 'saved']);
});

test('a restart of the server is updating, and what is typed meanwhile is saved after it', async () => {
  const { house, alice, mapId, session } = await aliceBehindProxy({ updating: 10_000 });
  const shown: string[] = [];
  session.saving.subscribe(({ kind }) => shown.push(kind));
  await house.stop();
  session.actions.run('addActivity', { title: 'Meanwhile' });
  expect(session.saving.getState()).toMatchObject({ kind: 'updating', changes: 1 });
  await house.start();
  session.reconnect();
  await saving(session, 'saved');
  expect(shown.filter((kind) => kind === 'notSaved')).toEqual([]);
  expect(await inAFreshBrowser(alice, mapId, house.port)).toEqual(['Meanwhile']);
});

test('F19: when my Yjs client id is taken by someone else I get another one and go on', async () => {
  const house = await openHouse();
  cleanUps.push(house.close);
  const alice = await comeIn(house.port, 'alice');
  const mapId = await makeMap(alice);
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  let online = false;
  const { Socket } = offlineSwitch(alice.cookie, () => online);
  const hers = openAs(alice, mapId, house.port, { WebSocket: Socket });
  cleanUps.push(hers.dispose);
  const taken = hers.doc.clientID;

  const his = new Y.Doc();
  his.clientID = taken;
  const awareness = new Awareness(his);
  const url = `ws://localhost:${house.port}/sync`;
  const provider = new WebsocketProvider(url, `map:${mapId}`, his, {
    awareness,
    WebSocketPolyfill: socketOf(bob.cookie),
    disableBc: true,
  });
  cleanUps.push(() => {
    provider.destroy();
    awareness.destroy();
  });
  await waitFor(() => provider.synced, { what: 'bob' });

  online = true;
  await waitFor(() => hers.doc.clientID !== taken, { what: 'another client id' });
  await saving(hers, 'saved');
  hers.actions.run('addActivity', { title: 'Mine' });
  await saving(hers, 'saved');
  await seen(hers, (session) => activities(session).includes('Mine'));
  expect(await inAFreshBrowser(alice, mapId, house.port)).toEqual(['Mine']);
});
