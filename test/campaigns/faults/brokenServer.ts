/** The real server as a program whose disk, processor and clock its parent can break by message, and mend again. */
import { join } from 'node:path';
import { setFull } from '../../support/fullDisk.ts';
import type { FaultOrder } from './faultOrder.ts';

/** Set before anything of the server is loaded, so that every clock in it follows. */
const realNow = Date.now;
let skew = 0;
Date.now = () => realNow() + skew;

const { readConfig } = await import('../../../server/config.ts');
const { startServer } = await import('../../../server/startServer.ts');
const { openPostgres } = await import('../../../server/storage/postgres.ts');
const { openDatabase, sqliteStorage } = await import('../../../server/storage/sqlite.ts');

let held: Promise<void> | null = null;
let letGo = (): void => undefined;
let isUnsure = false;
let dieAt: 'before' | 'after' | null = null;
let dieCompacting: 'before' | 'after' | null = null;

process.on('message', (order: FaultOrder) => {
  switch (order.kind) {
    case 'hold':
      held = new Promise((resolve) => {
        letGo = resolve;
      });
      return;
    case 'release':
      letGo();
      held = null;
      return;
    case 'full':
      if (database !== null) setFull(database, order.isFull);
      return;
    case 'unsure':
      isUnsure = true;
      return;
    case 'dieAtCommit':
      dieAt = order.when;
      return;
    case 'dieAtCompaction':
      dieCompacting = order.when;
      return;
    case 'skew':
      skew = order.milliseconds;
      return;
    case 'burn':
      for (const end = performance.now() + order.milliseconds; performance.now() < end;);
  }
});

function dieIf(isDue: boolean): void {
  if (isDue) process.kill(process.pid, 'SIGKILL');
}

const config = readConfig();
const { databaseUrl } = config;
const database = databaseUrl === undefined ? openDatabase(join(config.dataDir, 'throughline.sqlite')) : null;
const storage =
  database === null
    ? await openPostgres(databaseUrl!)
    : sqliteStorage(database, join(config.dataDir, 'images'));
const { documents } = storage;
const server = await startServer(config, {
  storage: {
    ...storage,
    documents: {
      ...documents,
      commit: async (batches) => {
        await held;
        dieIf(dieAt === 'before');
        const outcomes = await documents.commit(batches);
        dieIf(dieAt === 'after');
        if (!isUnsure) return outcomes;
        isUnsure = false;
        throw new Error('the connection broke; whether it was written is not known');
      },
      compact: async (...stretch) => {
        dieIf(dieCompacting === 'before');
        await documents.compact(...stretch);
        dieIf(dieCompacting === 'after');
      },
    },
  },
  syncLimits: { compactAfter: 30 },
  // A tenth of the real waits, as the tabs have.
  trackerPace: { look: 200, firstWait: 300, longestWait: 3000, personWait: 1000, claim: 4000 },
  outgoingPatience: 500,
  // One machine stands for many people here.
  requestLimits: { perPerson: 1e6, perAddress: 1e6, sessionsPerAddress: 1e6 },
});
process.stdout.write(`Throughline is at ${server.url}\n`);
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
