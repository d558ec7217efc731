/** `npm run campaign:soak -- --minutes 30 --people 100 --rooms 20 --seed 7`: memory stays flat, nothing is lost, nothing is logged as an error. */
import { parseArgs } from 'node:util';
import { startMeasuredServer, type Holding } from './support/holding.ts';
import { growthOf } from './support/growthOf.ts';
import { printTable } from './support/printTable.ts';
import { runSoak } from './support/soak.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    people: { type: 'string', default: '100' },
    rooms: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const [minutes, people, rooms, seed] = [values.minutes, values.people, values.rooms, values.seed].map(Number);
/** The first part of the time: caches fill, and V8 takes the memory it likes to have. */
const warmUp = 0.5;
/**
 * What an edit may leave behind: Yjs keeps an item of everything that was ever written, and the maps grow by it. When
 * all have left, the heap may be so much larger than before anybody came, for code that has run meanwhile.
 */
const most = { bytesPerEdit: 600, growthOfRss: 0.1, heapLeft: 1.15 };

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

const server = await startMeasuredServer();
const figures = await runSoak({
  server,
  ...{ minutes: minutes!, people: people!, rooms: rooms!, seed: seed! },
  onSample: (minute, { heap, rss }, { edits }) => {
    process.stdout.write(
      `minute ${minute.toFixed(1)}: ${edits} edits, heap ${megabytes(heap)} MB, RSS ${megabytes(rss)} MB\n`,
    );
  },
});
await server.stop();

const { samples, problems } = figures;
const warm = samples.filter(({ minute }) => minute >= minutes! * warmUp);
const line = (what: keyof Holding): { level: number; growth: number } =>
  growthOf(warm.map(({ minute, holding }) => [minute, holding[what]]));
const heap = line('heap');
const rss = line('rss');
const bytesPerEdit = (heap.growth * heap.level) / (warm.at(-1)!.edits - warm[0]!.edits);
printTable(`soak, seed ${seed}, ${minutes} min`, [
  ['people', figures.people],
  ['rooms', figures.rooms],
  ['edits', figures.edits],
  ['counted edits acknowledged', figures.acknowledged],
  ['comments', figures.comments],
  ['comings', figures.comings],
  ['looks at history, exports and lists', figures.looksBack],
  ['lost', figures.lost],
  ['replicas that differ', figures.different],
  ['errors in the log, and other problems', problems.length],
  ['heap before anybody came, MB', megabytes(samples[0]!.holding.heap)],
  ['heap after the warm-up, MB', megabytes(heap.level)],
  ['its growth until the end', percent(heap.growth)],
  ['the same for each edit, bytes', Math.round(bytesPerEdit)],
  ['RSS after the warm-up, MB', megabytes(rss.level)],
  ['its growth until the end', percent(rss.growth)],
  ['heap when all have left, MB', megabytes(figures.afterAll!.heap)],
  ['RSS when all have left, MB', megabytes(figures.afterAll!.rss)],
]);
for (const problem of problems.slice(0, 20)) process.stdout.write(`${problem}\n`);
const isFlat =
  bytesPerEdit <= most.bytesPerEdit &&
  rss.growth <= most.growthOfRss &&
  figures.afterAll!.heap <= samples[0]!.holding.heap * most.heapLeft;
if (!isFlat) process.stdout.write('The memory is not flat.\n');
if (!isFlat || figures.lost + figures.different + problems.length > 0) process.exitCode = 1;
process.exit();
