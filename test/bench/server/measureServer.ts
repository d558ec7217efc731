/** The room against its peers and two raw relays, each in a process of its own, in turn in one run: the table of the bars. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ensureServerPeers, nextMessage, ours, start, subjects, type Subject } from './subjects.ts';
import { tableOf, type Figures } from './table.ts';
import { most, scenarios, type Scenario } from './scenarios.ts';
import type { Task } from './venue.ts';

export interface ServerOptions {
  /** Shorter, and one round instead of three. */
  readonly isQuick: boolean;
  /** Only these servers (`ours`, `raw relay`, …) and scenarios (`room of 100`, `join`, …); all when empty. */
  readonly only: readonly string[];
}

/** A task that takes longer is given up. Milliseconds. */
const patience = 90_000;

/** Resolves to the table and how many bars were missed. */
export async function measureServer({
  isQuick,
  only,
}: ServerOptions): Promise<{ table: string; missed: number }> {
  const all = scenarios(isQuick);
  const unknown = only.filter((one) => ![...subjects, ...all].some(({ name }) => name === one));
  if (unknown.length > 0)
    throw new Error(
      `There is no ${unknown.join(', no ')}. Scenarios: ${all.map(({ name }) => name).join(', ')}.`,
    );
  const chosen = chosenOf(subjects, only);
  const tasks = chosenOf(all, only);
  const hasPeers = chosen.every(({ name }) => name === ours) || ensureServerPeers();
  const figures: Figures = new Map();
  for (const scenario of tasks) {
    const takers = chosen.filter(({ name }) => scenario.isFor(name) && (hasPeers || name === ours));
    for (let round = 0; round < scenario.rounds; round++) {
      for (const subject of takers) await note(figures, scenario, subject);
    }
  }
  return tableOf(figures, tasks);
}

function chosenOf<T extends { readonly name: string }>(
  all: readonly T[],
  only: readonly string[],
): readonly T[] {
  const named = all.filter(({ name }) => only.includes(name));
  return named.length === 0 ? all : named;
}

/** Measures once; what cannot be measured is told and left out. */
async function note(figures: Figures, scenario: Scenario, subject: Subject): Promise<void> {
  process.stderr.write(`measuring: ${scenario.name}, ${subject.name} … `);
  try {
    const result = scenario === most ? await mostPeople(subject) : await once(subject, scenario.task);
    process.stderr.write(
      `${Object.entries(result)
        .map(([key, value]) => `${key} ${value.toPrecision(4)}`)
        .join(', ')}\n`,
    );
    const key = `${scenario.name}/${subject.name}`;
    figures.set(key, [...(figures.get(key) ?? []), result]);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** A new server, a new load, one task. */
async function once(subject: Subject, task: Scenario['task']): Promise<Record<string, number>> {
  const server = await start(subject);
  const load = fork(join(import.meta.dirname, 'load.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  load.on('error', () => load.kill('SIGKILL')); // what it was told did not reach it
  const timer = setTimeout(() => load.kill('SIGKILL'), patience);
  try {
    const { port, schema } = server;
    load.send({ task: { ...task, port, schema, dialect: subject.dialect } as Task });
    for (;;) {
      const message = await nextMessage<Answer>(load);
      if (message.ask !== undefined) {
        const usage = await server.usage(message.ask);
        if (!load.connected) throw new Error('the load was given up');
        load.send({ usage });
      }
      if (message.failed !== undefined) throw new Error(message.failed);
      if (message.result !== undefined) return message.result;
    }
  } finally {
    clearTimeout(timer);
    load.kill('SIGKILL');
    server.stop();
  }
}

interface Answer {
  readonly ask?: 'cpu' | 'memory';
  readonly result?: Record<string, number>;
  readonly failed?: string;
}

const longestDelay = 250;
const growth = 1.25;
const mostTried = 1200;

/** More and more people, until one edit in a hundred takes longer than a quarter of a second or gets lost. */
async function mostPeople(subject: Subject): Promise<Record<string, number>> {
  let reached = 0;
  for (let people = 100; people <= mostTried; people = Math.round(people * growth)) {
    const { p99 = Infinity, delivered = 0 } = await once(subject, { kind: 'talk', people, seconds: 3 });
    if (!(p99 <= longestDelay && delivered > 0.9)) break;
    reached = people;
  }
  return { people: reached };
}
