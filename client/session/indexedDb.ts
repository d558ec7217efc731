/** The three things the local copy needs of IndexedDB: open with a way out, a request, and a whole transaction as promises. */

export interface Store {
  readonly name: string;
  readonly options?: IDBObjectStoreParameters;
  /** Index name = key path. */
  readonly indexes?: readonly string[];
}

/** Opens, making the stores on first use. Rejects when it is refused or blocked; a late answer is closed again. */
export function openDatabase(
  factory: IDBFactory,
  name: string,
  stores: readonly Store[],
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of stores) {
        const made = request.result.createObjectStore(store.name, store.options);
        for (const index of store.indexes ?? []) made.createIndex(index, index);
      }
    };
    request.onblocked = () => reject(new Error('Another tab holds the database of this site.'));
    request.onerror = () => reject(request.error ?? new Error('The database could not be opened.'));
    request.onsuccess = () => resolve(request.result);
  });
}

/** The result of one request. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database refused a request.'));
  });
}

/** Runs `work` in one transaction; resolves when it is committed, rejects when any part of it failed (then nothing was written). */
export async function inTransaction<T>(
  database: IDBDatabase,
  stores: readonly string[],
  mode: 'readonly' | 'readwrite',
  work: (store: (name: string) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction([...stores], mode);
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The database gave a transaction up.'));
  });
  const [result] = await Promise.all([work((name) => transaction.objectStore(name)), done]);
  return result;
}
