/** Sends the heaviest frames to the real rooms, and measures what each costs: time of this thread's processor, and memory. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { encodeFrame, limits } from '../../../shared/protocol/frame.ts';
import { syncMessage } from '../../server/support/handmadeFrames.ts';
import { run } from '../../support/buildMap.ts';
import { createRandom } from '../../support/random.ts';
import { BadLink } from './badLink.ts';
import { heavyFrames, type HeavyFrame, type HeavyScene } from './heavyFrames.ts';
import { SimulatedHouse } from './simulatedHouse.ts';

interface HeavyFigures {
  readonly heavy: HeavyFrame;
  /** Of whatever it consists of. */
  readonly amount: number;
  readonly bytes: number;
  readonly isTaken: boolean;
  /** Until it is taken or refused and the map is served again, at best of some times: others' work does not count. Milliseconds of CPU. */
  readonly work: number;
  /** The longest turn of the event loop in that: so long everybody else waits. Milliseconds of CPU. */
  readonly longestTurn: number;
  /** Right after reading, garbage and all. Bytes. */
  readonly memory: number;
}

interface Options {
  /** How many stories the map has. */
  readonly stories: number;
  /** How often each is tried. */
  readonly times: number;
  /** Of how many parts; as many as there is room for, and fewer, when left out. */
  readonly amounts?: readonly number[];
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Sends each frame, in each of its sizes, to a map of its own. */
export async function sendHeavyFrames(
  options: Options,
  onFigures: (figures: HeavyFigures) => void,
): Promise<void> {
  const usual = heavyFrames.find(({ isHonest }) => isHonest)!;
  for (let i = 0; i < 3; i++) await sendHeavy(usual, 1000, options); // warm
  for (const heavy of heavyFrames) {
    const amounts = options.amounts ?? (await withScene(options, async (scene) => amountsOf(heavy, scene)));
    for (const amount of amounts) {
      let best: HeavyFigures | null = null;
      for (let i = 0; i < options.times; i++) {
        const figures = await sendHeavy(heavy, amount, options);
        if (best === null || figures.longestTurn < best.longestTurn) best = figures;
      }
      onFigures(best!);
    }
  }
}

/** A map with so many stories of somebody else, and a socket of somebody who has it whole. */
async function withScene<T>(
  { stories }: Options,
  work: (scene: { doc: Y.Doc; victim: number; house: SimulatedHouse; link: BadLink }) => Promise<T>,
): Promise<T> {
  const random = createRandom(1);
  const house = new SimulatedHouse(random, false);
  await house.build();
  const made = house.command((doc) => {
    const { id: activityId } = run(doc, 'addActivity', { title: 'Buy' });
    const { id: stepId } = run(doc, 'addStep', { activityId, title: 'Pay' });
    for (let left = stories; left > 0; left -= 1000) {
      const cards = Array.from({ length: Math.min(left, 1000) }, (_, i) => ({ title: `Story ${i}` }));
      run(doc, 'addStories', { stepId, releaseId: null, stories: cards });
    }
  });
  await house.turn();
  await made;
  const link = new BadLink(random, { loss: 0, duplication: 0, reorder: 0 });
  house.connect('mallory', link);
  const nothing = Y.encodeStateAsUpdate(new Y.Doc());
  house.receive(link, [encodeFrame({ kind: 'barrier', version: 0 }), syncMessage('step2', nothing)]);
  await house.turn();
  const live = await house.openDocument();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
  doc.clientID = 5; // the shorter, the more fit
  return work({ doc, victim: live.clientID, house, link });
}

function sendHeavy(heavy: HeavyFrame, amount: number, options: Options): Promise<HeavyFigures> {
  return withScene(options, async (scene) => {
    const { house, link } = scene;
    const frame = heavy.make(scene, amount);
    collectGarbage();
    const before = memoryNow();
    const turns: number[] = [];
    let start = process.threadCpuUsage();
    house.receive(link, [frame]);
    do {
      turns.push(since(start));
      start = process.threadCpuUsage();
      await nextTurn();
    } while (house.isBusy);
    const memory = Math.max(0, memoryNow() - before);
    const work = turns.reduce((sum, turn) => sum + turn);
    const longestTurn = Math.max(...turns);
    await house.turn();
    JSON.stringify(readMap(await house.openDocument()));
    return { heavy, amount, bytes: frame.byteLength, isTaken: link.isOpen, work, longestTurn, memory };
  });
}

function memoryNow(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Milliseconds of CPU of this thread. */
function since(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

/** How many of it make a frame of 1 MiB, and fewer of it: what is refused as too much may cost more when it is not. */
function amountsOf({ make }: HeavyFrame, scene: HeavyScene): readonly number[] {
  const [few, more] = [1000, 2000].map((amount) => make(scene, amount).byteLength);
  if (few === more) return [1];
  let largest = 1000;
  let size = few!;
  for (let share = 0.97; share > 0.6; share -= 0.05) {
    const next = Math.floor((limits.frame * share * largest) / size);
    const found = make(scene, next).byteLength;
    if (found > limits.frame) continue; // the later ones are longer
    [largest, size] = [next, found];
    if (size > limits.frame * 0.9) break;
  }
  return [largest, ...smaller.filter((amount) => amount < largest)];
}

/** Just below what an update may have of structs, half of it, and what a busy person may send. */
const smaller = [64_000, 32_000, 16_000, 4000, 700];
