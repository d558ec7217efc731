/** Makes snapshots in a thread of their own, begun when the first is asked for and ended when none was for a while. */
import { Worker } from 'node:worker_threads';
import type { Scope } from '../../shared/model/scope.ts';
import type { Log, MakeSnapshot } from './compactDocument.ts';

export interface SnapshotTask {
  readonly id: number;
  readonly stored: Log;
  readonly scope: Scope;
}

export interface SnapshotAnswer {
  readonly id: number;
  readonly snapshot: Uint8Array | null;
  readonly fault: string | null;
}

interface Pending {
  readonly resolve: (snapshot: Uint8Array | null) => void;
  readonly reject: (error: Error) => void;
}

/** An idle thread costs memory, a new one some hundred milliseconds of a core. */
const idleFor = 30_000;

export class SnapshotsInThread {
  private worker: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private tasks = 0;
  private ending: NodeJS.Timeout | undefined;

  /** Rejects when a snapshot is not what it was made from, or the thread ends. */
  readonly make: MakeSnapshot = (stored, scope) =>
    new Promise((resolve, reject) => {
      clearTimeout(this.ending);
      const id = ++this.tasks;
      this.pending.set(id, { resolve, reject });
      this.worker ??= this.begin();
      this.worker.postMessage({ id, stored, scope } satisfies SnapshotTask, []);
    });

  async close(): Promise<void> {
    clearTimeout(this.ending);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
    for (const { reject } of this.pending.values())
      reject(new Error('The thread of the snapshots has ended.'));
    this.pending.clear();
  }

  private begin(): Worker {
    const worker = new Worker(new URL('./snapshotThread.ts', import.meta.url));
    worker.unref();
    worker.on('message', ({ id, snapshot, fault }: SnapshotAnswer) => {
      const task = this.pending.get(id);
      this.pending.delete(id);
      if (fault === null) task?.resolve(snapshot);
      else task?.reject(new Error(fault));
      if (this.pending.size === 0) this.ending = setTimeout(() => void this.close(), idleFor).unref();
    });
    worker.on('error', () => void this.close());
    return worker;
  }
}
