/** The kill -9 campaign: people type without a pause while the server dies, anywhere; nothing acknowledged may be lost. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MapSession } from '../../../client/session/mapSession.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { startFaultProxy, type FaultProxy } from '../../support/faultProxy.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startServer, type RunningServer } from '../../support/startServer.ts';
import { schemaOf, toFirstSchema } from './olderSchema.ts';
import { killPoints, type KillPoint } from './killPoints.ts';
import {
  comeIn,
  joinMap,
  makeMap,
  openAs,
  saving,
  type TestPerson,
} from '../../client/session/support/people.ts';

export interface Campaign {
  readonly kills: number;
  readonly seed: number;
  /** How long people type between two kills, at the longest. Milliseconds. */
  readonly typing?: number;
  /** Of the kills: so many while the database is brought from the first schema to today's, at the end. */
  readonly migrations?: number;
  /** Called after each kill that was survived. */
  readonly onKill?: (figures: Figures) => void;
}

export interface Figures {
  readonly seed: number;
  kills: number;
  /** Of the kills: how many struck where. */
  readonly points: Record<KillPoint | 'anywhere' | 'whileStarting' | 'inMigration', number>;
  edits: number;
  /** Edits that were acknowledged before the end. */
  acknowledged: number;
  /** Edits not acknowledged when a server died under them, or made while it was down: they had to be sent again. */
  sentAgain: number;
  /** How often an acknowledged edit was looked for on a replica after a recovery. */
  looked: number;
  /** Acknowledged edits missing on some replica after some recovery, and any edit missing at the end: must be 0. */
  lost: number;
  /** Edits found more than once on a replica: must be 0. */
  duplicated: number;
  /** Replicas that differ from the server's map at the end: must be 0. */
  different: number;
  /** From the kill to the last person being connected again. Milliseconds. */
  slowestRecovery: number;
  /** The first words that were lost or doubled, and where. */
  readonly problems: string[];
}

/** One edit: a word nobody else writes, where it went, and when the server said it is on disk. */
interface Edit {
  readonly word: string;
  readonly version: number;
  ackedAt: number | null;
}

interface Typist {
  readonly name: string;
  readonly session: MapSession;
  readonly edits: Edit[];
  acked: number;
  type: () => void;
  stop: () => void;
}

const words = /[a-z]+\d+(?=;)/g;
const typingPause = 18;
const names = ['alice', 'bob', 'carol', 'dave'];
/** How long anything may take on a busy machine before it counts as never. */
const patience = 120_000;
/** How long a named point may keep everybody waiting before the server is killed from outside. */
const longestWait = 1500;
/** Opening and migrating a database takes about so long. Microseconds. */
const longestOpening = 20_000;

/** Runs the campaign on a server of its own and counts; throws only when something does not come back at all. */
export async function runKill9(campaign: Campaign): Promise<Figures> {
  const { kills, seed, onKill, typing = 500, migrations = 0 } = campaign;
  const random = createRandom(seed);
  const server = await startServer({
    program: 'test/campaigns/support/failingServer.ts',
    startDeadline: patience,
    // Started hundreds of times: what was compiled once need not be compiled again.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'throughline-compiled') },
  });
  const proxy = await startFaultProxy(server.port);
  const typists: Typist[] = [];
  const figures: Figures = {
    ...{ seed, kills: 0, points: noPoints(), edits: 0, acknowledged: 0, sentAgain: 0, looked: 0 },
    ...{ lost: 0, duplicated: 0, different: 0, slowestRecovery: 0, problems: [] },
  };
  try {
    const alice = await comeIn(server.port, 'alice');
    const mapId = await makeMap(alice, 'Kill 9');
    const stories = await plant(alice, mapId, server.port);
    for (const name of names) {
      const person = name === 'alice' ? alice : await joinMap(server.port, name, alice, mapId, 'editor');
      const own = createRandom(seed + typists.length + 1);
      typists.push(await sitDown(person, mapId, proxy.port, stories, own));
    }
    while (figures.kills < kills - migrations) {
      await pass(random.below(typing));
      const isDiskOnly = await strike(server, proxy, typists, random, figures);
      const diedAt = performance.now();
      while (random.chance(0.2) && figures.kills < kills - migrations) {
        await dieWhileStarting(server, random);
        struck(figures, 'whileStarting');
      }
      figures.sentAgain += typists.reduce((sum, { edits, acked }) => sum + edits.length - acked, 0);
      const expected = acknowledged(typists);
      await server.restart();
      await checkFresh(alice, mapId, server.port, expected, figures);
      if (isDiskOnly) proxy.refuse(false);
      await checkTypists(typists, expected, figures);
      figures.slowestRecovery = Math.max(figures.slowestRecovery, Math.round(performance.now() - diedAt));
      onKill?.(figures);
    }
    await checkEnd(alice, mapId, server.port, typists, figures);
    figures.edits = typists.reduce((sum, { edits }) => sum + edits.length, 0);
    figures.acknowledged = acknowledged(typists).length;
    for (let i = 0; i < migrations; i++) {
      await dieWhileMigrating(server, random, figures);
      await checkFresh(alice, mapId, server.port, acknowledged(typists), figures);
      onKill?.(figures);
    }
    return figures;
  } catch (error) {
    const tail = server.output().slice(-2000);
    throw new Error(`kill -9 campaign with seed ${seed}: ${String(error)}\n${tail}`, { cause: error });
  } finally {
    for (const { stop, session } of typists) {
      stop();
      session.dispose();
    }
    await proxy.close();
    await server.stop();
  }
}

/** A few stories to type in. */
async function plant(alice: TestPerson, mapId: string, port: number): Promise<readonly StoryId[]> {
  const session = openAs(alice, mapId, port);
  await saving(session, 'saved', patience);
  const { id: activityId } = session.actions.run('addActivity', { title: 'Survive' })!;
  const { id: stepId } = session.actions.run('addStep', { activityId, title: 'Type' })!;
  const { ids } = session.actions.run('addStories', {
    stepId,
    releaseId: null,
    stories: Array.from({ length: 6 }, (_, i) => ({ title: `Story ${i}` })),
  })!;
  await saving(session, 'saved', patience);
  session.dispose();
  return ids;
}

/** Opens the map and types from then on, connected or not. */
async function sitDown(
  person: TestPerson,
  mapId: string,
  port: number,
  stories: readonly StoryId[],
  random: Random,
): Promise<Typist> {
  const session = openAs(person, mapId, port, { timing: { backoff: 200 }, random: () => 0 });
  await saving(session, 'saved', patience);
  const typist: Typist = {
    ...{ name: person.name, session, edits: [], acked: 0 },
    type: () => type(typist, stories, random),
    stop: () => clearInterval(timer),
  };
  session.saving.subscribe((state) => {
    if (state.kind === 'opening' || state.kind === 'readOnly') return;
    const acked = typist.edits.length - (state.kind === 'saved' ? 0 : state.changes);
    for (; typist.acked < acked; typist.acked++) typist.edits[typist.acked]!.ackedAt = performance.now();
  });
  const timer = setInterval(typist.type, typingPause);
  return typist;
}

/** One edit is one command and so one version: a word between two others, or now and then a story of its own. */
function type(typist: Typist, stories: readonly StoryId[], random: Random): void {
  const { session, edits, name } = typist;
  const version = edits.length + 1;
  const word = `${name}${version}`;
  edits.push({ word, version, ackedAt: null });
  const { story } = session.store.getRecords();
  const chosen = story.get(random.pick(stories))!;
  if (version % 12 === 0) {
    const added = { stepId: chosen.stepId!, releaseId: null, stories: [{ title: `${word};` }] };
    if (session.actions.run('addStories', added) === null) throw new Error(`${word} was not added`);
    return;
  }
  // In some title people type at once, in the details there is room for thousands of words.
  const field = version % 5 === 0 && chosen.title.length < 450 ? 'title' : 'details';
  const ends = [0, ...[...chosen[field].matchAll(/;/g)].map((match) => match.index + 1)];
  const edit = { id: chosen.id, field, at: random.pick(ends), remove: 0, insert: `${word};` } as const;
  if (session.actions.run('editText', edit) === null) throw new Error(`${word} was not typed`);
}

/** Kills the server from outside, or tells it where to die. Whether nobody gets back in before the disk was looked at. */
async function strike(
  server: RunningServer,
  proxy: FaultProxy,
  typists: readonly Typist[],
  random: Random,
  figures: Figures,
): Promise<boolean> {
  const point = random.chance(0.4) ? null : random.pick(killPoints);
  if (point !== null) {
    // A compaction comes only now and then: the first one is taken.
    const skip = point.endsWith('Compaction') ? 0 : random.below(4);
    server.tell({ point, skip, after: random.below(1500) });
    if (await server.ended(longestWait)) {
      struck(figures, point);
      proxy.refuse(true);
      return true;
    }
  }
  // Half of the kills come down on a burst that is still on its way.
  if (random.chance(0.5))
    for (const typist of typists) for (let i = random.below(6); i > 0; i--) typist.type();
  await pass(random.below(4));
  // Mostly nobody gets back in before a fresh browser has looked at what is on the disk and nothing else.
  const isDiskOnly = random.chance(0.7);
  if (isDiskOnly) proxy.refuse(true);
  await server.kill('SIGKILL');
  struck(figures, 'anywhere');
  return isDiskOnly;
}

function struck(figures: Figures, point: keyof Figures['points']): void {
  figures.kills++;
  figures.points[point]++;
}

function noPoints(): Figures['points'] {
  const none = [...killPoints, 'anywhere', 'whileStarting', 'inMigration'].map((point) => [point, 0]);
  return Object.fromEntries(none) as Figures['points'];
}

/** The database is put back to the first schema; the server dies while it opens it, then starts for good. */
async function dieWhileMigrating(server: RunningServer, random: Random, figures: Figures): Promise<void> {
  await server.kill('SIGKILL');
  const file = join(server.dataDir, 'throughline.sqlite');
  const today = schemaOf(file);
  toFirstSchema(file);
  await server.restart(['--dieWhileOpening', String(random.below(longestOpening))]).catch(() => undefined);
  if (!(await server.ended(longestWait))) throw new Error('the server did not die while it opened');
  struck(figures, 'inMigration');
  await server.restart();
  if (schemaOf(file) !== today) figures.problems.push(`the schema is ${schemaOf(file)}, not ${today}`);
}

async function dieWhileStarting(server: RunningServer, random: Random): Promise<void> {
  const starting = server.restart().then(
    () => true,
    () => false,
  );
  await pass(random.below(400));
  await server.kill('SIGKILL');
  await starting;
}

/** Every acknowledged edit is there for a browser that comes in now, exactly once. */
async function checkFresh(
  alice: TestPerson,
  mapId: string,
  port: number,
  expected: readonly string[],
  figures: Figures,
): Promise<void> {
  const fresh = openAs(alice, mapId, port, { timing: { backoff: 200 } });
  await saving(fresh, 'saved', patience);
  count(expected, fresh, 'a fresh browser', figures);
  fresh.dispose();
}

/** Everybody reconnects; the same on every replica. */
async function checkTypists(
  typists: readonly Typist[],
  expected: readonly string[],
  figures: Figures,
): Promise<void> {
  for (const { session, name } of typists) {
    await connected(session);
    count(expected, session, name, figures);
  }
}

/** What everybody was shown as saved, and everybody else was sent. */
function acknowledged(typists: readonly Typist[]): string[] {
  return typists.flatMap(({ edits, acked }) => edits.slice(0, acked).map(({ word }) => word));
}

/** Everybody stops typing: what was never acknowledged arrived too, and all replicas are the same. */
async function checkEnd(
  alice: TestPerson,
  mapId: string,
  port: number,
  typists: readonly Typist[],
  figures: Figures,
): Promise<void> {
  for (const { stop } of typists) stop();
  for (const { session } of typists) await saving(session, 'saved', patience);
  const expected = typists.flatMap(({ edits }) => edits.map(({ word }) => word));
  const fresh = openAs(alice, mapId, port);
  await saving(fresh, 'saved', patience);
  const truth = contentOf(fresh);
  count(expected, fresh, 'a fresh browser at the end', figures);
  fresh.dispose();
  for (const { session, name } of typists) {
    await waitFor(() => contentOf(session) === truth, { deadline: patience }).catch(
      () => figures.different++,
    );
    count(expected, session, `${name} at the end`, figures);
  }
}

/** Counts what is missing or double among the words on this replica. */
function count(expected: readonly string[], session: MapSession, where: string, figures: Figures): void {
  const counts = new Map<string, number>();
  for (const story of session.store.getRecords().story.values()) {
    for (const [word] of `${story.title} ${story.details}`.matchAll(words)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const lost = expected.filter((word) => !counts.has(word));
  const doubled = [...counts].filter(([, times]) => times > 1).map(([word]) => word);
  figures.looked += expected.length;
  figures.lost += lost.length;
  figures.duplicated += doubled.length;
  const after = `after kill ${figures.kills}`;
  if (lost.length > 0) figures.problems.push(`${where} ${after} lacks ${lost.slice(0, 5).join()}`);
  if (doubled.length > 0) figures.problems.push(`${where} ${after} doubles ${doubled.slice(0, 5).join()}`);
}

/** Everything in the document, in an order of its own. */
function contentOf(session: MapSession): string {
  const { meta, ...kinds } = readMap(session.doc);
  const byId = Object.entries(kinds).map(([kind, records]) => [
    kind,
    [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  ]);
  return JSON.stringify([meta, byId]);
}

function connected(session: MapSession): Promise<boolean> {
  return waitFor(() => ['saved', 'saving'].includes(session.saving.getState().kind), {
    deadline: patience,
    on: (look) => session.saving.subscribe(look),
    what: () => `a connection; it is ${JSON.stringify(session.saving.getState())}`,
  });
}

/** The random moment of a kill; nothing is waited for. */
function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
