/** Opening a map against the real server: two people, saving, undo, roles, ends. */
import { afterEach, expect, test } from 'vitest';
import type { MapSession, Notice } from '../../../client/session/mapSession.ts';
import { lockThings } from '../../../shared/commands/lockThings.ts';
import { pasteCards } from '../../../shared/commands/pasteCards.ts';
import { unlockThings } from '../../../shared/commands/unlockThings.ts';
import { updateStory } from '../../../shared/commands/updateStory.ts';
import { readImport } from '../../../shared/formats/readImport.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { waitFor } from '../../support/waitFor.ts';
import { aliceAtHome, closeAll, enter } from './support/atHome.ts';
import { joinMap, offlineSwitch, saving, seen, socketOf } from './support/people.ts';

afterEach(closeAll);

function noticesOf(session: MapSession): Notice[] {
  const notices: Notice[] = [];
  session.onNotice((notice) => notices.push(notice));
  return notices;
}
/** One activity with a step and one story in it. */
function plant(session: MapSession): { stepId: StepId; storyId: StoryId } {
  const { id: activityId } = session.actions.run('addActivity', { title: 'Shop' })!;
  const { id: stepId } = session.actions.run('addStep', { activityId, title: 'Find' })!;
  const { ids } = session.actions.run('addStories', {
    stepId,
    releaseId: null,
    stories: [{ title: 'Search' }],
  })!;
  return { stepId, storyId: ids[0]! };
}
const titleOf = (session: MapSession, id: StoryId) => session.store.getRecords().story.get(id)?.title;
function type(session: MapSession, id: StoryId, text: string): void {
  for (const letter of text) {
    const at = titleOf(session, id)!.length;
    session.actions.run('editText', { id, field: 'title', at, remove: 0, insert: letter });
  }
}

test('a map opens, an edit is saving and then saved', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const session = enter(alice, mapId, house.port);
  expect(session.saving.getState()).toEqual({ kind: 'opening', reachable: true });
  expect(session.actions.canEdit()).toBe(false);
  expect(session.actions.run('addActivity', { title: 'Too early' })).toBeNull();
  await saving(session, 'saved');
  plant(session);
  expect(session.saving.getState()).toEqual({ kind: 'saving', changes: 3 });
  await saving(session, 'saved');

  const fresh = enter(alice, mapId, house.port);
  await saving(fresh, 'saved');
  expect(fresh.store.getRecords().meta.title).toBe('Online shop');
  expect(fresh.store.getRecords().story.size).toBe(1);
});

test('two people type in the same title, both texts survive on both sides', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const hers = enter(alice, mapId, house.port);
  const his = enter(bob, mapId, house.port);
  await saving(hers, 'saved');
  await saving(his, 'saved');
  const { storyId } = plant(hers);
  await seen(his, () => titleOf(his, storyId) === 'Search');
  for (let i = 0; i < 10; i++) {
    hers.actions.run('editText', { id: storyId, field: 'title', at: 0, remove: 0, insert: 'a' });
    his.actions.run('editText', { id: storyId, field: 'title', at: 99, remove: 0, insert: 'b' });
  }
  const expected = `${'a'.repeat(10)}Search${'b'.repeat(10)}`;
  await seen(hers, () => titleOf(hers, storyId) === expected);
  await seen(his, () => titleOf(his, storyId) === expected);
  await saving(hers, 'saved');
  await saving(his, 'saved');
  expect([titleOf(hers, storyId), titleOf(his, storyId)]).toEqual([expected, expected]);
});

test('the server stops and comes back: not saved, then saved, and the others have it', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const session = enter(alice, mapId, house.port);
  await saving(session, 'saved');
  const { storyId } = plant(session);
  await saving(session, 'saved');
  await house.stop();
  expect(await saving(session, 'notSaved')).toEqual({
    kind: 'notSaved',
    changes: 0,
    kept: false,
    connected: false,
  });
  type(session, storyId, ' all');
  expect(await saving(session, 'notSaved')).toMatchObject({ changes: 4 });
  await house.start();
  await saving(session, 'saved');
  const fresh = enter(alice, mapId, house.port);
  await seen(fresh, () => titleOf(fresh, storyId) === 'Search all');
});

test('after a time offline both sides’ changes are merged, and a summary says how many', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const hers = enter(alice, mapId, house.port);
  let online = true;
  const gate = offlineSwitch(bob.cookie, () => online);
  const his = enter(bob, mapId, house.port, { WebSocket: gate.Socket, timing: { blip: 0 } });
  const notices = noticesOf(his);
  await saving(hers, 'saved');
  await saving(his, 'saved');
  const { stepId, storyId } = plant(hers);
  await seen(his, () => titleOf(his, storyId) === 'Search');
  online = false;
  gate.cut();
  await saving(his, 'notSaved');
  type(his, storyId, '!!!');
  const stories = [{ title: 'Filter' }, { title: 'Sort' }];
  hers.actions.run('addStories', { stepId, releaseId: null, stories });
  await saving(hers, 'saved');
  online = true;
  await saving(his, 'saved');
  await seen(hers, () => titleOf(hers, storyId) === 'Search!!!');
  expect(his.store.getRecords().story.size).toBe(3);
  expect(notices).toEqual([{ kind: 'merged', changes: 3, others: 2, unplaced: [], archived: [] }]);
});

test('undo takes back my own work among other people’s', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const hers = enter(alice, mapId, house.port);
  const his = enter(bob, mapId, house.port);
  await saving(hers, 'saved');
  await saving(his, 'saved');
  const { storyId } = plant(hers);
  await seen(his, () => titleOf(his, storyId) === 'Search');
  expect(his.history.getState()).toEqual({ undo: null, redo: null });
  his.actions.undo();
  his.actions.run('editText', { id: storyId, field: 'title', at: 0, remove: 0, insert: 'Bob ' });
  await seen(hers, () => titleOf(hers, storyId) === 'Bob Search');
  type(hers, storyId, ' fast');
  expect(hers.history.getState()).toMatchObject({ undo: { command: 'editText' }, redo: null });
  hers.actions.undo();
  await seen(his, () => titleOf(his, storyId) === 'Bob Search');
  expect(hers.history.getState()).toMatchObject({
    undo: { command: 'addStories' },
    redo: { command: 'editText' },
  });
  his.actions.undo();
  await seen(hers, () => titleOf(hers, storyId) === 'Search');
});

test('undo of what bob has changed since says so, by name, and leaves it', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const hers = enter(alice, mapId, house.port);
  const his = enter(bob, mapId, house.port);
  await saving(hers, 'saved');
  await saving(his, 'saved');
  await waitFor(() => hers.people.getState().length === 1, { on: (look) => hers.people.subscribe(look) });
  const { storyId } = plant(hers);
  hers.actions.runLate(updateStory, { id: storyId, estimate: 3 });
  await seen(his, () => his.store.getRecords().story.get(storyId)?.estimate === 3);
  his.actions.runLate(updateStory, { id: storyId, estimate: 8 });
  await seen(hers, () => hers.store.getRecords().story.get(storyId)?.estimate === 8);
  const notices = noticesOf(hers);
  hers.actions.undo();
  expect(notices).toMatchObject([{ kind: 'taken', way: 'undo', done: false, others: ['bob'] }]);
  expect(hers.store.getRecords().story.get(storyId)?.estimate).toBe(8);
});

test('a paste of 200 lines is one frame to the server, one update for bob, and one undo step', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const updates: Uint8Array[] = [];
  const Socket = socketOf(alice.cookie, (socket) => {
    const send = socket.send.bind(socket) as (...sent: unknown[]) => void;
    socket.send = (...sent: unknown[]) => {
      const [data] = sent;
      // Kind 0 is a sync message, its type 2 an update of the document.
      if (data instanceof Uint8Array && data[0] === 0 && data[1] === 2) updates.push(data);
      send(...sent);
    };
  });
  const hers = enter(alice, mapId, house.port, { WebSocket: Socket });
  const his = enter(bob, mapId, house.port);
  await saving(hers, 'saved');
  await saving(his, 'saved');
  const { stepId } = plant(hers);
  await seen(his, () => his.store.getRecords().story.size === 1);
  await saving(hers, 'saved');
  updates.length = 0;
  let arrived = 0;
  his.doc.on('update', () => void arrived++);
  const stories = Array.from({ length: 200 }, (_, i) => ({
    key: String(i),
    title: `Line ${i}`,
    step: stepId,
    release: null,
  }));
  hers.actions.runLate(pasteCards, {
    plan: { personas: [], labels: [], releases: [], activities: [], steps: [], stories },
  });
  await seen(his, () => his.store.getRecords().story.size === 201);
  await saving(hers, 'saved');
  expect([updates.length, arrived]).toEqual([1, 1]);
  hers.actions.undo();
  const live = (): number =>
    [...his.store.getRecords().story.values()].filter((story) => story.archivedAt === null).length;
  await seen(his, () => live() === 1);
});

test('a refused command says why and changes nothing', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const session = enter(alice, mapId, house.port);
  const notices = noticesOf(session);
  await saving(session, 'saved');
  expect(session.actions.run('addStep', { activityId: 'activity:gone', title: 'Find' })).toBeNull();
  expect(notices).toMatchObject([{ kind: 'refused', problem: { kind: 'missing', id: 'activity:gone' } }]);
  expect(session.saving.getState()).toEqual({ kind: 'saved' });
});

test('who comes by a link to view can look, not change', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'viewer');
  const hers = enter(alice, mapId, house.port);
  const his = enter(bob, mapId, house.port);
  expect(await saving(his, 'readOnly')).toMatchObject({ reason: 'role', changes: 0 });
  expect(his.actions.canEdit()).toBe(false);
  expect(his.actions.run('addActivity', { title: 'Mine' })).toBeNull();
  expect(his.me.getState().role).toBe('viewer');
  await saving(hers, 'saved');
  const { storyId } = plant(hers);
  await seen(his, () => titleOf(his, storyId) === 'Search');
});

test('when the link is revoked the map becomes read-only here and no attempt is repeated', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  let attempts = 0;
  const his = enter(bob, mapId, house.port, { WebSocket: socketOf(bob.cookie, () => attempts++) });
  await saving(his, 'saved');
  await alice.send('DELETE', `/api/maps/${mapId}/links/${bob.linkId}`);
  expect(await saving(his, 'readOnly', 2_000)).toMatchObject({ reason: 'signedOut' });
  expect(his.actions.canEdit()).toBe(false);
  expect(attempts).toBe(1);
});

test('when the map is deleted it stays readable here, to be downloaded', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const session = enter(alice, mapId, house.port);
  await saving(session, 'saved');
  plant(session);
  await saving(session, 'saved');
  await alice.send('DELETE', `/api/maps/${mapId}`);
  expect(await saving(session, 'readOnly')).toMatchObject({ reason: 'gone' });
  const file = await session.downloadUnsaved();
  expect(file.fileName).toBe('Online-shop.json');
  expect(file.text).toContain('Search');
});

test('Y7: what the server refuses is told, stays here to be downloaded, and is not sent again and again', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  let attempts = 0;
  const session = enter(alice, mapId, house.port, {
    WebSocket: socketOf(alice.cookie, () => attempts++),
  });
  const notices = noticesOf(session);
  await saving(session, 'saved');
  plant(session);
  await saving(session, 'saved');
  session.doc.getMap('meta').set('epoch', 'forged');
  expect(await saving(session, 'readOnly')).toMatchObject({ reason: 'refused', changes: 1 });
  expect(notices).toEqual([{ kind: 'refused', reason: expect.any(String), problem: null }]);
  expect(session.actions.canEdit()).toBe(false);
  const file = readImport(await session.downloadUnsaved());
  expect(file.losses).toEqual([]);
  expect(file.plan.stories).toMatchObject([{ title: 'Search' }]);
  expect(attempts).toBe(2); // once more, as a frame may break on its way
});

test('a session may be disposed twice, and right after it was opened', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const strict = enter(alice, mapId, house.port);
  strict.dispose();
  strict.dispose();
  const session = enter(alice, mapId, house.port);
  await saving(session, 'saved');
  session.dispose();
  session.dispose();
  expect(session.actions.canEdit()).toBe(false);
});

test('what was changed offline and locked meanwhile is refused, said, and still here to download', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const hers = enter(alice, mapId, house.port, { me: { name: 'alice', colour: 0, role: 'owner' } });
  let online = true;
  const gate = offlineSwitch(bob.cookie, () => online);
  const his = enter(bob, mapId, house.port, { WebSocket: gate.Socket, timing: { blip: 0 } });
  const notices = noticesOf(his);
  await saving(hers, 'saved');
  await saving(his, 'saved');
  const { storyId } = plant(hers);
  await seen(his, () => titleOf(his, storyId) === 'Search');
  online = false;
  gate.cut();
  await saving(his, 'notSaved');
  type(his, storyId, '!!!');
  expect(hers.actions.runLate(lockThings, { ids: [storyId] })).not.toBeNull();
  await saving(hers, 'saved');
  online = true;
  his.reconnect();
  await waitFor(() => {
    const state = his.saving.getState();
    return state.kind === 'readOnly' && state.reason === 'refused';
  });
  expect(notices.at(-1)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('locked') });
  expect((await his.downloadUnsaved()).text).toContain('!!!');
  expect(titleOf(hers, storyId)).toBe('Search');
});

test('an editor is told what is locked, by commands and by undo; a facilitator unlocks it', async () => {
  const { house, alice, mapId } = await aliceAtHome();
  const bob = await joinMap(house.port, 'bob', alice, mapId, 'editor');
  const hers = enter(alice, mapId, house.port, { me: { name: 'alice', colour: 0, role: 'owner' } });
  const his = enter(bob, mapId, house.port);
  const notices = noticesOf(his);
  await saving(his, 'saved');
  await saving(hers, 'saved');
  const { storyId } = plant(hers);
  await seen(his, () => titleOf(his, storyId) === 'Search');
  his.actions.runLate(updateStory, { id: storyId, estimate: 5 });
  await seen(hers, () => hers.store.getRecords().story.get(storyId)?.estimate === 5);
  expect(his.actions.canChange(storyId)).toBe(true);
  hers.actions.runLate(lockThings, { ids: [storyId] });
  await seen(his, () => his.store.getRecords().story.get(storyId)?.locked === true);
  expect([his.actions.canChange(storyId), his.actions.canLock()]).toEqual([false, false]);
  expect([hers.actions.canChange(storyId), hers.actions.canLock()]).toEqual([true, true]);
  expect(his.actions.runLate(updateStory, { id: storyId, estimate: 8 })).toBeNull();
  expect(notices.at(-1)).toMatchObject({ kind: 'refused', problem: { kind: 'locked', ids: [storyId] } });
  expect(his.actions.runLate(unlockThings, { ids: [storyId] })).toBeNull();
  his.actions.undo();
  expect(notices.at(-1)).toMatchObject({ kind: 'taken', done: false, locked: true });
  expect(his.store.getRecords().story.get(storyId)?.estimate).toBe(5);
  hers.actions.runLate(unlockThings, { ids: [storyId] });
  await seen(his, () => his.actions.canChange(storyId));
});
