/** Reloading, closing and reopening a map on the same device, online and offline. */
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { realClock } from '../../../client/session/clock.ts';
import { indexedDbCopy } from '../../../client/session/indexedDbCopy.ts';
import type { LocalCopy, OpenLocalCopy } from '../../../client/session/localCopy.ts';
import type { MapSession } from '../../../client/session/mapSession.ts';
import { waitFor } from '../../support/waitFor.ts';
import { emptyMap, run } from '../../support/buildMap.ts';
import { aliceAtHome, closeAll, enter } from './support/atHome.ts';
import { joinMap, offlineSwitch, openAs, saving, socketOf } from './support/people.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  await closeAll();
});

/** A device that keeps copies; `idle` waits until the last opened one is written. */
function device(factory: IDBFactory | undefined = new IDBFactory()) {
  let tabs = 0;
  let last: LocalCopy | null = null;
  const localCopy: OpenLocalCopy = (mapId, report) =>
    (last = indexedDbCopy({ factory, clock: realClock, tab: `tab-${tabs++}` })(mapId, report));
  return { localCopy, idle: async () => last?.idle() };
}
const activities = (session: MapSession) =>
  [...session.store.getRecords().activity.values()].map(({ title }) => title).sort();

test('a map known on this device opens offline; what is done there survives the tab and arrives later', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const laptop = device();
  const first = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  await saving(first, 'saved');
  first.actions.run('addActivity', { title: 'Online' });
  await saving(first, 'saved');
  await house.stop();
  await saving(first, 'notSaved');
  first.actions.run('addActivity', { title: 'Offline 1' });
  expect(first.saving.getState()).toEqual({ kind: 'notSaved', changes: 1, kept: true, connected: false });
  await laptop.idle();
  first.dispose();

  const second = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  expect(await saving(second, 'notSaved')).toEqual({
    kind: 'notSaved',
    changes: 1,
    kept: true,
    connected: false,
  });
  expect(activities(second)).toEqual(['Offline 1', 'Online']);
  second.actions.run('addActivity', { title: 'Offline 2' });
  expect(second.saving.getState()).toMatchObject({ changes: 2 });
  await laptop.idle();
  second.dispose();

  await house.start();
  const third = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  await saving(third, 'saved');
  await laptop.idle();
  third.dispose();

  const elsewhere = enter(alice, mapId, house.port, { localCopy: device().localCopy });
  await saving(elsewhere, 'saved');
  expect(activities(elsewhere)).toEqual(['Offline 1', 'Offline 2', 'Online']);
  await house.stop();
  const again = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  expect(await saving(again, 'notSaved')).toMatchObject({ changes: 0 });
});

test('an unknown map cannot be opened offline, and nothing can be typed into it', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  await house.stop();
  const session = enter(alice, mapId, house.port, { localCopy: device().localCopy });
  await waitFor(() => !reachable(session), { on: (look) => session.saving.subscribe(look) });
  expect(session.actions.canEdit()).toBe(false);
  await house.start();
  await saving(session, 'saved');
  expect(session.actions.canEdit()).toBe(true);
});
function reachable(session: MapSession): boolean {
  const state = session.saving.getState();
  return state.kind !== 'opening' || state.reachable;
}

test('where nothing can be kept the state says so', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const session = enter(alice, mapId, house.port, {
    localCopy: indexedDbCopy({ factory: undefined, clock: realClock, tab: 'tab' }),
  });
  await saving(session, 'saved');
  await house.stop();
  await saving(session, 'notSaved');
  session.actions.run('addActivity', { title: 'In this tab only' });
  expect(session.saving.getState()).toMatchObject({ changes: 1, kept: false });
});

test('Y6: a copy from before a restored backup is never merged; after a reload the map is the server’s', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const laptop = device();
  const old = emptyMap('Before', 'another epoch');
  run(old, 'addActivity', { title: 'From before' });
  const copy = laptop.localCopy(mapId, () => {});
  await copy.open();
  copy.begin('another epoch');
  copy.keep(Y.encodeStateAsUpdate(old), 1);
  await copy.idle();
  copy.dispose();

  const session = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  expect(await saving(session, 'readOnly')).toMatchObject({ reason: 'replaced', changes: 1 });
  expect(activities(session)).toEqual(['From before']);
  expect((await session.downloadUnsaved()).text).toContain('From before');
  await laptop.idle();
  session.dispose();

  const reloaded = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  await saving(reloaded, 'saved');
  expect(activities(reloaded)).toEqual([]);
  expect(reloaded.store.getRecords().meta.title).toBe('Online shop');
});

test('what the server refused is not sent again after a reload', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const laptop = device();
  const session = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  await saving(session, 'saved');
  session.doc.getMap('meta').set('schema', 99);
  await saving(session, 'readOnly');
  await laptop.idle();
  session.dispose();
  const reloaded = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  await saving(reloaded, 'saved');
  expect(reloaded.actions.run('addActivity', { title: 'Goes on' })).not.toBeNull();
  await saving(reloaded, 'saved');
});

test('fault 12: two tabs of one device keep one copy and both go on', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const laptop = device();
  const one = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  const two = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  await saving(one, 'saved');
  await saving(two, 'saved');
  one.actions.run('addActivity', { title: 'One' });
  two.actions.run('addActivity', { title: 'Two' });
  const both = (session: MapSession) => activities(session).join() === 'One,Two';
  await waitFor(() => both(one) && both(two), { on: (look) => two.store.subscribe(look) });
  await saving(one, 'saved');
  await saving(two, 'saved');
  expect(one.people.getState().length).toBeLessThanOrEqual(1);
});

test('F19: what I wrote offline under an id that somebody else uses meanwhile is never shown as saved, and stays to be downloaded', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const laptop = device();
  const first = enter(alice, mapId, house.port, { localCopy: laptop.localCopy });
  await saving(first, 'saved');
  await laptop.idle();
  first.dispose();

  let isOnline = false;
  const { Socket } = offlineSwitch(alice.cookie, () => isOnline);
  const hers = openAs(alice, mapId, house.port, { localCopy: laptop.localCopy, WebSocket: Socket });
  cleanUps.push(hers.dispose);
  await saving(hers, 'notSaved');
  hers.actions.run('addActivity', { title: 'Mine' });

  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const his = new Y.Doc();
  his.clientID = hers.doc.clientID;
  const provider = new WebsocketProvider(`ws://localhost:${house.port}/sync`, `map:${mapId}`, his, {
    WebSocketPolyfill: socketOf(bob.cookie),
    disableBc: true,
  });
  cleanUps.push(() => {
    provider.destroy();
    provider.awareness.destroy();
  });
  await waitFor(() => provider.synced, { what: 'bob' });
  run(his, 'addActivity', { title: 'His' });

  isOnline = true;
  expect(await saving(hers, 'readOnly')).toMatchObject({ reason: 'refused', changes: 1 });
  expect(activities(hers)).toContain('Mine');
  const fresh = enter(alice, mapId, house.port, { localCopy: device().localCopy });
  await saving(fresh, 'saved');
  expect(activities(fresh)).toEqual(['His']);
});
