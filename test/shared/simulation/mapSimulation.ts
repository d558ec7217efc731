/** People on one map over a bad network: random decisions, undo, offline phases; the rules are checked after every step. */
import { isDeepStrictEqual } from 'node:util';
import type * as Y from 'yjs';
import { createMapStore, type MapStore } from '../../../client/store/mapStore.ts';
import { runCommand, type Command, type CommandContext } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import type { Origin } from '../../../shared/commands/origin.ts';
import { OwnUndo } from '../../../shared/commands/ownUndo.ts';
import { commandNamed } from '../../../shared/commands/registry.ts';
import type { AnyKind, Id } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { randomDecision, type Decision } from '../../support/randomCommand.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { copyOf, emptyMap, run } from '../../support/buildMap.ts';
import { createNetwork, hasHole, type SimulatedNetwork } from '../../support/simulatedNetwork.ts';
import { writtenBy } from '../../support/written.ts';
import {
  checkMap,
  checkNothingEmpty,
  checkSameEverywhere,
  expectTrue,
  idsIn,
  liveItemsOfOthers,
} from './rules.ts';

interface Person {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly undo: OwnUndo;
  readonly store: MapStore;
  readonly context: CommandContext;
  /** Every record this browser has ever seen. */
  readonly seen: Set<string>;
}

interface Habits {
  /** Real sockets deliver in order, so nobody acts on a map with a hole; half of the runs keep to that. */
  readonly isPatient: boolean;
  readonly undo: number;
  readonly isAlone: boolean;
}

export interface SimulationOptions {
  readonly people?: number;
  readonly steps?: number;
  /** How often a step is an undo; half as often it is a redo. */
  readonly undo?: number;
}

/** Runs one simulation and answers its log; throws with the seed and the log when a rule is broken. */
export function simulateMap(
  seed: number,
  { people, steps = 80, undo = 0.1 }: SimulationOptions = {},
): readonly string[] {
  const log: string[] = [];
  const chance = Math.random;
  const random = createRandom(seed);
  // The order keys' jitter comes from here.
  Math.random = random.next;
  try {
    simulate(random, { people: people ?? 3 + random.below(3), steps, undo }, log);
    return log;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`SIMULATION_SEED=${seed} broke a rule: ${what}\n${log.join('\n')}`, { cause: error });
  } finally {
    Math.random = chance;
  }
}

function simulate(random: Random, options: Required<SimulationOptions>, log: string[]): void {
  const people = gather(random, options.people);
  const docs = people.map((person) => person.doc);
  const habits = { isPatient: random.chance(0.5), undo: options.undo, isAlone: people.length === 1 };
  const network = createNetwork(docs, random, { loss: 0.15, duplication: 0.1, delay: 6 });
  for (let step = 0; step < options.steps; step++) {
    const actor = random.below(people.length);
    const person = people[actor]!;
    log.push(`${step} ${person.name}: ${act(person, actor, network, random, habits)}`);
    for (const changed of [actor, ...network.tick()]) check(people[changed]!, habits);
  }
  log.push('everyone comes online');
  network.settle();
  for (const person of people) check(person, habits);
  checkSameEverywhere(docs);
  network.dispose();
  for (const { store, undo } of people) {
    store.dispose();
    undo.destroy();
  }
}

function gather(random: Random, count: number): Person[] {
  const origin = emptyMap();
  const context = contextOf('server', random);
  for (const title of ['Find', 'Buy']) {
    const activityId = run(origin, 'addActivity', { title }, context).id;
    for (const step of ['first', 'second']) run(origin, 'addStep', { activityId, title: step }, context);
  }
  for (const name of ['Next', 'Later']) run(origin, 'addRelease', { name }, context);
  const clientIds = random.shuffle(Array.from({ length: count }, (_, i) => i + 1));
  return ['alice', 'bob', 'carol', 'dave', 'erin'].slice(0, count).map((name, i) => {
    const doc = copyOf(origin);
    doc.clientID = clientIds[i]!;
    const own = contextOf(name, random);
    // Steps are told apart by `stopCapturing` alone, never by the clock of the machine.
    const undo = new OwnUndo(doc, own.origin, Number.MAX_SAFE_INTEGER);
    return { name, doc, undo, store: createMapStore(doc), context: own, seen: idsIn(doc) };
  });
}

function contextOf(name: string, random: Random): CommandContext {
  let now = 1_000_000;
  let made = 0;
  const origin: Origin = { kind: 'person', name };
  const newId = <K extends AnyKind>(kind: K): Id<K> => `${kind}:${random.below(10_000)}-${name}-${++made}`;
  return { origin, role: 'owner', now: () => ++now, newId, author: null };
}

/** One step of one person; says what it was. */
function act(
  person: Person,
  index: number,
  network: SimulatedNetwork,
  random: Random,
  habits: Habits,
): string {
  const dice = random.next();
  if (network.isOnline(index) ? dice < 0.04 : dice > 0.85) {
    network.setOnline(index, !network.isOnline(index));
    return network.isOnline(index) ? 'comes online' : 'goes offline';
  }
  if (habits.isPatient && hasHole(person.doc)) return 'waits for what was lost';
  if (random.chance(habits.undo)) return undoOrRedo(person, 'undo', habits);
  if (random.chance(habits.undo / 2)) return undoOrRedo(person, 'redo', habits);
  if (random.chance(0.05)) return 'waits';
  const decision = randomDecision(person.store.getRecords(), random);
  if (random.chance(0.7)) person.undo.stopCapturing();
  return decide(person, decision);
}

function decide({ doc, context }: Person, { name, input }: Decision): string {
  const said = `${name} ${JSON.stringify(input)}`;
  const command: Command = commandNamed(name)!;
  let refusal = '';
  const updates = writtenBy(doc, () => {
    try {
      runCommand(doc, command, input, context);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      expectTrue(
        error.problem.kind !== 'badInput',
        () => `the generator of ${said} is wrong: ${error.message}`,
      );
      refusal = `refused: ${error.message}`;
    }
  });
  expectTrue(updates.length <= 1, () => `${said} was ${updates.length} transactions`);
  expectTrue(refusal === '' || updates.length === 0, () => `${said} was refused but wrote`);
  return `${said} ${refusal}`;
}

/** Undo only ever takes away what this browser itself wrote, and never blames others who are not there. */
function undoOrRedo({ doc, undo }: Person, what: 'undo' | 'redo', { isAlone }: Habits): string {
  const before = liveItemsOfOthers(doc);
  const step = undo.take(what);
  const after = liveItemsOfOthers(doc);
  const lost = [...before].filter((item) => !after.has(item));
  expectTrue(lost.length === 0, () => `${what} took away what others wrote: ${lost.join(', ')}`);
  expectTrue(!isAlone || step === null || step.others.size === 0, () => `${what} blamed others`);
  if (step === null) return `${what}: nothing to do`;
  return step.done ? what : `${what}: left as others made it`;
}

/** The store's maps share what did not change; here they are compared by what they hold. */
function plain({ meta, ...kinds }: MapRecords): object {
  const maps = Object.entries(kinds).map(([kind, records]) => [kind, new Map<string, unknown>(records)]);
  return { meta, ...(Object.fromEntries(maps) as object) };
}

function check({ doc, store, seen }: Person, { isPatient }: Habits): void {
  const records = readMap(doc);
  checkMap(doc, records);
  if (isPatient && !hasHole(doc)) checkNothingEmpty(doc);
  const ids = idsIn(doc);
  for (const id of seen) expectTrue(ids.has(id), () => `${id} is lost`);
  for (const id of ids) seen.add(id);
  expectTrue(isDeepStrictEqual(plain(store.getRecords()), records), () => 'the store shows another map');
  const { cell: _now, ...shown } = store.getGrid();
  const { cell: _anew, ...anew } = arrangeMap(records);
  expectTrue(isDeepStrictEqual(shown, anew), () => 'the store shows another grid');
}
