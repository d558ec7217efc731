/** No edit is dropped silently: what the server will not take can be downloaded, now and after a reload. */
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { realClock } from '../../../client/session/clock.ts';
import { indexedDbCopy } from '../../../client/session/indexedDbCopy.ts';
import { findLeftBehind } from '../../../client/session/leftBehind.ts';
import type { LocalCopy, OpenLocalCopy } from '../../../client/session/localCopy.ts';
import type { MapSession, Notice } from '../../../client/session/mapSession.ts';
import type { SavingState } from '../../../client/session/savingState.ts';
import { readJson } from '../../../shared/formats/readJson.ts';
import { waitFor } from '../../support/waitFor.ts';
import { openHouse, type House } from './support/house.ts';
import {
  comeIn,
  joinMap,
  makeLink,
  makeMap,
  offlineSwitch,
  openAs,
  saving,
  seen,
  type OfflineSwitch,
  type TestPerson,
} from './support/people.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Scene {
  readonly house: House;
  readonly alice: TestPerson;
  readonly bob: TestPerson & { readonly linkId: string };
  readonly mapId: string;
  readonly hers: MapSession;
  readonly factory: IDBFactory;
  readonly net: OfflineSwitch;
  online: boolean;
  readonly enter: () => MapSession;
  readonly idle: () => Promise<void>;
}

/** Alice's map, and bob with a device of his own and a network that can fail. */
async function bobOnTheTrain(): Promise<Scene> {
  const house = await openHouse();
  cleanUps.push(house.close);
  const alice = await comeIn(house.port, 'alice');
  const mapId = await makeMap(alice);
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const hers = openAs(alice, mapId, house.port);
  cleanUps.push(hers.dispose);
  await saving(hers, 'saved');
  const factory = new IDBFactory();
  let tabs = 0;
  let last: LocalCopy | null = null;
  const localCopy: OpenLocalCopy = (id, report) =>
    (last = indexedDbCopy({ factory, clock: realClock, tab: `tab-${tabs++}` })(id, report));
  const net = offlineSwitch(bob.cookie, () => scene.online);
  const scene: Scene = {
    ...{ house, alice, bob, mapId, hers, factory, net, online: true },
    enter: () => {
      const session = openAs(bob, mapId, house.port, {
        ...{ localCopy, WebSocket: net.Socket, timing: { blip: 0, backoff: 200 } },
      });
      cleanUps.push(session.dispose);
      return session;
    },
    idle: async () => last?.idle(),
  };
  return scene;
}
async function goOffline(scene: Scene, session: MapSession): Promise<void> {
  scene.online = false;
  scene.net.cut();
  await saving(session, 'notSaved');
}
/** Bob came by a link to edit and may only look from now on. */
async function lowerRole({ alice, bob, mapId }: Scene): Promise<void> {
  const { token } = await makeLink(alice, mapId, 'viewer');
  await bob.send('POST', '/api/join', { token });
  await alice.send('DELETE', `/api/maps/${mapId}/links/${bob.linkId}`);
}
function unsavedIn(session: MapSession): number {
  const state = session.saving.getState();
  return 'changes' in state ? state.changes : 0;
}
const titles = (session: MapSession) =>
  [...session.store.getRecords().activity.values()].map(({ title }) => title).sort();

test('fault 9: a link lowered to viewing while bob was away: his changes are said, kept and downloadable, and the map opens again', async () => {
  const scene = await bobOnTheTrain();
  const first = scene.enter();
  await saving(first, 'saved');
  await goOffline(scene, first);
  first.actions.run('addActivity', { title: 'From the train' });
  await lowerRole(scene);
  scene.online = true;
  first.reconnect();
  expect(await saving(first, 'readOnly')).toMatchObject({ reason: 'role', changes: 1 });
  await waitFor(() => first.people.getState().length === 0, { what: 'the socket to be closed' });
  expect(first.saving.getState()).toMatchObject({ reason: 'role', changes: 1 });
  expect((await first.downloadUnsaved()).text).toContain('From the train');
  await scene.idle();
  first.dispose();

  const again = scene.enter();
  expect(await saving(again, 'readOnly')).toEqual({
    kind: 'readOnly',
    reason: 'role',
    changes: 0,
    kept: true,
  });
  expect(titles(again)).toEqual([]);
  scene.hers.actions.run('addActivity', { title: 'Live' });
  await saving(scene.hers, 'saved');
  const [left] = await findLeftBehind(scene.factory, scene.mapId, true);
  expect(left).toMatchObject({ changes: 1 });
  const plan = readJson((await left!.read()).text);
  expect(JSON.stringify(plan)).toContain('From the train');
  await left!.discard();
  expect(await findLeftBehind(scene.factory, scene.mapId, true)).toEqual([]);
});

test('what reached the server before the role was lowered is not called lost, although its answer never came', async () => {
  const scene = await bobOnTheTrain();
  const his = scene.enter();
  await saving(his, 'saved');
  scene.net.deafen();
  his.actions.run('addActivity', { title: 'Just in time' });
  await seen(scene.hers, (session) => titles(session).includes('Just in time'));
  await lowerRole(scene);
  const told: SavingState[] = [];
  cleanUps.push(his.saving.subscribe((state) => told.push(state)));
  scene.net.cut();
  await waitFor(() => unsavedIn(his) === 0, { on: (look) => his.saving.subscribe(look) });
  expect(his.saving.getState()).toMatchObject({ kind: 'readOnly', reason: 'role', changes: 0 });
  expect(told.filter(({ kind }) => kind === 'readOnly')).toHaveLength(1);
  await scene.idle();
  expect(await findLeftBehind(scene.factory, scene.mapId, true)).toEqual([]);
});

test('fault 9: a map deleted while bob was away: his changes are still on his device, also after a reload', async () => {
  const scene = await bobOnTheTrain();
  const first = scene.enter();
  await saving(first, 'saved');
  await goOffline(scene, first);
  first.actions.run('addActivity', { title: 'Too late' });
  await scene.alice.send('DELETE', `/api/maps/${scene.mapId}`);
  scene.online = true;
  first.reconnect();
  expect(await saving(first, 'readOnly')).toMatchObject({ reason: 'gone', changes: 1 });
  await scene.idle();
  first.dispose();
  const [left] = await findLeftBehind(scene.factory, scene.mapId, false);
  expect(left).toMatchObject({ changes: 1 });
  expect((await left!.read()).text).toContain('Too late');
});

test('fault 9: back after a time away, bob is told which of his cards have no step any more and which others archived', async () => {
  const scene = await bobOnTheTrain();
  const { id: activityId } = scene.hers.actions.run('addActivity', { title: 'Buy' })!;
  const { id: stepId } = scene.hers.actions.run('addStep', { activityId, title: 'Pay' })!;
  const { ids } = scene.hers.actions.run('addStories', {
    ...{ stepId, releaseId: null, stories: [{ title: 'By card' }] },
  })!;
  await saving(scene.hers, 'saved');
  const first = scene.enter();
  await saving(first, 'saved');
  const notices: Notice[] = [];
  first.onNotice((notice) => notices.push(notice));
  await goOffline(scene, first);
  const added = first.actions.run('addStories', {
    ...{ stepId, releaseId: null, stories: [{ title: 'By invoice' }] },
  })!;
  first.actions.run('setText', { id: ids[0]!, field: 'title', text: 'By any card' });
  scene.hers.actions.run('archive', { ids: [stepId] });
  await saving(scene.hers, 'saved');
  scene.online = true;
  first.reconnect();
  await saving(first, 'saved');
  expect(notices).toMatchObject([{ kind: 'merged', unplaced: added.ids, archived: ids }]);
});

test('a map brought back to a version while bob was away: his cards are merged, and he is told which have no step now', async () => {
  const scene = await bobOnTheTrain();
  const { id: activityId } = scene.hers.actions.run('addActivity', { title: 'Buy' })!;
  await saving(scene.hers, 'saved');
  const versions = `/api/maps/${scene.mapId}/versions`;
  const { seq } = await scene.alice.send<{ seq: number }>('POST', versions, { name: 'Before the step' });
  const { id: stepId } = scene.hers.actions.run('addStep', { activityId, title: 'Pay' })!;
  await saving(scene.hers, 'saved');
  const first = scene.enter();
  await saving(first, 'saved');
  const notices: Notice[] = [];
  first.onNotice((notice) => notices.push(notice));
  await goOffline(scene, first);
  const added = first.actions.run('addStories', {
    ...{ stepId, releaseId: null, stories: [{ title: 'By invoice' }] },
  })!;
  await scene.alice.send('POST', `${versions}/${seq}/restore`, {});
  scene.online = true;
  first.reconnect();
  await saving(first, 'saved');
  expect(notices).toMatchObject([{ kind: 'merged', changes: 1, unplaced: added.ids }]);
  const { unplaced } = await scene.alice.send<{ unplaced: { title: string }[] }>(
    'GET',
    `/api/maps/${scene.mapId}`,
  );
  expect(unplaced.map(({ title }) => title)).toEqual(['By invoice']);
});

test('changes of a closed tab are summed up as well when the map is opened again', async () => {
  const scene = await bobOnTheTrain();
  const first = scene.enter();
  await saving(first, 'saved');
  await goOffline(scene, first);
  first.actions.run('addActivity', { title: 'One' });
  first.actions.run('addActivity', { title: 'Two' });
  await scene.idle();
  first.dispose();
  await scene.idle();
  scene.online = true;
  const again = scene.enter();
  const notices: Notice[] = [];
  again.onNotice((notice) => notices.push(notice));
  await saving(again, 'saved');
  expect(notices).toMatchObject([{ kind: 'merged', changes: 2 }]);
  expect(await findLeftBehind(scene.factory, scene.mapId, true)).toEqual([]);
});

test('a device that cannot keep a copy says so as soon as the map is open', async () => {
  const scene = await bobOnTheTrain();
  const session = openAs(scene.bob, scene.mapId, scene.house.port, {
    localCopy: indexedDbCopy({ factory: undefined, clock: realClock, tab: 'private' }),
  });
  cleanUps.push(session.dispose);
  await saving(session, 'saved');
  expect(session.keepsCopy.getState()).toBe(false);
  expect(await findLeftBehind(undefined, scene.mapId, true)).toEqual([]);
});
