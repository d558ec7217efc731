/** `npm run campaign:rooms -- --rooms 10000 --at-once 50`: maps opened and left; the memory of the server is what it was before. */
import { parseArgs } from 'node:util';
import { errorsIn, startMeasuredServer, type Holding, type MeasuredServer } from './support/holding.ts';
import { openAndLeave } from './support/manyRooms.ts';
import { printTable } from './support/printTable.ts';
import { waitFor } from '../support/waitFor.ts';

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '10000' },
    'at-once': { type: 'string', default: '50' },
  },
});
const [rooms, atOnce] = [Number(values.rooms), Number(values['at-once'])];
/** Opened and left before the first look: what the server keeps of any room it has by then. */
const warmUp = Math.ceil(rooms / 5);
/** What may stay of the memory there was. */
const most = 1.1;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** Timers of rooms and sockets that have ended hold them for so long. */
const longestTimer = 7000;

async function leave(server: MeasuredServer, amount: number): Promise<Holding> {
  await openAndLeave(server.url, amount, atOnce);
  await waitFor(async () => (await server.holding()).rooms === 0, {
    deadline: 60_000,
    what: 'all rooms to be left',
  });
  await new Promise((resolve) => setTimeout(resolve, longestTimer));
  return server.holding();
}

const server = await startMeasuredServer();
const start = await server.holding();
const before = await leave(server, warmUp);
const started = performance.now();
const after = await leave(server, rooms);
const seconds = (performance.now() - started) / 1000;
const problems = errorsIn(server.output());
await server.stop();
printTable(`${rooms.toLocaleString('en')} rooms opened and left`, [
  ['seconds', Math.round(seconds)],
  ['heap at the start, MB', megabytes(start.heap)],
  [`heap after ${warmUp.toLocaleString('en')} rooms, MB`, megabytes(before.heap)],
  ['heap at the end, MB', megabytes(after.heap)],
  ['RSS at the start, MB', megabytes(start.rss)],
  [`RSS after ${warmUp.toLocaleString('en')} rooms, MB`, megabytes(before.rss)],
  ['RSS at the end, MB', megabytes(after.rss)],
  ['timers before and after', `${before.timers}, ${after.timers}`],
  ['rooms left in memory', after.rooms],
  ['errors in the log', problems.length],
]);
for (const problem of problems.slice(0, 20)) process.stdout.write(`${problem}\n`);
if (after.heap > before.heap * most || after.rss > before.rss * most || problems.length > 0)
  process.exitCode = 1;
process.exit();
