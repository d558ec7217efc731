/** Rooms are drawn and placed on nodes, by chance or by their map, and what each node, PostgreSQL and Redis carry is counted. */
import { createRandom, type Random } from '../../support/random.ts';
import { assumed, benchLoad, type Measured } from './figures.ts';
import { costModel, type RoomCost } from './model.ts';

export type Placement = 'by chance' | 'by map';

export interface Outcome {
  readonly placement: Placement;
  readonly nodes: number;
  /** Nodes on which a room lies, on average over the people in it. */
  readonly copies: number;
  /** Processor share of the average node and of the hottest. */
  readonly mean: number;
  readonly hottest: number;
  /** Memory of the hottest node in bytes. */
  readonly memory: number;
  /** Updates all nodes read again because others wrote them, per second. */
  readonly readAgain: number;
  readonly redisMessages: number;
  readonly commits: number;
}

export interface Population {
  readonly sizes: readonly number[];
  readonly people: number;
  /** Updates stored per second. */
  readonly rows: number;
  /** Bytes sent to people per second. */
  readonly sent: number;
}

/** Simulated populations are at most this many people; larger ones are that many times as much of the same. */
const mostDrawn = 20_000;

/** Draws rooms until `people` are in one. */
export function draw(
  people: number,
  measured: Measured,
  seed: number,
): Population & { readonly scale: number } {
  const scale = Math.max(1, people / mostDrawn);
  const random = createRandom(seed);
  const sizes: number[] = [];
  let sum = 0;
  while (sum < people / scale) {
    sizes.push(sizeOf(random));
    sum += sizes.at(-1)!;
  }
  const cost = costModel(measured);
  return {
    ...{ sizes, people: sum, scale },
    rows: sum * benchLoad.edits * assumed.activity,
    sent: sizes.reduce((total, size) => total + cost(size).sent, 0),
  };
}

function sizeOf(random: Random): number {
  let left = random.below(10_000) / 10_000;
  for (const { share, from, to } of assumed.roomSizes) {
    if (left < share) return from + random.below(to - from + 1);
    left -= share;
  }
  return 1;
}

/** The fewest nodes that carry these rooms without one being over full, and what they do. */
export function fewestNodes(
  population: Population,
  measured: Measured,
  placement: Placement,
  seed: number,
): Outcome {
  let nodes = 1;
  let step = 1;
  let found: Outcome | null = null;
  // Doubles until it fits, then comes back in ever smaller steps.
  for (;;) {
    const outcome = place(population, measured, placement, nodes, seed);
    const fits = outcome.hottest <= assumed.fullAt && outcome.memory <= assumed.nodeMemory;
    if (fits) found = outcome;
    if (found === null) {
      step = nodes;
      nodes *= 2;
    } else {
      step = Math.floor(step / 2);
      if (step === 0) return found;
      nodes = fits ? nodes - step : nodes + step;
    }
  }
}

/** Puts every room somewhere and adds up. */
export function place(
  { sizes, people, rows }: Population,
  measured: Measured,
  placement: Placement,
  nodes: number,
  seed: number,
): Outcome {
  const random = createRandom(seed);
  const cost = costModel(measured);
  const cpu = new Float64Array(nodes);
  const memory = new Float64Array(nodes).fill(measured.idleProcess);
  let readAgain = 0;
  let redisMessages = 0;
  let copies = 0;
  for (const size of sizes) {
    const parts = new Map<number, number>();
    const home = random.below(nodes);
    for (let i = 0; i < size; i++) {
      const node = placement === 'by map' ? home : random.below(nodes);
      parts.set(node, (parts.get(node) ?? 0) + 1);
    }
    const whole = cost(size);
    const edits = size * benchLoad.edits * assumed.activity;
    for (const [node, present] of parts) {
      cpu[node]! += shareOf(whole, cost, present, size);
      memory[node]! += measured.perRoom + measured.perSocket * present;
    }
    copies += parts.size * size;
    if (parts.size === 1) continue;
    readAgain += edits * (parts.size - 1);
    // Each writer hints to all others; each node shows its people to all others once a tick.
    const cursors = assumed.presenceTicks * assumed.activity * parts.size;
    redisMessages += (edits + cursors) * parts.size;
  }
  const mean = cpu.reduce((sum, one) => sum + one, 0) / nodes;
  return {
    ...{ placement, nodes, copies: copies / people, mean, readAgain, redisMessages },
    hottest: Math.max(...cpu),
    memory: Math.max(...memory),
    commits: Math.min(rows, nodes * assumed.commitsPerNode),
  };
}

/**
 * What a node pays that has `present` of a room's people: what they send is read once, everything is shown to them, and
 * what comes from the other nodes is applied like a frame of a socket.
 */
function shareOf(whole: RoomCost, cost: (people: number) => RoomCost, present: number, size: number): number {
  if (present === size) return whole.cpu;
  const alone = cost(1).cpu;
  const shown = (whole.cpu - alone * size) * (present / size);
  return (
    alone * present +
    shown +
    alone * (size - present) * (benchLoad.edits / (benchLoad.edits + benchLoad.cursors))
  );
}
