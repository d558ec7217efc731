/** People who come and go, move, type, comment and look back for as long as asked, on a real server whose memory is watched. */
import type { MapSession } from '../../../client/session/mapSession.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import {
  comeIn,
  joinMap,
  makeMap,
  openAs,
  saving,
  type TestPerson,
} from '../../client/session/support/people.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { waitFor } from '../../support/waitFor.ts';
import { errorsIn, type Holding, type MeasuredServer } from './holding.ts';

export interface SoakFigures {
  people: number;
  rooms: number;
  edits: number;
  acknowledged: number;
  comments: number;
  comings: number;
  looksBack: number;
  lost: number;
  /** Replicas that show another map than the server at the end. */
  different: number;
  readonly problems: string[];
  /** In order; the first is taken before anybody came. */
  readonly samples: { readonly minute: number; readonly edits: number; readonly holding: Holding }[];
  /** When all have gone and their maps are left. */
  afterAll: Holding | null;
}

export interface Soak {
  readonly server: MeasuredServer;
  readonly people: number;
  readonly rooms: number;
  readonly minutes: number;
  readonly seed: number;
  /** The longest pause of a person between two deeds. Milliseconds. */
  readonly pause?: number;
  /** Milliseconds between two looks at the memory. */
  readonly sampleEvery?: number;
  readonly onSample?: (minute: number, holding: Holding, figures: SoakFigures) => void;
}

/** One map and what is on it from the beginning. */
interface Room {
  readonly mapId: string;
  readonly owner: TestPerson;
  readonly steps: readonly StepId[];
  readonly releases: readonly ReleaseId[];
}

/** Somebody with a story of their own, in which they count what they did. */
interface Soaker {
  readonly person: TestPerson;
  readonly room: Room;
  readonly random: Random;
  readonly story: StoryId;
  session: MapSession | null;
  /** How far they have counted, and how far they were shown as saved. */
  counted: number;
  acked: number;
  readonly comments: string[];
}

const longestDetails = 1500;
const mostComments = 10;

export async function runSoak(soak: Soak): Promise<SoakFigures> {
  const { server, minutes, seed, sampleEvery = 15_000 } = soak;
  const figures: SoakFigures = {
    ...{ people: 0, rooms: 0, edits: 0, acknowledged: 0, comments: 0, comings: 0, looksBack: 0 },
    ...{ lost: 0, different: 0, problems: [], samples: [], afterAll: null },
  };
  figures.samples.push({ minute: 0, edits: 0, holding: await server.holding() });
  const random = createRandom(seed);
  const soakers = await settle(soak, random, figures);
  const start = performance.now();
  const end = start + minutes * 60_000;
  const working = soakers.map((soaker) => work(soaker, soak, end, figures));
  const minuteNow = (): number => (performance.now() - start) / 60_000;
  while (performance.now() < end) {
    await pause(Math.min(sampleEvery, Math.max(0, end - performance.now())));
    const sample = { minute: minuteNow(), edits: figures.edits, holding: await server.holding() };
    figures.samples.push(sample);
    soak.onSample?.(sample.minute, sample.holding, figures);
  }
  await Promise.all(working);
  for (const soaker of soakers) await checkEnd(soaker, server, figures);
  await waitFor(async () => (await server.holding()).rooms === 0, {
    ...{ deadline: 120_000, what: 'all rooms to be left' },
  });
  figures.afterAll = await server.holding();
  figures.problems.push(...errorsIn(server.output()));
  return figures;
}

async function settle(
  { server, people, rooms, seed }: Soak,
  random: Random,
  figures: SoakFigures,
): Promise<Soaker[]> {
  const soakers: Soaker[] = [];
  const { port } = server;
  for (let r = 0; r < rooms; r++) {
    const owner = await comeIn(port, `owner ${r}`);
    const mapId = await makeMap(owner, `Soak ${r}`);
    const session = openAs(owner, mapId, port);
    await saving(session, 'saved', 60_000);
    const { id: activityId } = session.actions.run('addActivity', { title: 'Soak' })!;
    const steps = ['one', 'two', 'three'].map(
      (title) => session.actions.run('addStep', { activityId, title })!.id,
    );
    const releases = ['first', 'second'].map((name) => session.actions.run('addRelease', { name })!.id);
    const amount = Math.floor(((r + 1) * people) / rooms) - Math.floor((r * people) / rooms);
    const stories = Array.from({ length: Math.max(40, amount) }, (_, i) => ({ title: `Story ${i}` }));
    const { ids } = session.actions.run('addStories', { stepId: steps[0]!, releaseId: null, stories })!;
    await saving(session, 'saved', 60_000);
    session.dispose();
    const room = { mapId, owner, steps, releases };
    for (let i = 0; i < amount; i++) {
      const person = await joinMap(port, `person ${r}.${i}`, owner, mapId, 'editor');
      const own = { session: null, counted: 0, acked: 0, comments: [] };
      soakers.push({ person, room, random: createRandom(seed + soakers.length + 1), story: ids[i]!, ...own });
    }
  }
  figures.rooms = rooms;
  figures.people = random.shuffle(soakers).length;
  return soakers;
}

/** One person's time: comes, does things, goes, comes again; at the end everything is saved. */
async function work(soaker: Soaker, soak: Soak, end: number, figures: SoakFigures): Promise<void> {
  const { random, person } = soaker;
  const { pause: longest = 10_000, server } = soak;
  const isOver = (): boolean => performance.now() >= end;
  try {
    while (!isOver()) {
      const session = await come(soaker, server.port, figures);
      const deeds = 20 + random.below(40);
      for (let i = 0; i < deeds && !isOver(); i++) {
        await pause(random.below(longest));
        await act(soaker, session, figures);
      }
      await saving(session, 'saved', 120_000);
      if (isOver()) return;
      session.dispose();
      soaker.session = null;
      await pause(random.below(longest * 3));
    }
  } catch (error) {
    figures.problems.push(`${person.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Opens the map; what this person was shown as saved must be there. */
async function come(soaker: Soaker, port: number, figures: SoakFigures): Promise<MapSession> {
  const { person, room, story, acked } = soaker;
  const session = openAs(person, room.mapId, port);
  soaker.session = session;
  await saving(session, 'saved', 120_000);
  figures.comings++;
  const found = countIn(session, story);
  if (found < acked) {
    figures.lost += acked - found;
    figures.problems.push(`${person.name} had counted to ${acked}, and finds ${found}`);
  }
  session.saving.subscribe((state) => {
    if (state.kind !== 'saved' || soaker.session !== session) return;
    figures.acknowledged += soaker.counted - soaker.acked;
    soaker.acked = soaker.counted;
  });
  return session;
}

async function act(soaker: Soaker, session: MapSession, figures: SoakFigures): Promise<void> {
  const { random, room, story } = soaker;
  const { actions, store } = session;
  const dice = random.next();
  if (dice < 0.4) {
    soaker.counted++;
    figures.edits++;
    actions.run('setText', { id: story, field: 'title', text: `Counted ${soaker.counted}` });
  } else if (dice < 0.75) {
    const id = random.pick([...store.getRecords().story.keys()]);
    const { length } = store.getRecords().story.get(id)!.details;
    const remove = length > longestDetails ? longestDetails / 2 : 0;
    actions.run('editText', {
      id,
      field: 'details',
      at: remove > 0 ? 0 : random.below(length + 1),
      remove,
      insert: 'word ',
    });
    figures.edits++;
  } else if (dice < 0.95) {
    const ids = [random.pick([...store.getRecords().story.keys()])];
    const releaseId = random.chance(0.3) ? null : random.pick(room.releases);
    actions.run('moveStories', { ids, stepId: random.pick(room.steps), releaseId });
    figures.edits++;
  } else if (dice < 0.97) await comment(soaker, figures);
  else await lookBack(soaker, figures);
}

/** The oldest comment of this person goes when there are many: what is kept stays as much. */
async function comment({ person, room, story, comments }: Soaker, figures: SoakFigures): Promise<void> {
  const command = `/api/maps/${room.mapId}/commands`;
  const said = { storyId: story, text: `Comment ${comments.length}` };
  const { result } = await ask<{ result: { id: string } }>(person, 'POST', `${command}/addComment`, said);
  comments.push(result.id);
  figures.comments++;
  if (comments.length > mostComments)
    await ask(person, 'POST', `${command}/archiveComment`, { id: comments.shift()! });
}

async function lookBack({ person, room, random }: Soaker, figures: SoakFigures): Promise<void> {
  const what = random.pick(['history', 'export.json', 'backlog', 'releases', '']);
  await ask(person, 'GET', `/api/maps/${room.mapId}${what === '' ? '' : `/${what}`}`);
  figures.looksBack++;
}

/** Once more where the connection that was kept open had just been closed, as a browser does. */
function ask<T>({ send }: TestPerson, method: string, path: string, body?: unknown): Promise<T> {
  return send<T>(method, path, body).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
    return send<T>(method, path, body);
  });
}

function countIn({ store }: MapSession, story: StoryId): number {
  return Number(/^Counted (\d+)$/.exec(store.getRecords().story.get(story)?.title ?? '')?.[1] ?? 0);
}

/** A fresh browser has all they counted, and shows what they see. */
async function checkEnd(soaker: Soaker, { port }: MeasuredServer, figures: SoakFigures): Promise<void> {
  const { person, room, story, counted, session } = soaker;
  const fresh = openAs(person, room.mapId, port);
  try {
    await saving(fresh, 'saved', 120_000);
    figures.lost += counted - countIn(fresh, story);
    const truth = shown(fresh);
    if (session === null) return;
    await waitFor(() => shown(session) === truth, {
      deadline: 60_000,
      what: `${person.name} to see what the server has`,
    });
  } catch (error) {
    figures.different++;
    figures.problems.push(
      `${person.name} at the end: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    fresh.dispose();
    session?.dispose();
  }
}

function shown({ store }: MapSession): string {
  return JSON.stringify([...store.getRecords().story.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
