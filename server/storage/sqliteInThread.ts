/** SQLite in a thread of its own behind the storage port: the event loop of the server never waits for the disk. */
import { Worker } from 'node:worker_threads';
import type { Storage } from './storage.ts';
import {
  fromPlain,
  packed,
  type StorageAnswer,
  type StorageCall,
  type StorageReady,
} from './storageCalls.ts';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens the database file in a thread; rejects when it cannot be used. Every method of the port is passed on, in the
 * order of the calls: what they are given and what they answer has to be data (structured clone).
 */
export async function openSqliteInThread(file: string): Promise<Storage> {
  const worker = new Worker(new URL('./sqliteThread.ts', import.meta.url), { workerData: { file } });
  const pending = new Map<number, Pending>();
  let ended: Error | null = null;
  let calls = 0;

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(ended);
    pending.clear();
  };
  const ready = new Promise<void>((resolve, reject) => {
    pending.set(0, { resolve: () => resolve(), reject });
  });
  worker.on('message', (message: StorageAnswer | StorageReady) => {
    const [id, error] = 'ready' in message ? [0, message.ready] : [message.id, message.error];
    const waiting = pending.get(id);
    pending.delete(id);
    if (error !== null) waiting?.reject(fromPlain(error));
    else waiting?.resolve('value' in message ? message.value : undefined);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The thread of the storage has ended.')));

  const call = (path: readonly string[], given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== null) {
        reject(ended);
        return;
      }
      const id = ++calls;
      const crossing = packed(path, given);
      worker.postMessage({ id, path, given: crossing.given } satisfies StorageCall, crossing.handedOver);
      pending.set(id, { resolve, reject });
    });

  try {
    await ready;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  const close = async (): Promise<void> => {
    await call(['close'], []);
    await worker.terminate();
  };
  return passOn((path, given) => (path[0] === 'close' ? close() : call(path, given))) as Storage;
}

/** An object whose tables and methods are made as they are asked for. */
function passOn(call: (path: readonly string[], given: readonly unknown[]) => Promise<unknown>): unknown {
  const methods = new Map<string, unknown>();
  const member = (path: readonly string[]): unknown => {
    const key = path.join('.');
    if (!methods.has(key)) {
      const method = (...given: readonly unknown[]): Promise<unknown> => call(path, given);
      methods.set(key, new Proxy(method, { get: (_target, name) => inside(path, name) }));
    }
    return methods.get(key);
  };
  // A promise asks what it resolves to whether that is one as well.
  const inside = (path: readonly string[], name: string | symbol): unknown =>
    typeof name === 'symbol' || name === 'then' ? undefined : member([...path, name]);
  const known: Partial<Storage> = { isShared: false };
  return new Proxy(known, { get: (_target, name) => Reflect.get(known, name) ?? inside([], name) });
}
