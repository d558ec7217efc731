/** The real server as a program that says, when asked, what it holds once the garbage is gone. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readConfig } from '../../../server/config.ts';
import { startServer } from '../../../server/startServer.ts';
import type { Holding } from './holding.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const server = await startServer(readConfig(), {
  // One machine stands for many people here.
  requestLimits: { perPerson: 1e6, perAddress: 1e6, sessionsPerAddress: 1e6 },
  syncLimits: { socketsPerPerson: 1e6, socketsPerAddress: 1e6 },
});
process.stdout.write(`Throughline is at ${server.url}\n`);

process.on('message', ({ turn }: { turn: number }) => {
  collectGarbage();
  // What finalizers let go of is gone with the second.
  setTimeout(() => {
    collectGarbage();
    const { rss, heapUsed, external } = process.memoryUsage();
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const holding: Holding = { rss, heap: heapUsed + external, rooms: server.rooms.count, timers };
    process.stdout.write(`holding ${turn} ${JSON.stringify(holding)}\n`);
  }, 50);
});
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
