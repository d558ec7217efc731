/** How the copies on this device lie in IndexedDB: by map, epoch and generation, so that no two histories ever mix. */
import { openDatabase, resultOf, type Store } from './indexedDb.ts';

/** Which of a map's copies is the one in use; the others were put aside. */
export interface Pointer {
  readonly epoch: string;
  readonly generation: number;
}
/** One update of one copy. */
export interface Row {
  readonly copy: string;
  readonly update: Uint8Array;
}
/** Under it lies how many changes of that tab the server has not confirmed. */
export type UnsentKey = [copy: string, tab: string];

const stores: readonly Store[] = [
  { name: 'pointers' },
  { name: 'updates', options: { autoIncrement: true }, indexes: ['copy'] },
  { name: 'unsent' },
];
export const storeNames = ['pointers', 'updates', 'unsent'] as const;

/** Rejects where the browser has no database or keeps it shut. */
export function openCopies(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  if (factory === undefined) return Promise.reject(new Error('This browser has no database.'));
  return openDatabase(factory, 'throughline', stores);
}

export function copyName(mapId: string, { epoch, generation }: Pointer): string {
  return `${mapId}/${epoch}/${generation}`;
}

/** What tabs left in `copy` that never reached the server. */
export async function unsentOf(
  store: IDBObjectStore,
  copy: string,
): Promise<{ readonly key: UnsentKey; readonly count: number }[]> {
  const all = await allUnsent(store);
  return all.filter(({ key }) => key[0] === copy);
}

/** The same of every copy. */
export async function allUnsent(
  store: IDBObjectStore,
): Promise<{ readonly key: UnsentKey; readonly count: number }[]> {
  const keys = (await resultOf(store.getAllKeys())) as UnsentKey[];
  const counts = await resultOf<number[]>(store.getAll());
  return keys.map((key, i) => ({ key, count: counts[i] ?? 0 }));
}

/** Removes a copy and its counts. */
export async function dropCopy(store: (name: string) => IDBObjectStore, copy: string): Promise<void> {
  for (const { key } of await unsentOf(store('unsent'), copy)) store('unsent').delete(key);
  for (const key of await resultOf(store('updates').index('copy').getAllKeys(copy))) {
    store('updates').delete(key);
  }
}
