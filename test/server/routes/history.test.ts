/** History over HTTP: who did what, versions by name, going back, and what happened since one was there. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Id } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { HistoryAnswer, SinceAnswer, StepsAnswer } from '../../../shared/protocol/history.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders } from '../support/guest.ts';
import { HandClock, startTestServer, stopTestServers, temporarySqlite } from '../support/testServer.ts';
import { testApp, type Person } from '../support/testApp.ts';

afterEach(closeProviders);
afterAll(stopTestServers);

const minutes = (n: number): number => n * 60_000;

async function shop() {
  const app = testApp({ storage: temporarySqlite() });
  const alice = await app.person('alice');
  const mapId = await alice.makeMap();
  const activity = await alice.command<{ id: string }>(mapId, 'addActivity', { title: 'Buy' });
  const step = await alice.command<{ id: string }>(mapId, 'addStep', {
    activityId: activity.id,
    title: 'Pay',
  });
  const release = await alice.command<{ id: string }>(mapId, 'addRelease', { name: 'First' });
  const stories = Array.from({ length: 6 }, (_, i) => ({ title: `Story ${i}` }));
  const { ids } = await alice.command<{ ids: string[] }>(mapId, 'addStories', {
    stepId: step.id,
    releaseId: null,
    stories,
  });
  const bob = await app.person('bob');
  await bob.post('/api/join', { token: (await alice.share(mapId)).token });
  return { ...app, alice, bob, mapId, step, release, ids };
}

async function historyOf(person: Person, mapId: string, query = ''): Promise<HistoryAnswer> {
  const { status, body, text } = await person.get(`/api/maps/${mapId}/history${query}`);
  expect(status, text).toBe(200);
  return body as HistoryAnswer;
}

const titles = async (person: Person, mapId: string): Promise<string[]> => {
  const { body } = await person.get(`/api/maps/${mapId}`);
  const { activities } = body as { activities: { steps: { stories: { title: string }[] }[] }[] };
  return activities.flatMap(({ steps }) => steps.flatMap(({ stories }) => stories.map(({ title }) => title)));
};

describe('history', () => {
  test('says who did what, in sittings, by the names people have now', async () => {
    const { alice, bob, clock, mapId, ids, release } = await shop();
    clock.pass(minutes(45));
    await bob.command(mapId, 'moveStories', { ids: ids.slice(0, 3), releaseId: release.id });
    await alice.command(mapId, 'setText', { id: ids[0], field: 'title', text: 'Pay by card' });
    await bob.command(mapId, 'archive', { ids: [ids[5]] });
    await bob.post('/api/session', { name: 'Robert' });
    const { sittings, more, damaged } = await historyOf(alice, mapId);
    expect([sittings.length, more, damaged]).toEqual([2, null, []]);
    const [late, early] = sittings;
    expect(late!.from - early!.to).toBeGreaterThanOrEqual(minutes(45));
    const of = (name: string) => late!.people.find((person) => person.name === name)!;
    expect(of('Robert')).toMatchObject({ kind: 'person', isMe: false });
    expect(of('Robert').changes).toEqual([
      { what: 'movedToRelease', kind: 'story', count: 3, title: '', was: '', to: 'First' },
      { what: 'archived', kind: 'story', count: 1, title: 'Story 5', was: '', to: null },
    ]);
    expect(of('alice')).toMatchObject({ isMe: true });
    expect(of('alice').changes).toEqual([
      { what: 'renamed', kind: 'story', count: 1, title: 'Pay by card', was: 'Story 0', to: null },
    ]);
    expect(early!.people.map(({ name }) => name)).toEqual(['alice']);
    expect(early!.people[0]!.changes.map(({ what, kind, count }) => `${what} ${count} ${kind}`)).toEqual([
      'mapRenamed 1 null',
      'added 1 activity',
      'added 1 step',
      'added 1 release',
      'added 6 story',
    ]);
  });

  test('is told once and then read from what was kept', async () => {
    const { alice, clock, mapId, storage } = await shop();
    expect(await storage.history.sittings(`map:${mapId}`)).toEqual([]);
    clock.pass(minutes(31));
    const told = await historyOf(alice, mapId);
    expect(await storage.history.sittings(`map:${mapId}`)).toHaveLength(1);
    expect(await historyOf(alice, mapId)).toEqual(told);
    await alice.command(mapId, 'renameMap', { title: 'Another' });
    const { sittings } = await historyOf(alice, mapId);
    expect(sittings.slice(1)).toEqual(told.sittings);
    expect(sittings[0]!.people[0]!.changes).toEqual([
      { what: 'mapRenamed', kind: null, count: 1, title: 'Another', was: 'Online shop', to: 'Another' },
    ]);
  });

  test('comes in portions', async () => {
    const { alice, clock, mapId } = await shop();
    for (let i = 0; i < 24; i++) {
      clock.pass(minutes(31));
      await alice.command(mapId, 'renameMap', { title: `Title ${i}` });
    }
    const first = await historyOf(alice, mapId);
    expect(first.sittings).toHaveLength(20);
    const rest = await historyOf(alice, mapId, `?before=${first.more}`);
    expect(rest.sittings).toHaveLength(5);
    expect(rest.more).toBeNull();
  });
});

describe('a replay', () => {
  const steps = async (person: Person, mapId: string, query: string): Promise<StepsAnswer> =>
    (await person.get(`/api/maps/${mapId}/history/steps?${query}`)).body as StepsAnswer;

  test('has every change of a sitting with who made it and when, on top of the version before', async () => {
    const { alice, bob, clock, mapId, ids } = await shop();
    clock.pass(minutes(45));
    await bob.command(mapId, 'setText', { id: ids[0], field: 'title', text: 'Pay by card' });
    clock.pass(1000);
    await alice.command(mapId, 'archive', { ids: [ids[5]] });
    const [late, early] = (await historyOf(alice, mapId)).sittings;
    expect([early!.after, late!.after]).toEqual([0, early!.seq]);
    const { steps: told, more } = await steps(alice, mapId, `after=${late!.after}&to=${late!.seq}`);
    expect(more).toBeNull();
    expect(told.map(({ by, seq }) => [by.name, seq])).toEqual([
      ['bob', late!.after + 1],
      ['alice', late!.seq],
    ]);
    expect(told[1]!.at - told[0]!.at).toBe(1000);
    const state = await alice.get(`/api/maps/${mapId}/versions/${late!.after}/state`);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state.bytes);
    const titleOf = (): string => readMap(doc).story.get(ids[0] as Id<'story'>)!.title;
    expect(titleOf()).toBe('Story 0');
    Y.applyUpdate(doc, Buffer.from(told[0]!.update, 'base64'));
    expect(titleOf()).toBe('Pay by card');
    const whole = await steps(alice, mapId, '');
    expect(whole.steps.at(-1)!.seq).toBe(late!.seq);
    expect(whole.steps[0]!.seq).toBe(1);
  });

  test('comes in portions, and there is none of versions that never were', async () => {
    const { alice, mapId } = await shop();
    for (let i = 0; i < 5; i++) {
      for (let n = 0; n < 200; n++) await alice.command(mapId, 'renameMap', { title: `Title ${i} ${n}` });
    }
    const first = await steps(alice, mapId, '');
    expect(first.steps).toHaveLength(1000);
    const rest = await steps(alice, mapId, `after=${first.more}`);
    expect(rest.more).toBeNull();
    expect(rest.steps[0]!.seq).toBe(first.steps.at(-1)!.seq + 1);
    for (const query of ['after=9999', 'after=3&to=2', 'after=2&to=2'])
      expect((await alice.get(`/api/maps/${mapId}/history/steps?${query}`)).status, query).toBe(404);
  });
});

describe('a version', () => {
  test('gets a name, can be read as it was, and gone back to', async () => {
    const { alice, bob, mapId, ids } = await shop();
    const before = await titles(alice, mapId);
    const named = await bob.post(`/api/maps/${mapId}/versions`, { name: ' Before the workshop ' });
    expect([named.status, named.body]).toEqual([201, { seq: 5, name: 'Before the workshop' }]);
    await bob.command(mapId, 'archive', { ids: [ids[5]] });
    await alice.command(mapId, 'setText', { id: ids[0], field: 'title', text: 'Changed' });
    expect((await historyOf(alice, mapId)).versions).toMatchObject([
      { seq: 5, kind: 'named', name: 'Before the workshop', by: { name: 'bob', isMe: false } },
    ]);
    const past = await alice.get(`/api/maps/${mapId}/versions/5`);
    expect(past.text).toContain('Story 5');
    expect(past.text).not.toContain('Changed');
    const { status, body } = await bob.post(`/api/maps/${mapId}/versions/5/restore`);
    expect([status, body]).toMatchObject([200, { result: { changed: 1, broughtBack: 1, archived: 0 } }]);
    expect(await titles(alice, mapId)).toEqual(before);
    expect((await alice.get(`/api/maps/${mapId}/versions/99`)).status).toBe(404);
    expect((await alice.get(`/api/maps/${mapId}/versions/x`)).status).toBe(404);
    expect((await alice.post(`/api/maps/${mapId}/versions`, { name: 'Later', seq: 99 })).status).toBe(404);
  });

  test('is also there after the log was compacted', async () => {
    const { alice, mapId, storage, ids } = await shop();
    const { compactDocument } = await import('../../../server/sync/compactDocument.ts');
    await compactDocument(storage.documents, `map:${mapId}`, 9);
    await alice.command(mapId, 'archive', { ids });
    for (const [seq, stories] of [
      [2, 0],
      [5, 6],
      [6, 0],
    ] as const) {
      const { text } = await alice.get(`/api/maps/${mapId}/versions/${seq}`);
      const live = (JSON.parse(text) as { stories: { archivedAt?: number }[] }).stories.filter(
        ({ archivedAt }) => archivedAt == null,
      );
      expect(live, `version ${seq}`).toHaveLength(stories);
    }
  });
});

describe('S5: history, versions and going back', () => {
  test('are not for strangers, nor for a deleted map, and not for everybody who may look', async () => {
    const { alice, mapId, person } = await shop();
    const mallory = await person('mallory');
    const vera = await person('vera');
    await vera.post('/api/join', { token: (await alice.share(mapId, 'viewer')).token });
    const routes = [
      ['GET', 'history'],
      ['GET', 'history/since'],
      ['GET', 'versions/1'],
      ['GET', 'versions/1/state'],
      ['POST', 'versions', { name: 'x' }],
      ['POST', 'versions/1/restore', {}],
    ] as const;
    const statuses = async (who: Person): Promise<number[]> => {
      const replies: number[] = [];
      for (const [method, path, body] of routes)
        replies.push((await who.ask(method, `/api/maps/${mapId}/${path}`, body)).status);
      return replies;
    };
    expect(await statuses(mallory)).toEqual(routes.map(() => 404));
    expect(await statuses(vera)).toEqual(routes.map(() => 403));
    await alice.delete(`/api/maps/${mapId}`);
    expect(await statuses(alice)).toEqual(routes.map(() => 404));
  });
});

describe('since you were here', () => {
  test('tells what others did while one was away, and nothing after a mere reload', async () => {
    const clock = new HandClock();
    const server = await startTestServer({ clock, storage: temporarySqlite() });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const bob = await server.guest('bob');
    await bob.join((await alice.share(mapId, 'editor')).token);
    const since = async (): Promise<SinceAnswer> =>
      (await bob.get(`/api/maps/${mapId}/history/since`)).body as SinceAnswer;
    expect(await since()).toEqual({ at: null, people: [] });
    const leave = async (): Promise<void> => {
      const his = await bob.wire(mapId).synced();
      his.close();
      await waitFor(() => server.rooms.openRoom(mapId)!.people.isEmpty);
    };
    await leave();
    const left = clock.now();
    clock.pass(minutes(60));
    await alice.post(`/api/maps/${mapId}/commands/addActivity`, { title: 'Buy' });
    const told = await since();
    expect(told).toMatchObject({
      at: left,
      people: [{ name: 'alice', changes: [{ what: 'added', title: 'Buy' }] }],
    });
    await leave();
    clock.pass(minutes(1));
    await waitFor(async () => (await since()).people.length === 1);
    expect(await since()).toEqual(told);
    clock.pass(minutes(60));
    expect((await since()).people).toEqual([]);
  });
});
