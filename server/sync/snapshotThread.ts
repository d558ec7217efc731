/** The thread that makes snapshots: replaying a long log twice would hold up everybody else. */
import { parentPort } from 'node:worker_threads';
import { snapshotOf } from './compactDocument.ts';
import type { SnapshotAnswer, SnapshotTask } from './snapshotsInThread.ts';

parentPort!.on('message', ({ id, stored, scope }: SnapshotTask) => {
  parentPort!.postMessage(
    made(id, () => snapshotOf(stored, scope)),
    [],
  );
});

function made(id: number, make: () => Uint8Array | null): SnapshotAnswer {
  try {
    return { id, snapshot: make(), fault: null };
  } catch (error) {
    return { id, snapshot: null, fault: error instanceof Error ? error.message : String(error) };
  }
}
