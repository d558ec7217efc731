/** A storage whose commits the test can hold back, or let fail as on a full disk. */
import { memoryStorage } from '../../../server/storage/memory.ts';
import type { Storage } from '../../../server/storage/storage.ts';

export interface UnreliableStorage extends Storage {
  /** From now on commits wait until {@link release}. */
  readonly hold: () => void;
  readonly release: () => void;
  /** From now on commits fail, or work again. */
  readonly setFull: (isFull: boolean) => void;
  /** How many commits have failed. */
  readonly failures: () => number;
}

export function unreliableStorage(inner: Storage = memoryStorage()): UnreliableStorage {
  let held: Promise<void> | null = null;
  let letGo = (): void => undefined;
  let isFull = false;
  let failures = 0;
  return {
    ...inner,
    documents: {
      ...inner.documents,
      commit: async (batches) => {
        await held;
        if (isFull) {
          failures++;
          throw new Error('database or disk is full');
        }
        return inner.documents.commit(batches);
      },
    },
    hold: () => {
      held = new Promise((resolve) => {
        letGo = resolve;
      });
    },
    release: () => {
      letGo();
      held = null;
    },
    setFull: (full) => {
      isFull = full;
    },
    failures: () => failures,
  };
}
