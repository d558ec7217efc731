/** The thread that holds SQLite: does what it is asked, one call after the other, so that nobody else waits for the disk. */
import { parentPort, workerData } from 'node:worker_threads';
import { reserveLog } from './reserveLog.ts';
import { openSqlite } from './sqlite.ts';
import type { Storage } from './storage.ts';
import {
  toPlain,
  unpacked,
  type StorageAnswer,
  type StorageCall,
  type StorageReady,
} from './storageCalls.ts';

type Method = (...given: readonly unknown[]) => Promise<unknown>;

const port = parentPort!;
const say = (message: StorageAnswer | StorageReady): void => port.postMessage(message);

try {
  const { file } = workerData as { file: string };
  const storage = openSqlite(file);
  reserveLog(file);
  port.on('message', (call: StorageCall) => void answer(storage, call));
  say({ ready: null });
} catch (error) {
  say({ ready: toPlain(error) });
}

async function answer(storage: Storage, asked: StorageCall): Promise<void> {
  const { id, path } = asked;
  try {
    let holder: unknown = storage;
    for (const name of path.slice(0, -1)) holder = (holder as Record<string, unknown>)[name];
    const method = (holder as Record<string, Method>)[path.at(-1)!]!;
    say({ id, value: await method(...unpacked(asked)), error: null });
  } catch (error) {
    say({ id, error: toPlain(error) });
  }
}
