/** The convergence campaign: 2 to 5 peers and the real room, every fault of a network and of a server, seeded; one run. */
import { isDeepStrictEqual } from 'node:util';
import type * as Y from 'yjs';
import { runCommand, type Command, type CommandContext } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { commandNamed, type CommandName, type InputOf } from '../../../shared/commands/registry.ts';
import { recordsOf } from '../../../shared/model/document.ts';
import type { AnyKind, Id } from '../../../shared/model/id.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { checkMap, checkSameEverywhere, expectTrue } from '../../shared/simulation/rules.ts';
import { randomDecision } from '../../support/randomCommand.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { BadLink, type LinkFaults } from './badLink.ts';
import { SimulatedHouse } from './simulatedHouse.ts';
import { SimulatedPeer } from './simulatedPeer.ts';

export interface ConvergenceFigures {
  runs: number;
  peers: number;
  edits: number;
  acknowledged: number;
  crashes: number;
  restarts: number;
  links: number;
  refused: number;
  lostFrames: number;
  doubledFrames: number;
  overtakenFrames: number;
}

export interface ConvergenceOptions {
  readonly steps?: number;
  /** The store says saved when nothing was written: to see that the checks notice. */
  readonly isLying?: boolean;
}

export function noFigures(): ConvergenceFigures {
  return {
    ...{ runs: 0, peers: 0, edits: 0, acknowledged: 0, crashes: 0, restarts: 0, links: 0, refused: 0 },
    ...{ lostFrames: 0, doubledFrames: 0, overtakenFrames: 0 },
  };
}

const tcp: LinkFaults = { loss: 0, duplication: 0, reorder: 0 };
const broken: LinkFaults = { loss: 0.03, duplication: 0.05, reorder: 0.05 };
const names = ['alice', 'bob', 'carol', 'dave', 'erin'];
const word = /[a-z]+\d+(?=;)/g;

/** One run; adds to the figures. Throws with the seed and the log when anything diverged, was lost or came twice. */
export async function runConvergence(
  seed: number,
  figures: ConvergenceFigures,
  { steps = 60, isLying = false }: ConvergenceOptions = {},
): Promise<void> {
  const log: string[] = [];
  const chance = Math.random;
  const random = createRandom(seed);
  Math.random = random.next; // the order keys' jitter comes from here
  try {
    await new Run(seed, random, log, figures, isLying).go(steps);
    figures.runs++;
  } catch (error) {
    throw new Error(`convergence, seed ${seed}: ${String(error)}\n${log.join('\n')}`, { cause: error });
  } finally {
    Math.random = chance;
  }
}

class Run {
  private readonly random: Random;
  private readonly log: string[];
  private readonly figures: ConvergenceFigures;
  private readonly faults: LinkFaults;
  private readonly house: SimulatedHouse;
  private readonly peers: SimulatedPeer[];
  private readonly contexts: Map<string, CommandContext>;
  /** The story everybody writes words into. */
  private ledger: StoryId | null = null;
  /** Words written over HTTP and acknowledged. */
  private readonly scripted: string[] = [];
  private isCalm = false;

  constructor(seed: number, random: Random, log: string[], figures: ConvergenceFigures, isLying: boolean) {
    this.random = random;
    this.log = log;
    this.figures = figures;
    this.faults = seed % 2 === 0 ? tcp : broken;
    this.house = new SimulatedHouse(random, isLying);
    const clients = random.shuffle([1, 2, 3, 4, 5, 6]);
    this.peers = names.slice(0, 2 + random.below(4)).map((name, i) => new SimulatedPeer(name, clients[i]!));
    this.contexts = new Map([...names, 'script'].map((name) => [name, contextOf(name, random)]));
  }

  async go(steps: number): Promise<void> {
    await this.house.build();
    this.ledger = await this.plant();
    for (const peer of this.peers) this.comeIn(peer);
    for (let step = 0; step < steps; step++) {
      const peer = this.random.pick(this.peers);
      this.log.push(`${step} ${await this.act(peer)}`);
      await this.deliver(() => this.random.below(4));
      this.house.clock.pass(this.random.below(1500));
    }
    this.figures.acknowledged += this.peers.reduce((sum, { acked }) => sum + acked, this.scripted.length);
    this.log.push('everyone comes online');
    await this.settle();
    await this.check();
    this.figures.peers += this.peers.length;
    this.figures.crashes += this.house.crashes;
    this.figures.edits += this.peers.reduce((sum, { words }) => sum + words.length, this.scripted.length);
    for (const { doc } of this.peers) doc.destroy();
  }

  private plant(): Promise<StoryId> {
    const command = this.house.command((doc) => {
      const activityId = this.run(doc, 'script', 'addActivity', { title: 'Write' }) as { id: Id<'activity'> };
      const step = this.run(doc, 'script', 'addStep', { activityId: activityId.id, title: 'Words' });
      const { id: stepId } = step as { id: Id<'step'> };
      const input = { stepId, releaseId: null, stories: [{ title: 'Ledger' }, { title: 'Other' }] };
      return (this.run(doc, 'script', 'addStories', input) as { ids: StoryId[] }).ids[0]!;
    });
    void this.house.turn();
    return command;
  }

  /** One step of one peer or of the world; says what it was. */
  private async act(peer: SimulatedPeer): Promise<string> {
    const dice = this.random.next();
    if (dice < 0.03) return this.crash();
    if (dice < 0.04) return this.restart();
    if (dice < 0.06) {
      this.house.isFull = !this.house.isFull;
      return this.house.isFull ? 'the disk is full' : 'the disk has space';
    }
    if (dice < 0.11) return this.leave(peer);
    if (dice < 0.2) {
      peer.isAway = false;
      return `${peer.name} may come back`;
    }
    if (dice < 0.25) return this.script();
    if (dice < 0.35) {
      peer.ask();
      return `${peer.name} asks`;
    }
    return dice < 0.75 ? this.write(peer) : this.decide(peer);
  }

  private async crash(): Promise<string> {
    const moment = this.random.pick(['now', 'dieBefore', 'dieAfter'] as const);
    await this.house.crash(moment);
    await this.checkStored();
    return `crash: ${moment}`;
  }

  private async restart(): Promise<string> {
    if (this.house.isFull) return 'no restart while the disk is full';
    await this.house.restart();
    this.figures.restarts++;
    return 'restart';
  }

  private leave(peer: SimulatedPeer): string {
    if (peer.link !== null) this.cut(peer);
    peer.isAway = this.random.chance(0.6);
    return `${peer.name} is cut off${peer.isAway ? ' and stays away' : ''}`;
  }

  /** A word nobody else writes, somewhere between the others. */
  private write(peer: SimulatedPeer): string {
    if (!recordsOf(peer.doc, 'story').has(this.ledger!)) return `${peer.name} has no map yet`;
    const written = `${peer.name}${peer.words.length + 1}`;
    peer.words.push(written);
    this.insert(peer.doc, peer.name, written);
    if (this.random.chance(0.5)) peer.ask();
    return `${peer.name} writes ${written}`;
  }

  /** Written into the text itself: also when the story is archived, as somebody who had it open would. */
  private insert(doc: Y.Doc, by: string, written: string): void {
    const text = recordsOf(doc, 'story').get(this.ledger!)!.get('details') as Y.Text;
    const ends = [0, ...[...text.toString().matchAll(/;/g)].map((match) => match.index + 1)];
    const at = this.random.pick(ends);
    doc.transact(() => text.insert(at, `${written};`), this.contexts.get(by)!.origin);
  }

  private decide(peer: SimulatedPeer): string {
    const decision = randomDecision(readMap(peer.doc), this.random);
    const said = `${decision.name} ${JSON.stringify(decision.input)}`;
    if (said.includes(this.ledger!)) return `${peer.name} thinks`;
    try {
      runCommand(
        peer.doc,
        commandNamed(decision.name) as Command,
        decision.input,
        this.contexts.get(peer.name)!,
      );
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
    }
    return `${peer.name}: ${said}`;
  }

  /** A word by HTTP; it counts once it was answered. */
  private async script(): Promise<string> {
    const written = `script${this.house.clock.now()}`;
    this.house
      .command((doc) => this.insert(doc, 'script', written))
      .then(
        () => this.scripted.push(written),
        () => undefined,
      );
    await this.house.turn();
    return `script writes ${written}`;
  }

  private run<N extends CommandName>(doc: Y.Doc, by: string, name: N, input: InputOf<N>): unknown {
    return runCommand(doc, commandNamed(name) as Command, input, this.contexts.get(by)!);
  }

  private comeIn(peer: SimulatedPeer): void {
    const link = new BadLink(this.random, this.isCalm ? tcp : this.faults);
    this.figures.links++;
    this.house.connect(peer.name, link);
    peer.greet(link);
  }

  private cut(peer: SimulatedPeer): void {
    const { link } = peer;
    if (link === null) return;
    if ((link.code ?? 0) >= 4400) this.figures.refused++;
    this.figures.lostFrames += link.counts.lost;
    this.figures.doubledFrames += link.counts.doubled;
    this.figures.overtakenFrames += link.counts.overtaken;
    link.terminate();
    this.house.disconnect(link);
    peer.link = null;
  }

  /** Frames arrive, up to so many of each peer both ways; who was cut off comes back, who has a hole asks anew. */
  private async deliver(most: () => number): Promise<void> {
    for (const peer of this.random.shuffle(this.peers)) {
      const { link } = peer;
      if (link?.isOpen === true) this.house.receive(link, link.atServer(most()));
    }
    await this.house.turn();
    for (const peer of this.random.shuffle(this.peers)) {
      const { link } = peer;
      if (link !== null) for (const frame of link.atClient(most())) peer.read(frame);
      if (peer.isConnected && !peer.hasHole) continue;
      if (link !== null) this.cut(peer);
      if (!peer.isAway && (this.isCalm || this.random.chance(0.5))) this.comeIn(peer);
    }
  }

  /** No fault any more: everybody comes in afresh, until nothing is on its way. */
  private async settle(): Promise<void> {
    this.isCalm = true;
    this.house.isFull = false;
    for (const peer of this.peers) {
      peer.isAway = false;
      this.cut(peer);
      this.comeIn(peer);
    }
    this.house.clock.pass(5000);
    let quiet = 0;
    for (let turns = 0; turns < 200; turns++) {
      await this.deliver(() => 1000);
      this.house.clock.pass(300);
      if (this.peers.some((peer) => !peer.isSynced || peer.link?.isQuiet !== true)) continue;
      if (this.peers.every(({ isSettled }) => isSettled) && ++quiet > 2) return;
      for (const peer of this.peers) if (!peer.isSettled) peer.askLast();
    }
    throw new Error('it does not settle');
  }

  /** Acknowledged means on disk, whatever just happened. */
  private async checkStored(): Promise<void> {
    const stored = await this.house.stored();
    const acked = this.peers.flatMap((peer) => peer.words.slice(0, peer.acked)).concat(this.scripted);
    this.checkWords(stored, acked, 'the disk');
    stored.destroy();
  }

  private async check(): Promise<void> {
    const stored = await this.house.stored();
    const docs = [stored, ...this.peers.map(({ doc }) => doc)];
    checkSameEverywhere(docs);
    checkMap(stored, readMap(stored));
    const all = this.peers.flatMap((peer) => peer.words).concat(this.scripted);
    for (const doc of docs) this.checkWords(doc, all, 'a replica');
    for (const { doc, name } of this.peers)
      expectTrue(doc.store.pendingStructs === null, () => `${name} waits for something`);
    expectTrue(isDeepStrictEqual(readMap(stored), readMap(this.peers[0]!.doc)), () => 'another map on disk');
    stored.destroy();
  }

  private checkWords(doc: Y.Doc, expected: readonly string[], where: string): void {
    const details = readMap(doc).story.get(this.ledger!)?.details ?? '';
    const counts = new Map<string, number>();
    for (const [found] of details.matchAll(word)) counts.set(found, (counts.get(found) ?? 0) + 1);
    for (const written of expected)
      expectTrue(
        counts.get(written) === 1,
        () => `${written} is ${counts.get(written) ?? 0} times on ${where}`,
      );
    for (const [found, times] of counts) expectTrue(times === 1, () => `${found} ${times} times on ${where}`);
  }
}

function contextOf(name: string, random: Random): CommandContext {
  let now = 1_000_000;
  let made = 0;
  const newId = <K extends AnyKind>(kind: K): Id<K> => `${kind}:${random.below(10_000)}-${name}-${++made}`;
  return { origin: { kind: 'person', name }, role: 'owner', now: () => ++now, newId, author: null };
}
