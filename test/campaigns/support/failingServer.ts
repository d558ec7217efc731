/**
 * The server as a program that dies by SIGKILL at a named point of its work, when its parent says so.
 * `--dieWhileOpening 1500` dies that many microseconds after it began to open (and migrate) the database.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../../server/clock.ts';
import { readConfig } from '../../../server/config.ts';
import { startServer } from '../../../server/startServer.ts';
import { openSqlite } from '../../../server/storage/sqlite.ts';
import type { DocumentStore } from '../../../server/storage/documentStore.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import type { KillOrder, KillPoint } from './killPoints.ts';

const { values } = parseArgs({ options: { dieWhileOpening: { type: 'string' } } });

/** A thread of its own: it strikes in the middle of a step, whichever thread is busy with it. */
const memory = new Int32Array(new SharedArrayBuffer(8));
const killer = new Worker(
  `const { workerData: memory, parentPort } = require('node:worker_threads');
   parentPort.postMessage('ready');
   Atomics.wait(memory, 0, 0);
   const end = process.hrtime.bigint() + BigInt(Atomics.load(memory, 1)) * 1000n;
   while (process.hrtime.bigint() < end);
   process.kill(process.pid, 'SIGKILL');`,
  { eval: true, workerData: memory },
);
await new Promise((resolve) => killer.once('message', resolve));
killer.unref();

function dieIn(microseconds: number): void {
  Atomics.store(memory, 1, microseconds);
  Atomics.store(memory, 0, 1);
  Atomics.notify(memory, 0);
}

let order: KillOrder | null = null;
let left = 0;
process.on('message', (message: KillOrder) => {
  order = message;
  left = message.skip;
});

/** Whether it is time to die at this point. */
function isDue(point: KillPoint): boolean {
  return order?.point === point && left-- <= 0;
}

function pass(point: KillPoint): void {
  if (isDue(point)) process.kill(process.pid, 'SIGKILL');
}

function failing(documents: DocumentStore): DocumentStore {
  return {
    ...documents,
    commit: async (...rows) => {
      pass('beforeCommit');
      if (isDue('inCommit')) dieIn(order!.after);
      const outcomes = await documents.commit(...rows);
      pass('afterCommit');
      return outcomes;
    },
    compact: async (...stretch) => {
      pass('beforeCompaction');
      if (isDue('inCompaction')) dieIn(order!.after);
      await documents.compact(...stretch);
      pass('afterCompaction');
    },
  };
}

/** Timers run 20 times as fast, so that rooms are compacted and left between two deaths. */
const hurried: Clock = {
  now: Date.now,
  after: (ms, work) => {
    const timer = setTimeout(work, ms / 20);
    return () => clearTimeout(timer);
  },
};

const config = readConfig();
if (values.dieWhileOpening !== undefined) dieIn(Number(values.dieWhileOpening));
const storage: Storage = openSqlite(join(config.dataDir, 'throughline.sqlite'));
const server = await startServer(config, {
  storage: { ...storage, documents: failing(storage.documents) },
  clock: hurried,
  syncLimits: { compactAfter: 40, updates: { burst: 1000, perSecond: 300 } },
});
process.stdout.write(`Throughline is at ${server.url}\n`);
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
