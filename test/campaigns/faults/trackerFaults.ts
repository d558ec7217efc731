/** Fault 19: the tracker is down, slow, busy, or breaks after it has made the issue; or the server dies in the middle. */
import { trackerWords } from '../../../client/ui/words/trackers.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import {
  trackerKinds,
  type TrackerEntry,
  type TrackerPushAnswer,
  type TrackerReason,
} from '../../../shared/protocol/trackers.ts';
import type { Fault as TrackerFault } from '../../support/fakeFault.ts';
import type { FakeTracker } from '../../support/fakeTracker.ts';
import { waitFor } from '../../support/waitFor.ts';
import { must, settled, type Fault } from './fault.ts';
import type { Scene } from './scene.ts';

const all = 9;
const done = trackerWords.progress(all, all, 0, 0);

/** What becomes of a request that writes, and what the page says then. A slow one comes after nobody waits any more. */
const troubles = {
  silent: { fault: 'silent', reason: 'unreachable' },
  slow: { fault: { slow: 3000 }, reason: 'unreachable' },
  cut: { fault: 'cut', reason: 'unreachable' },
  cutAfter: { fault: 'cutAfter', reason: 'unreachable' },
  down: { fault: 'cut', reason: 'unreachable' },
  busy: { fault: 'busy', reason: 'busy' },
  limited: { fault: 'limited', reason: 'busy' },
  broken: { fault: 'broken', reason: 'broken' },
  brokenAfter: { fault: 'brokenAfter', reason: 'broken' },
  garbage: { fault: 'garbage', reason: 'broken' },
  flood: { fault: 'flood', reason: 'broken' },
  keyRefused: { fault: 'keyRefused', reason: 'keyRefused' },
} as const satisfies Readonly<Record<string, { fault: TrackerFault; reason: TrackerReason }>>;
type Trouble = keyof typeof troubles | 'dies';
const everyTrouble = [...Object.keys(troubles), 'dies'] as Trouble[];

export const trackerFaults: readonly Fault[] = [
  {
    number: 19,
    name: 'a tracker that is down, slow, busy, or breaks before or after it made the issue; the server dies in the push',
    on: 'with a tracker',
    shows: '7 of 9 pushed, 2 waiting → 9 of 9 pushed',
    within: 5_000,
    inject: async (scene) => {
      const { random, alice, bob, his, tracker, took } = scene;
      const push = await connected(scene);
      const before = random.chance(0.5) ? 7 : random.below(all);
      const trouble = random.pick(everyTrouble);
      const mend = makeTrouble(scene, push, trouble, before);
      const began = performance.now();
      // Two people push at once, each with a double click; whose server dies hears of nothing.
      await Promise.allSettled([alice, bob, alice, bob].map((person) => push.press(person)));
      if (trouble === 'dies') {
        await scene.server.ended(60_000);
        await scene.server.restart();
      } else {
        const waiting = trackerWords.progress(before, all, all - before, 0);
        const { reason } = troubles[trouble];
        await push.shows(
          (answer) => wordsOf(answer) === waiting && answer.issues.some((issue) => issue.reason === reason),
          `“${waiting}” for ${reason} (${trouble})`,
        );
        took(performance.now() - began);
      }
      await mend();
      // It goes on by itself, or at once where somebody asks for it.
      if (random.chance(0.5)) await alice.send('POST', `${push.connection}/retry`);
      await push.shows((answer) => wordsOf(answer) === done, `“${done}” after ${trouble}`);
      onceEach(tracker!, push);
      await waitFor(() => push.ids.every((id) => his.store.getRecords().story.get(id)?.issue != null), {
        deadline: 30_000,
        what: 'the issue on each card',
        on: (look) => his.store.subscribe(look),
      });
      await push.press(alice);
      must(wordsOf(await push.read()) === done, 'what is pushed again waits, although nothing changed');
      onceEach(tracker!, push);
      await settled(scene);
    },
  },
];

interface Push {
  readonly connection: string;
  readonly ids: readonly StoryId[];
  readonly titles: readonly string[];
  readonly press: (person: Pick<Scene['alice'], 'send'>) => Promise<unknown>;
  readonly read: () => Promise<TrackerPushAnswer>;
  /** Waits until the page would show this. */
  readonly shows: (isIt: (answer: TrackerPushAnswer) => boolean, what: string) => Promise<TrackerPushAnswer>;
}

/** A slice of nine stories in the backlog, and the map connected to a tracker. */
async function connected({ random, alice, mapId, tracker }: Scene): Promise<Push> {
  const command = async <T>(name: string, input: object): Promise<T> =>
    (await alice.send<{ result: T }>('POST', `/api/maps/${mapId}/commands/${name}`, input)).result;
  const map = await alice.send<{ activities: { steps: { id: string }[] }[] }>('GET', `/api/maps/${mapId}`);
  const { id: releaseId } = await command<{ id: ReleaseId }>('addRelease', { name: 'First' });
  const titles = Array.from({ length: all }, (_, i) => `Story ${i + 1} of ${mapId}`);
  const { ids } = await command<{ ids: StoryId[] }>('addStories', {
    stepId: map.activities[0]!.steps[0]!.id,
    releaseId,
    stories: titles.map((title) => ({ title })),
  });
  await command('pushToBacklog', { releaseId });
  const kind = random.pick(trackerKinds);
  const { id } = await alice.send<TrackerEntry>('POST', `/api/maps/${mapId}/trackers`, {
    ...tracker!.place(kind),
    kind,
  });
  const connection = `/api/maps/${mapId}/trackers/${id}`;
  const read = (): Promise<TrackerPushAnswer> =>
    alice.send('GET', `${connection}/pushes?releaseId=${releaseId}`);
  return {
    ...{ connection, ids, titles, read },
    press: (person) => person.send('POST', `${connection}/pushes`, { releaseId }),
    shows: (isIt, what) => {
      let last = '';
      const look = async (): Promise<TrackerPushAnswer | null> => {
        const answer = await read();
        last = wordsOf(answer);
        return isIt(answer) ? answer : null;
      };
      return waitFor(look, { deadline: 60_000, what: () => `${what}; it shows “${last}”` });
    },
  };
}

function wordsOf({ pushed, waiting, refused, issues }: TrackerPushAnswer): string {
  return trackerWords.progress(pushed, issues.length, waiting, refused);
}

/** Issues of this push that are there, in the order they were made. */
function madeOf(tracker: FakeTracker, { titles }: Push): string[] {
  return tracker.issues.map(({ title }) => title).filter((title) => titles.includes(title));
}

/** From the moment when so many issues are there; the answer ends it. */
function makeTrouble(
  { tracker, server }: Scene,
  push: Push,
  trouble: Trouble,
  before: number,
): () => Promise<void> {
  let isDead = false;
  let down: Promise<void> | null = null;
  tracker!.faults = ({ isWrite }) => {
    if (!isWrite || (madeOf(tracker!, push).length < before && down === null)) return 'none';
    if (trouble === 'down') down ??= tracker!.down();
    if (trouble !== 'dies') return troubles[trouble].fault;
    if (!isDead) void server.kill('SIGKILL');
    isDead = true;
    return 'none'; // it makes the issue all the same, and nobody hears of it
  };
  return async () => {
    tracker!.faults = () => 'none';
    await down;
    if (down !== null) await tracker!.up();
  };
}

/** Each story has one issue, whatever became of the answers. */
function onceEach(tracker: FakeTracker, push: Push): void {
  const made = madeOf(tracker, push).toSorted();
  const wanted = push.titles.toSorted();
  must(
    made.join() === wanted.join(),
    `the tracker has ${made.length} issues for ${all} stories: ${made.join(', ')}`,
  );
}
