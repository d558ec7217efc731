/** Pushing a slice to a tracker over HTTP: connecting, the dry run, the push, twice, and what never leaves the server. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  mostTrackers,
  type TrackerEntry,
  type TrackerJournalAnswer,
  type TrackerPreviewAnswer,
  type TrackerPushAnswer,
} from '../../../shared/protocol/trackers.ts';
import type { RequestLimits } from '../../../server/access/rateLimits.ts';
import { testApp, type Person, type Reply, type TestApp } from '../support/testApp.ts';

let app: TestApp;
let alice: Person;
let mapId: string;
let releaseId: string;
let stories: string[];

const place = {
  ...{ kind: 'github', site: 'https://tracker.example/', project: 'shop/web' },
  ...{ account: '', secret: 'good-key' },
};
const codeOf = ({ body }: Reply): string => (body as { error?: { code?: string } } | null)?.error?.code ?? '';
const path = (): string => `/api/maps/${mapId}/trackers`;

beforeEach(() => open());

async function open(requestLimits: Partial<RequestLimits> = {}): Promise<void> {
  app = testApp({ requestLimits });
  alice = await app.person('alice');
  mapId = await alice.makeMap();
  const { id: activity } = await alice.command<{ id: string }>(mapId, 'addActivity', { title: 'Buy' });
  const { id: step } = await alice.command<{ id: string }>(mapId, 'addStep', {
    activityId: activity,
    title: 'Pay',
  });
  ({ id: releaseId } = await alice.command<{ id: string }>(mapId, 'addRelease', { name: 'First' }));
  const titles = Array.from({ length: 9 }, (_, i) => ({ title: `Story ${i + 1}` }));
  ({ ids: stories } = await alice.command<{ ids: string[] }>(mapId, 'addStories', {
    stepId: step,
    releaseId,
    stories: titles,
  }));
  await alice.command(mapId, 'pushToBacklog', { releaseId });
}

async function connect(person: Person = alice, more: object = {}): Promise<string> {
  const reply = await person.post(path(), { ...place, ...more });
  expect(reply.status, reply.text).toBe(201);
  return `${path()}/${(reply.body as TrackerEntry).id}`;
}
const preview = async (at: string): Promise<TrackerPreviewAnswer> => {
  const reply = await alice.get(`${at}/preview?releaseId=${releaseId}`);
  expect(reply.status, reply.text).toBe(200);
  return reply.body as TrackerPreviewAnswer;
};
const progress = async (at: string): Promise<TrackerPushAnswer> =>
  (await alice.get(`${at}/pushes?releaseId=${releaseId}`)).body as TrackerPushAnswer;
const push = (at: string, person: Person = alice): Promise<Reply> =>
  person.post(`${at}/pushes`, { releaseId });

describe('a connection', () => {
  test('is made after asking the tracker, and listed without its key', async () => {
    await connect();
    expect(app.tracker.asked).toEqual(['check']);
    const { body } = await alice.get(path());
    expect(body).toEqual({
      trackers: [
        {
          ...{ id: expect.stringMatching(/^[\w-]{16}$/) as string, kind: 'github', account: '' },
          ...{ site: 'https://tracker.example', project: 'shop/web', createdAt: app.clock.now() },
        },
      ],
      canConnect: true,
    });
  });

  test('C6: keeps the key from every answer, from the map, its exports and the store', async () => {
    const secret = 'good-key';
    const at = await connect();
    await push(at);
    await app.queue.wake();
    const kept = await app.storage.trackers.list(mapId);
    expect(JSON.stringify(kept)).not.toContain(secret);
    const answers = [path(), `${at}/preview?releaseId=${releaseId}`, `${at}/journal`];
    const exports = ['export.json', 'export.csv', 'export.md'].map((file) => `/api/maps/${mapId}/${file}`);
    for (const each of [...answers, `${at}/pushes?releaseId=${releaseId}`, ...exports]) {
      const { status, text } = await alice.get(each);
      expect(status, each).toBe(200);
      expect(text, each).not.toContain(secret);
      expect(text, each).not.toContain(kept[0]!.sealed);
    }
  });

  test('is refused with what to do when the tracker does not let the key in, and nothing is kept', async () => {
    const reply = await alice.post(path(), { ...place, secret: 'bad-key' });
    expect([reply.status, codeOf(reply)]).toEqual([409, 'trackerRefused']);
    expect(reply.text).toContain('tracker.example does not let this key in');
    expect(reply.text).not.toContain('bad-key');
    expect(await app.storage.trackers.list(mapId)).toEqual([]);
  });

  test.each([
    ['a project without its owner', { project: 'web' }, 'project'],
    ['a project that climbs', { project: '../web' }, 'project'],
    ['an e-mail where none is asked for', { account: 'alice@example.org' }, 'account'],
    ['Jira without an e-mail', { kind: 'jira', project: 'SHOP' }, 'account'],
    ['an address with a password', { site: 'https://a:b@tracker.example' }, 'site'],
    ['an address of another kind', { site: 'file:///etc/passwd' }, 'site'],
    ['a key with a line break', { secret: 'a\nx-evil: 1' }, 'secret'],
    ['no key', { secret: '' }, 'secret'],
  ])('is not made of %s', async (_what, wrong, field) => {
    const reply = await alice.post(path(), { ...place, ...wrong });
    expect(reply.status).toBe(400);
    const { issues } = (reply.body as { error: { issues: { path: string }[] } }).error;
    expect(issues.map((issue) => issue.path)).toContain(field);
    expect(app.tracker.asked).toEqual([]);
  });

  test('takes the place of an older one to the same project; there are not too many', async () => {
    await open({ trackersPerPerson: 100 });
    await connect();
    await connect();
    for (let i = 2; i <= mostTrackers; i++) {
      await connect(alice, { project: `shop/web-${i}` });
    }
    const reply = await alice.post(path(), { ...place, project: 'shop/more' });
    expect([reply.status, codeOf(reply)]).toEqual([409, 'tooManyTrackers']);
    await connect();
    expect(await app.storage.trackers.list(mapId)).toHaveLength(mostTrackers);
  });

  test('C5: is not tried too often', async () => {
    const statuses = [];
    for (let i = 0; i < 12; i++)
      statuses.push((await alice.post(path(), { ...place, secret: 'bad' })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });
});

describe('a push', () => {
  test('is shown before, done, and shown as done; each story gets its issue on the map', async () => {
    const at = await connect();
    const before = await preview(at);
    expect(before.outside).toBe(0);
    expect(before.items.map(({ title, change }) => `${title}: ${change}`)).toEqual(
      stories.map((_, i) => `Story ${i + 1}: new`),
    );
    const reply = await push(at);
    expect(reply.status, reply.text).toBe(202);
    expect(reply.body).toMatchObject({ pushed: 0, waiting: 9, refused: 0 });
    await app.queue.wake();
    expect(await progress(at)).toMatchObject({ pushed: 9, waiting: 0, refused: 0 });
    expect((await preview(at)).items.map(({ change, key }) => `${key}: ${change}`)).toEqual(
      stories.map((_, i) => `#${i + 1}: unchanged`),
    );
    const { issues } = await progress(at);
    expect(issues[0]).toEqual({
      ...{ storyId: stories[0], title: 'Story 1', state: 'pushed', key: '#1', reason: null, nextAt: null },
      url: 'https://tracker.example/shop/web/issues/1',
    });
    expect((await alice.get(`/api/maps/${mapId}/export.json`)).text).toContain(
      'https://tracker.example/shop/web/issues/9',
    );
    const [first] = app.tracker.issues;
    expect(first!.text.body).toContain('Buy › Pay · First');
    expect(first!.text.body).toContain(`http://localhost/map/${mapId}#card=${stories[0]}`);
  });

  test('shows what changed since, with what is there now, and writes only that', async () => {
    const at = await connect();
    await push(at);
    await app.queue.wake();
    await alice.command(mapId, 'setText', { id: stories[2]!, field: 'title', text: 'Pay by card' });
    await alice.command(mapId, 'updateStory', { id: stories[3]!, kind: 'bug' });
    const { items } = await preview(at);
    expect(items.filter(({ change }) => change !== 'unchanged')).toEqual([
      expect.objectContaining({
        ...{ change: 'changed', key: '#3' },
        fields: [{ field: 'title', from: 'Story 3', to: 'Pay by card' }],
      }),
      expect.objectContaining({
        ...{ change: 'changed', key: '#4' },
        fields: [{ field: 'kind', from: 'other', to: 'bug' }],
      }),
    ]);
    app.tracker.asked.length = 0;
    await push(at);
    await app.queue.wake();
    expect(app.tracker.asked).toEqual(['update', 'update']);
  });

  test('C7: pushed twice, by two people, over two connections and after disconnecting: one issue for each story', async () => {
    const bob = await alice.other('bob');
    await bob.post('/api/join', { token: (await alice.share(mapId, 'facilitator')).token });
    const at = await connect();
    await Promise.all([push(at), push(at, bob), push(at), push(at, bob)]);
    await app.queue.wake();
    expect((await alice.delete(at)).status).toBe(204);
    expect((await push(at)).status).toBe(404);
    const again = await connect(bob);
    expect((await preview(again)).items.every(({ change }) => change === 'unchanged')).toBe(true);
    await push(again);
    await app.queue.wake();
    expect(app.tracker.issues.map(({ text }) => text.title)).toEqual(stories.map((_, i) => `Story ${i + 1}`));
  });

  test('fault 19: tells of each story what it waits for, tries again when asked, and keeps a journal', async () => {
    const at = await connect();
    app.tracker.mishap = () =>
      app.tracker.issues.length < 7 ? null : { reason: 'busy', retryAfter: 60_000 };
    await push(at);
    await app.queue.wake();
    const { issues, ...counts } = await progress(at);
    expect(counts).toEqual({ pushed: 7, waiting: 2, refused: 0 });
    expect(issues.slice(7)).toEqual(
      stories.slice(7).map((storyId, i) =>
        expect.objectContaining({
          ...{ storyId, state: 'waiting', reason: 'busy', key: '' },
          ...{ title: `Story ${i + 8}`, nextAt: app.clock.now() + 60_000 },
        }),
      ),
    );
    app.tracker.mishap = () => null;
    expect((await alice.post(`${at}/retry`)).status).toBe(204);
    await app.queue.wake();
    expect(await progress(at)).toMatchObject({ pushed: 9, waiting: 0 });
    const { entries } = (await alice.get(`${at}/journal`)).body as TrackerJournalAnswer;
    expect(entries.map(({ what, key, reason }) => [what, key, reason])).toEqual([
      ...[9, 8].map((number) => ['created', `#${number}`, null]),
      ['failed', '', 'busy'],
      ...[7, 6, 5, 4, 3, 2, 1].map((number) => ['created', `#${number}`, null]),
    ]);
  });

  test('leaves out what is not in the backlog, and other slices', async () => {
    const at = await connect();
    const [step] = (
      (await alice.get(`/api/maps/${mapId}`)).body as { activities: { steps: { id: string }[] }[] }
    ).activities[0]!.steps;
    await alice.command(mapId, 'addStories', {
      stepId: step!.id,
      releaseId,
      stories: [{ title: 'An idea' }],
    });
    await alice.command(mapId, 'addStories', {
      stepId: step!.id,
      releaseId: null,
      stories: [{ title: 'Later' }],
    });
    const { items, outside } = await preview(at);
    expect([items.length, outside]).toEqual([9, 1]);
    const gone = await alice.get(`${at}/preview?releaseId=release:none`);
    expect([gone.status, codeOf(gone)]).toEqual([404, 'noSuchRecord']);
  });

  test('brings the issue back to a card somebody took it off', async () => {
    const at = await connect();
    await push(at);
    await app.queue.wake();
    await alice.command(mapId, 'linkIssues', { links: [{ storyId: stories[0]!, issue: null }] });
    expect((await alice.get(`/api/maps/${mapId}/export.json`)).text).not.toContain('/issues/1"');
    await push(at);
    expect((await alice.get(`/api/maps/${mapId}/export.json`)).text).toContain('/issues/1"');
    expect(app.tracker.issues).toHaveLength(9);
  });
});
