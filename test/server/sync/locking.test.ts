/** Locks at the gate: whatever a client sends, below facilitator what is locked stays as it is. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { recordOf, recordsOf } from '../../../shared/model/document.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders } from '../support/guest.ts';
import { startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(closeProviders);
afterAll(stopTestServers);

/** alice's map with one locked story that has a criterion, and bob on it in this role. */
async function lockedStory(role: 'editor' | 'facilitator') {
  const alice = await server.guest('alice');
  const bob = await server.guest('bob');
  const mapId = await alice.makeMap();
  await bob.join((await alice.share(mapId, role)).token);
  const hers = await alice.open(mapId);
  const activity = run(hers.doc, 'addActivity', { title: 'Buy' }).id;
  const step = run(hers.doc, 'addStep', { activityId: activity, title: 'Pay' }).id;
  const [story, free] = run(hers.doc, 'addStories', {
    stepId: step,
    releaseId: null,
    stories: [{ title: 'By card' }, { title: 'By invoice' }],
  }).ids as [StoryId, StoryId];
  const [criterion] = run(hers.doc, 'addCriteria', { storyId: story, criteria: [{ title: 'One' }] }).ids;
  run(hers.doc, 'lockThings', { ids: [story] });
  const his = await bob.wire(mapId).synced();
  await waitFor(() => readMap(his.doc).story.get(story)?.locked === true);
  const seen = (): string => JSON.stringify(readMap(hers.doc).story.get(story));
  return { alice, bob, mapId, hers, his, activity, step, story, free, criterion: criterion!, seen };
}
type LockedStory = Awaited<ReturnType<typeof lockedStory>>;

const story = (doc: Y.Doc, { story: id }: LockedStory): Y.Map<unknown> => recordOf(doc, 'story', id)!;

describe('an editor’s frame is refused, and nobody sees anything of it, when it', () => {
  const attempts: [string, (doc: Y.Doc, map: LockedStory) => void][] = [
    ['sets a register', (doc, map) => story(doc, map).set('estimate', 5)],
    ['moves it', (doc, map) => story(doc, map).set('releaseId', null)],
    ['types in its title', (doc, map) => (story(doc, map).get('title') as Y.Text).insert(0, 'x')],
    ['deletes from its title', (doc, map) => (story(doc, map).get('title') as Y.Text).delete(0, 1)],
    ['tags it', (doc, map) => (story(doc, map).get('labels') as Y.Map<unknown>).set('label:x', true)],
    ['archives it', (doc, map) => story(doc, map).set('archivedAt', 1)],
    ['unlocks it', (doc, map) => story(doc, map).set('locked', false)],
    ['takes the lock away', (doc, map) => story(doc, map).delete('locked')],
    ['locks it once more', (doc, map) => story(doc, map).set('locked', true)],
    [
      'unlocks it and changes it in one go',
      (doc, map) => {
        story(doc, map).set('locked', false);
        story(doc, map).set('estimate', 5);
        story(doc, map).set('locked', true);
      },
    ],
    ['takes the record away', (doc, map) => recordsOf(doc, 'story').delete(map.story)],
    [
      'puts another record in its place',
      (doc, map) => {
        const copy = story(doc, map).clone();
        copy.delete('locked');
        recordsOf(doc, 'story').set(map.story, copy);
      },
    ],
    ['adds a field of a newer version', (doc, map) => story(doc, map).set('mood', 'good')],
    ['ticks a criterion of it', (doc, map) => recordOf(doc, 'criterion', map.criterion)!.set('done', true)],
    [
      'gives a criterion of it away',
      (doc, map) => recordOf(doc, 'criterion', map.criterion)!.set('storyId', map.free),
    ],
    [
      'slips a criterion under it',
      (doc, map) => {
        const made = recordOf(doc, 'criterion', map.criterion)!.clone();
        recordsOf(doc, 'criterion').set('criterion:new', made);
      },
    ],
    ['locks something else', (doc, map) => recordOf(doc, 'story', map.free)!.set('locked', true)],
    [
      'makes something that is locked',
      (doc, map) => {
        const made = recordOf(doc, 'activity', map.activity)!.clone();
        made.set('locked', true);
        recordsOf(doc, 'activity').set('activity:new', made);
      },
    ],
  ];
  test.each(attempts)('%s', async (_what, attempt) => {
    const map = await lockedStory('editor');
    const before = map.seen();
    map.his.edit((doc) => attempt(doc, map));
    expect((await map.his.ended()).code).toBe(closeCode.locked);
    expect(map.his.frames.at(-1)).toMatchObject({ kind: 'rejected', code: closeCode.locked });
    const fresh = await map.bob.wire(map.mapId).synced();
    expect(JSON.stringify(readMap(fresh.doc).story.get(map.story))).toBe(before);
    expect(map.seen()).toBe(before);
    expect(readMap(fresh.doc).criterion.size).toBe(1);
    expect(readMap(fresh.doc).story.get(map.free)?.locked).toBe(false);
  });
});

describe('what is not locked', () => {
  test('an editor changes as before, right beside it', async () => {
    const map = await lockedStory('editor');
    map.his.edit((doc) => recordOf(doc, 'story', map.free)!.set('estimate', 3));
    map.his.edit((doc) => (recordOf(doc, 'step', map.step)!.get('title') as Y.Text).insert(0, 'Re'));
    await map.his.saved(1);
    await waitFor(() => readMap(map.hers.doc).story.get(map.free)?.estimate === 3);
  });

  test('a facilitator who came by a link changes and unlocks as the owner does', async () => {
    const map = await lockedStory('facilitator');
    map.his.edit((doc) => story(doc, map).set('estimate', 8));
    map.his.edit((doc) => story(doc, map).set('locked', false));
    await map.his.saved(1);
    await waitFor(() => readMap(map.hers.doc).story.get(map.story)?.locked === false);
    expect(readMap(map.hers.doc).story.get(map.story)?.estimate).toBe(8);
  });

  test('unlocked, an editor changes it again', async () => {
    const map = await lockedStory('editor');
    run(map.hers.doc, 'unlockThings', { ids: [map.story] });
    await waitFor(() => readMap(map.his.doc).story.get(map.story)?.locked === false);
    map.his.edit((doc) => story(doc, map).set('estimate', 2));
    await map.his.saved(1);
    await waitFor(() => readMap(map.hers.doc).story.get(map.story)?.estimate === 2);
  });
});

describe('an edit made offline before the lock arrived', () => {
  test('is refused with its reason when it comes, and the lock stands', async () => {
    const map = await lockedStory('editor');
    run(map.hers.doc, 'unlockThings', { ids: [map.story] });
    const his = await map.bob.open(map.mapId);
    await waitFor(() => readMap(his.doc).story.get(map.story)?.locked === false);
    his.provider.disconnect();
    run(his.doc, 'updateStory', { id: map.story, estimate: 13 });
    run(map.hers.doc, 'lockThings', { ids: [map.story] });
    const fresh = await map.bob.wire(map.mapId).synced();
    await waitFor(() => readMap(fresh.doc).story.get(map.story)?.locked === true);
    const closed = new Promise<number>((resolve) => his.provider.on('closed', ({ code }) => resolve(code)));
    his.provider.connect();
    expect(await closed).toBe(closeCode.locked);
    expect(readMap(map.hers.doc).story.get(map.story)).toMatchObject({ locked: true, estimate: null });
    expect(readMap(his.doc).story.get(map.story)?.estimate).toBe(13);
  });
});

describe('over HTTP', () => {
  test('a command of an editor is told what is locked; locking needs a facilitator', async () => {
    const { bob, mapId, story: id } = await lockedStory('editor');
    const ask = (name: string, input: object) => bob.post(`/api/maps/${mapId}/commands/${name}`, input);
    const refused = await ask('updateStory', { id, estimate: 5 });
    expect([refused.status, refused.body]).toMatchObject([403, { error: { code: 'locked' } }]);
    for (const name of ['lockThings', 'unlockThings']) {
      expect((await ask(name, { ids: [id] })).status).toBe(403);
    }
    expect((await ask('unlockThings', { ids: ['persona:1'] })).status).toBe(403);
  });

  test('a facilitator’s link unlocks', async () => {
    const { bob, mapId, story: id } = await lockedStory('facilitator');
    const { status } = await bob.post(`/api/maps/${mapId}/commands/unlockThings`, { ids: [id] });
    expect(status).toBe(200);
  });
});
