/** A rolling restart under people who type: each node is stopped as a deployment stops it, and comes back. */
import type { MapSession } from '../../../../client/session/mapSession.ts';
import type { StoryId } from '../../../../shared/model/story.ts';
import { createRandom, type Random } from '../../../support/random.ts';
import { waitFor } from '../../../support/waitFor.ts';
import { comeIn, joinMap, makeMap, openAs, saving, type TestPerson } from './people.ts';

/** What is restarted: nodes that serve the same maps behind one port. */
export interface Cluster {
  /** Where people come in. */
  readonly port: number;
  /** Stop one node as a deployment does and start it again, each in its turn. */
  readonly restarts: readonly (() => Promise<void>)[];
}

export interface Figures {
  restarts: number;
  edits: number;
  /** Edits not acknowledged when a node began to stop: they had to survive it. */
  onTheWay: number;
  /** How often people were without a server. */
  interruptions: number;
  lost: number;
  duplicated: number;
  readonly problems: string[];
}

interface Typist {
  readonly name: string;
  readonly session: MapSession;
  readonly words: string[];
  acked: number;
  readonly type: () => void;
  readonly stop: () => void;
}

const names = ['alice', 'bob', 'carol'];
const typingPause = 20;
const anyWord = /[a-z]+\d+(?=;)/g;

/** Restarts every node `rounds` times while three people type, and counts what became of their edits. */
export async function rollingRestart(cluster: Cluster, rounds: number, seed: number): Promise<Figures> {
  const figures: Figures = {
    ...{ restarts: 0, edits: 0, onTheWay: 0, interruptions: 0, lost: 0, duplicated: 0, problems: [] },
  };
  const { port } = cluster;
  const alice = await comeIn(port, 'alice');
  const mapId = await makeMap(alice, 'Rolling restart');
  const stories = await plant(alice, mapId, port);
  const typists: Typist[] = [];
  try {
    for (const name of names) {
      const person = name === 'alice' ? alice : await joinMap(port, name, alice, mapId, 'editor');
      typists.push(await sitDown(person, mapId, port, stories, createRandom(seed + typists.length), figures));
    }
    for (let round = 0; round < rounds; round++) {
      for (const restart of cluster.restarts) {
        await progress(typists);
        const safe = typists.flatMap(({ words, acked }) => words.slice(0, acked));
        // The signal comes down on a burst that is still on its way.
        for (const { type } of typists) for (let i = 0; i < 5; i++) type();
        figures.onTheWay += typists.reduce((sum, { words, acked }) => sum + words.length - acked, 0);
        await restart();
        figures.restarts++;
        for (const { session } of typists) await connected(session);
        await lookAfresh(alice, mapId, port, safe, figures);
      }
    }
    for (const { stop } of typists) stop();
    for (const { session } of typists) await saving(session, 'saved', 30_000);
    const words = typists.flatMap((typist) => typist.words);
    figures.edits = words.length;
    await lookAfresh(alice, mapId, port, words, figures);
    for (const { session, name } of typists) {
      await waitFor(() => words.every((word) => wordsOf(session).has(word))).catch(() => undefined);
      look(session, name, words, figures);
    }
    return figures;
  } finally {
    for (const { stop, session } of typists) {
      stop();
      session.dispose();
    }
  }
}

async function plant(alice: TestPerson, mapId: string, port: number): Promise<readonly StoryId[]> {
  const session = openAs(alice, mapId, port);
  await saving(session, 'saved');
  const { id: activityId } = session.actions.run('addActivity', { title: 'Deploy' })!;
  const { id: stepId } = session.actions.run('addStep', { activityId, title: 'Type' })!;
  const stories = Array.from({ length: 20 }, (_, i) => ({ title: `Story ${i}` }));
  const { ids } = session.actions.run('addStories', { stepId, releaseId: null, stories })!;
  await saving(session, 'saved');
  session.dispose();
  return ids;
}

/** Types from then on, whatever the server does. */
async function sitDown(
  person: TestPerson,
  mapId: string,
  port: number,
  stories: readonly StoryId[],
  random: Random,
  figures: Figures,
): Promise<Typist> {
  const session = openAs(person, mapId, port, { timing: { backoff: 200 }, random: () => 0 });
  await saving(session, 'saved', 30_000); // others type already, and the machine may be busy
  const type = (): void => {
    const word = `${person.name}${typist.words.length + 1}`;
    const edit = {
      id: random.pick(stories),
      field: 'details',
      at: 0,
      remove: 0,
      insert: `${word};`,
    } as const;
    if (session.actions.run('editText', edit) === null) figures.problems.push(`${word} could not be typed`);
    typist.words.push(word);
  };
  const timer = setInterval(type, typingPause);
  const typist: Typist = {
    ...{ name: person.name, session, words: [], acked: 0, type },
    stop: () => clearInterval(timer),
  };
  let wasThere = true;
  session.saving.subscribe((state) => {
    if (state.kind === 'opening' || state.kind === 'readOnly') return;
    typist.acked = Math.max(typist.acked, typist.words.length - (state.kind === 'saved' ? 0 : state.changes));
    const isThere = state.kind !== 'notSaved';
    if (wasThere && !isThere) figures.interruptions++;
    wasThere = isThere;
  });
  return typist;
}

/** Waits until everybody has typed some more and heard that some of it is saved. */
async function progress(typists: readonly Typist[]): Promise<void> {
  const goals = typists.map(({ acked }) => acked + 10);
  await waitFor(() => typists.every(({ acked }, i) => acked >= goals[i]!), {
    deadline: 30_000,
    what: () =>
      `everybody to get on; ${typists.map(({ name, acked, words, session }) => `${name} has ${acked} of ${words.length}, ${JSON.stringify(session.saving.getState())}`).join('; ')}`,
  });
}

async function connected(session: MapSession): Promise<void> {
  await waitFor(() => ['saved', 'saving'].includes(session.saving.getState().kind), {
    deadline: 30_000,
    on: (again) => session.saving.subscribe(again),
    what: () => `a connection; it is ${JSON.stringify(session.saving.getState())}`,
  });
}

/** What a browser sees that comes in now. */
async function lookAfresh(
  alice: TestPerson,
  mapId: string,
  port: number,
  expected: readonly string[],
  figures: Figures,
): Promise<void> {
  const fresh = openAs(alice, mapId, port, { timing: { backoff: 200 } });
  await connected(fresh);
  look(fresh, 'a fresh browser', expected, figures);
  fresh.dispose();
}

function look(session: MapSession, where: string, expected: readonly string[], figures: Figures): void {
  const counts = wordsOf(session);
  const lost = expected.filter((word) => !counts.has(word));
  const doubled = [...counts].filter(([, times]) => times > 1).map(([word]) => word);
  figures.lost += lost.length;
  figures.duplicated += doubled.length;
  const when = `after restart ${figures.restarts}`;
  if (lost.length > 0) figures.problems.push(`${where} ${when} lacks ${lost.slice(0, 5).join()}`);
  if (doubled.length > 0) figures.problems.push(`${where} ${when} doubles ${doubled.slice(0, 5).join()}`);
}

function wordsOf(session: MapSession): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { details } of session.store.getRecords().story.values())
    for (const [word] of details.matchAll(anyWord)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
