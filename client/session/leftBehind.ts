/** Changes on this device that never reached the server and will not be sent any more: for the person to download. */
import * as Y from 'yjs';
import { readMap } from '../../shared/model/readMap.ts';
import {
  allUnsent,
  copyName,
  dropCopy,
  openCopies,
  storeNames,
  type Pointer,
  type Row,
} from './copyStores.ts';
import { inTransaction, resultOf } from './indexedDb.ts';
import type { UnsavedFile } from './mapSession.ts';
import { unsavedFile } from './unsavedFile.ts';

export interface LeftBehind {
  readonly copy: string;
  readonly changes: number;
  /** The map with them. */
  readonly read: () => Promise<UnsavedFile>;
  /** They are gone after this. */
  readonly discard: () => Promise<void>;
}

/**
 * Copies of the map with unsent changes: those put aside and, unless it `isOpen`, the one in use as well.
 * Answers nothing where the browser has no database.
 */
export async function findLeftBehind(
  factory: IDBFactory | undefined,
  mapId: string,
  isOpen: boolean,
): Promise<readonly LeftBehind[]> {
  const counts = await withCopies(factory, async (store) => {
    const pointer = await resultOf<Pointer | undefined>(store('pointers').get(mapId));
    const inUse = isOpen && pointer !== undefined ? copyName(mapId, pointer) : null;
    const found = new Map<string, number>();
    for (const { key, count } of await allUnsent(store('unsent'))) {
      const [copy] = key;
      if (count > 0 && copy.startsWith(`${mapId}/`) && copy !== inUse)
        found.set(copy, (found.get(copy) ?? 0) + count);
    }
    return found;
  }).catch(() => new Map<string, number>());
  return [...counts].map(([copy, changes]) => ({
    copy,
    changes,
    read: () => withCopies(factory, (store) => readCopy(store('updates'), copy)),
    discard: () => withCopies(factory, (store) => dropCopy(store, copy)),
  }));
}

async function readCopy(updates: IDBObjectStore, copy: string): Promise<UnsavedFile> {
  const rows = await resultOf<Row[]>(updates.index('copy').getAll(copy));
  const doc = new Y.Doc();
  for (const { update } of rows) {
    try {
      Y.applyUpdate(doc, update);
    } catch {
      continue; // a damaged row; the others are worth having
    }
  }
  const file = unsavedFile(readMap(doc));
  doc.destroy();
  return file;
}

async function withCopies<T>(
  factory: IDBFactory | undefined,
  work: (store: (name: string) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  const database = await openCopies(factory);
  try {
    return await inTransaction(database, storeNames, 'readwrite', work);
  } finally {
    database.close();
  }
}
