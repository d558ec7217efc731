/** The outbox is worked off whatever the tracker does: each story is there once, in the end, and nothing is asked too often. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { StoryId } from '../../../shared/model/story.ts';
import { createLog } from '../../../server/log.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { targetOf, type IssueRow } from '../../../server/storage/trackerStore.ts';
import { SecretBox } from '../../../server/trackers/secretBox.ts';
import { TrackerQueue, usualPace } from '../../../server/trackers/trackerQueue.ts';
import { MemoryTracker } from '../support/memoryTracker.ts';
import { HandClock } from '../support/testServer.ts';
import { createRandom } from '../../support/random.ts';
import { waitFor } from '../../support/waitFor.ts';

const secrets = new SecretBox(Buffer.alloc(32, 1));
const place = { kind: 'github', site: 'https://tracker.example', project: 'shop/web' } as const;
const target = targetOf(place);
const nine = Array.from({ length: 9 }, (_, i) => `story:${i + 1}` as StoryId);

let storage: Storage;
let clock: HandClock;
let tracker: MemoryTracker;
let noted: string[];
beforeEach(async () => {
  storage = memoryStorage();
  clock = new HandClock();
  tracker = new MemoryTracker();
  tracker.now = clock.now;
  noted = [];
  await connect('good-key');
});

const connect = (key: string, id = 'one'): Promise<void> =>
  storage.trackers.connect({
    ...{ ...place, id, mapId: 'map', account: '', sealed: secrets.seal(key, id) },
    createdAt: clock.now(),
  });
const wanted = (title: string): string => JSON.stringify({ title, body: `About ${title}`, kind: 'other' });
const want = (ids: readonly StoryId[] = nine, title = (id: string): string => id): Promise<boolean> =>
  storage.trackers.want(
    'map',
    target,
    'release:1',
    ids.map((storyId) => ({ storyId, title: title(storyId), wanted: wanted(title(storyId)) })),
    clock.now(),
  );
const rows = (): Promise<IssueRow[]> => storage.trackers.issues('map', target);
const states = async (): Promise<string[]> => (await rows()).map(({ state }) => state);
const reasons = async (): Promise<Set<string | null>> => new Set((await rows()).map(({ reason }) => reason));
const newQueue = (box: SecretBox | null = secrets): TrackerQueue =>
  new TrackerQueue({
    trackers: storage.trackers,
    open: tracker.open,
    secrets: box,
    outgoing: () => Promise.reject(new Error('nothing leaves a test')),
    clock,
    log: createLog('silent'),
    counts: new Map(),
    onIssue: async (_mapId, storyId, { key }) => void noted.push(`${storyId} ${key}`),
  });
const everyOnce = (): void => {
  expect(tracker.issues.map(({ text }) => text.title)).toEqual(nine);
  expect(new Set(tracker.issues.map(({ mark }) => mark)).size).toBe(nine.length);
};

describe('the queue', () => {
  test('brings each story to the tracker in the order of the map, and tells the map its issue', async () => {
    await want();
    await newQueue().wake();
    everyOnce();
    expect(await states()).toEqual(nine.map(() => 'pushed'));
    expect(noted).toEqual(nine.map((id, i) => `${id} #${i + 1}`));
    expect(tracker.asked).toEqual(nine.map(() => 'create'));
  });

  test('writes only what changed when a slice is pushed again', async () => {
    const queue = newQueue();
    await want();
    await queue.wake();
    tracker.asked.length = 0;
    await want();
    await queue.wake();
    expect(tracker.asked).toEqual([]);
    await want(nine, (id) => (id === nine[3] ? 'renamed' : id));
    await queue.wake();
    expect(tracker.asked).toEqual(['update']);
    expect(tracker.issues[3]!.text.title).toBe('renamed');
  });

  test('fault 19: a tracker that fails after the seventh: seven are there, two wait, and come later by themselves', async () => {
    const queue = newQueue();
    tracker.mishap = () => (tracker.issues.length < 7 ? null : { reason: 'broken' });
    await want();
    await queue.wake();
    expect(await states()).toEqual([...nine.slice(2).map(() => 'pushed'), 'waiting', 'waiting']);
    expect(await reasons()).toEqual(new Set([null, 'broken']));
    const asked = tracker.asked.length;
    clock.pass(usualPace.firstWait - 1);
    await queue.wake();
    expect(tracker.asked.length).toBe(asked);
    tracker.mishap = () => null;
    clock.pass(1);
    await queue.wake();
    everyOnce();
    expect(await states()).toEqual(nine.map(() => 'pushed'));
  });

  test('fault 19, C7: an answer that was lost after the issue was made makes no second one', async () => {
    const queue = newQueue();
    tracker.mishap = (asked) => (asked === 'create' ? { reason: 'broken', isDone: true } : null);
    await want();
    for (let i = 0; i < nine.length * 2; i++) {
      await queue.wake();
      clock.pass(usualPace.longestWait);
    }
    everyOnce();
    expect(await states()).toEqual(nine.map(() => 'pushed'));
    expect(noted).toHaveLength(nine.length);
  });

  test('fault 19: asks a tracker that is down less and less often, and one that says when, not before', async () => {
    const queue = newQueue();
    tracker.mishap = () => ({ reason: 'unreachable' });
    await want();
    const tries: number[] = [];
    const begun = clock.now();
    while (clock.now() < begun + 3_600_000) {
      const before = tracker.asked.length;
      await queue.wake();
      if (tracker.asked.length > before) tries.push((clock.now() - begun) / 1000);
      clock.pass(1000);
    }
    expect(tries.slice(0, 5)).toEqual([0, 5, 15, 35, 75]);
    expect(tries.length).toBeLessThan(16); // nine stories, one project: it is asked once for all of them
    tracker.mishap = () => ({ reason: 'busy', retryAfter: 1_800_000 });
    clock.pass(usualPace.longestWait);
    await queue.wake();
    const asked = tracker.asked.length;
    clock.pass(1_799_000);
    await queue.wake();
    expect(tracker.asked.length).toBe(asked);
    tracker.mishap = () => null;
    clock.pass(1000);
    await queue.wake();
    everyOnce();
  });

  test('fault 19: takes what a tracker refuses out of the way of the others, until a person says to try again', async () => {
    const queue = newQueue();
    tracker.mishap = (_asked, text) => (text?.title === nine[4] ? { reason: 'refused' } : null);
    await want();
    await queue.wake();
    expect((await rows()).map(({ state, reason }) => [state, reason])).toEqual(
      nine.map((id) => (id === nine[4] ? ['refused', 'refused'] : ['pushed', null])),
    );
    tracker.mishap = () => null;
    clock.pass(usualPace.longestWait);
    await queue.wake();
    expect(tracker.issues).toHaveLength(8);
    await storage.trackers.retry('map', target, clock.now());
    await queue.wake();
    expect(tracker.issues).toHaveLength(9);
  });

  test('makes an issue anew that somebody deleted there, when a person pushes again', async () => {
    const queue = newQueue();
    await want(nine.slice(0, 1));
    await queue.wake();
    tracker.issues.length = 0;
    await want(nine.slice(0, 1), () => 'renamed');
    await queue.wake();
    expect((await rows())[0]).toMatchObject({ state: 'refused', reason: 'issueGone', issueId: '' });
    await want(nine.slice(0, 1), () => 'renamed');
    await queue.wake();
    expect(tracker.issues.map(({ text }) => text.title)).toEqual(['renamed']);
    expect((await rows())[0]).toMatchObject({ state: 'pushed', reason: null });
  });

  test('fault 19: waits for a key that works again, and goes on as soon as the map is connected with one', async () => {
    await connect('old-key', 'two');
    const queue = newQueue();
    await want();
    await queue.wake();
    expect(await states()).toEqual(nine.map(() => 'waiting'));
    expect(await reasons()).toEqual(new Set(['keyRefused']));
    await connect('good-key', 'three');
    await queue.wake();
    everyOnce();
  });

  test('C6: says so when the server’s own key cannot open a key any more, and asks nobody', async () => {
    await want();
    await newQueue(new SecretBox(Buffer.alloc(32, 2))).wake();
    expect(await reasons()).toEqual(new Set(['keyLost']));
    expect(tracker.asked).toEqual([]);
    await storage.trackers.retry('map', target, clock.now());
    await newQueue().wake();
    everyOnce();
  });

  test('C7: two nodes and two people who push at the same moment make one issue for each story', async () => {
    const [one, two] = [newQueue(), newQueue()];
    await Promise.all([want(), want()]);
    await Promise.all([one.wake(), two.wake(), want(), one.wake(), two.wake()]);
    await Promise.all([one.wake(), two.wake()]);
    expect(tracker.issues).toHaveLength(nine.length);
    expect(await states()).toEqual(nine.map(() => 'pushed'));
  });

  test('C7, fault 19: a node that dies in the middle leaves a story that another node looks for before it makes it', async () => {
    let answer = (): void => undefined;
    const dead = newQueue();
    await want();
    tracker.held = new Promise((resolve) => {
      answer = resolve;
    });
    tracker.mishap = () => null;
    void dead.wake();
    await waitFor(() => tracker.asked.length === 1, { what: 'the first question' });
    const stopped = dead.stop(); // with its request on the way: what it did is not written down
    clock.pass(1000);
    await stopped;
    const settle = storage.trackers.settle.bind(storage.trackers);
    storage.trackers.settle = () => Promise.reject(new Error('this node is dead'));
    answer();
    await waitFor(() => tracker.issues.length === 1, { what: 'the issue' });
    storage.trackers.settle = settle;
    const other = newQueue();
    await other.wake();
    expect(tracker.issues).toHaveLength(1); // the dead node’s turn is not over
    clock.pass(usualPace.claim);
    await other.wake();
    everyOnce();
    expect(tracker.asked.slice(0, 3)).toEqual(['create', 'find', 'update']);
  });

  test('writes what was asked for last, also when it was asked for while the story was on its way', async () => {
    let answer = (): void => undefined;
    const queue = newQueue();
    await want();
    tracker.held = new Promise((resolve) => {
      answer = resolve;
    });
    const working = queue.wake();
    await waitFor(() => tracker.asked.length === 1, { what: 'the first question' });
    await want(nine, (id) => `${id}, again`);
    answer();
    await working;
    await queue.wake();
    expect(tracker.issues.map(({ text }) => text.title)).toEqual(nine.map((id) => `${id}, again`));
    expect(await states()).toEqual(nine.map(() => 'pushed'));
  });

  test('C7, fault 19: any mixture of mishaps, pushes, deaths and retries ends with one issue for each story', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      storage = memoryStorage();
      clock = new HandClock();
      tracker = new MemoryTracker();
      tracker.now = clock.now;
      await connect('good-key');
      const random = createRandom(seed);
      const mishaps = [
        { reason: 'broken', isDone: true },
        { reason: 'unreachable', isDone: true },
        { reason: 'unreachable', isUnsure: true },
        ...[{ reason: 'broken' }, { reason: 'busy', retryAfter: 30_000 }, { reason: 'refused' }],
      ] as const;
      tracker.mishap = (asked) => {
        const mishap = random.pick(mishaps);
        // What only looks leaves nothing behind.
        return random.chance(0.5) ? null : asked === 'find' ? { reason: mishap.reason } : mishap;
      };
      let queue = newQueue();
      let round = 0;
      for (let i = 0; i < 40; i++) {
        if (random.chance(0.3)) await want(nine, (id) => `${id}, ${round++ && round}`);
        if (random.chance(0.2)) await storage.trackers.retry('map', target, clock.now());
        if (random.chance(0.2)) {
          await queue.stop();
          queue = newQueue();
        }
        await queue.wake();
        clock.pass(random.below(300_000));
      }
      tracker.mishap = () => null;
      await want(nine, (id) => `${id}, last`);
      await storage.trackers.retry('map', target, clock.now());
      clock.pass(usualPace.claim);
      await queue.wake();
      expect(tracker.issues.map(({ text }) => text.title).sort(), `seed ${seed}`).toEqual(
        nine.map((id) => `${id}, last`),
      );
      expect(new Set(await states()), `seed ${seed}`).toEqual(new Set(['pushed']));
    }
  });
});
