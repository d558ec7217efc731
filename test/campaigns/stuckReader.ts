/** `npm run campaign:stuck-reader -- --stuck 20`: people who read nothing any more cost little, slow nobody down, and catch up. */
import { parseArgs } from 'node:util';
import { readMetrics } from '../server/support/readMetrics.ts';
import { startMeasuredServer } from './support/holding.ts';
import { printTable } from './support/printTable.ts';
import { runStuckReaders } from './support/stuckReaders.ts';

const { values } = parseArgs({
  options: {
    stuck: { type: 'string', default: '20' },
    writers: { type: 'string', default: '4' },
    /** Bytes of each edit. */
    size: { type: 'string', default: '18000' },
  },
});
const [stuck, writers, size] = [values.stuck, values.writers, values.size].map(Number);
/** What each may cost, in bytes, and how much later the others may hear of edits. */
const most = { each: 10e6, times: 2 };

const percentile = (numbers: readonly number[], part: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * part)] ?? NaN;
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

const server = await startMeasuredServer();
/** The most memory the process had, without and with them. */
const peak = { without: 0, withThem: 0 };
const figures = await runStuckReaders({
  ...{ url: server.url, stuck: stuck!, writers: writers!, size: size!, before: 300, pause: 50 },
  onRound: async (areStuck) => {
    const metrics = readMetrics(await (await fetch(`${server.url}/metrics`)).text());
    const resident = metrics.get('process_resident_memory_bytes')!;
    const when = areStuck ? 'withThem' : 'without';
    peak[when] = Math.max(peak[when], resident);
  },
});
await server.stop();

const counted = (code: number): number => figures.codes.filter((each) => each === code).length;
const each = Math.max(0, peak.withThem - peak.without) / stuck!;
const [without, withThem] = [figures.without, figures.withThem].map((took) => percentile(took, 0.99));
printTable(`${stuck} people who read nothing any more`, [
  ['people who write', writers!],
  ['edits', figures.edits],
  ['most memory without them, MB', megabytes(peak.without)],
  ['most memory with them, MB', megabytes(peak.withThem)],
  ['for each of them, MB', megabytes(each)],
  ['an edit to everybody else without them, p50 ms', percentile(figures.without, 0.5).toFixed(1)],
  ['the same with them', percentile(figures.withThem, 0.5).toFixed(1)],
  ['an edit to everybody else without them, p99 ms', without!.toFixed(1)],
  ['the same with them', withThem!.toFixed(1)],
  ['closed with 1013', counted(1013)],
  ['closed without a goodbye, not read in time', counted(1006)],
  ['came back and had everything', figures.caughtUp],
]);
const isFine =
  each <= most.each &&
  withThem! < without! * most.times &&
  counted(1013) + counted(1006) === stuck &&
  figures.caughtUp === stuck;
if (!isFine) process.exitCode = 1;
process.exit();
