/** The local copy in IndexedDB: one row per update, kept apart by map and epoch; it fails quietly into "nothing kept". */
import * as Y from 'yjs';
import {
  copyName,
  dropCopy,
  openCopies,
  storeNames,
  unsentOf,
  type Pointer,
  type Row,
  type UnsentKey,
} from './copyStores.ts';
import { inTransaction, resultOf } from './indexedDb.ts';
import type { KeptMap, LocalCopy, OpenLocalCopy } from './localCopy.ts';
import type { Clock } from './clock.ts';

export interface IndexedDbCopyOptions {
  /** Undefined where the browser has none. */
  readonly factory: IDBFactory | undefined;
  readonly clock: Clock;
  /** Milliseconds to wait for the database before going on without it. */
  readonly patience?: number;
  /** Names this tab among those of the same device. */
  readonly tab: string;
  /** Rows after which a copy is rewritten as one. */
  readonly compactAfter?: number;
}

/** Writes in order, a batch per transaction; after a failure (quota, closed, refused) it reports and stops. */
export function indexedDbCopy(options: IndexedDbCopyOptions): OpenLocalCopy {
  return (mapId, report) => new IndexedDbCopy(mapId, report, options);
}

class IndexedDbCopy implements LocalCopy {
  readonly #mapId: string;
  readonly #report: (kept: boolean) => void;
  readonly #options: IndexedDbCopyOptions;
  #database: IDBDatabase | null = null;
  #over = false;
  #copy: string | null = null;
  #rows: Uint8Array[] = [];
  #unsent: number | null = null;
  #inherited: readonly { readonly key: UnsentKey; readonly count: number }[] = [];
  #clearInherited = false;
  #stored = 0;
  #flushing = false;
  #tail: Promise<void> = Promise.resolve();

  constructor(mapId: string, report: (kept: boolean) => void, options: IndexedDbCopyOptions) {
    this.#mapId = mapId;
    this.#report = report;
    this.#options = options;
  }

  readonly open = (): Promise<KeptMap | null> =>
    new Promise((resolve) => {
      const giveUp = (): void => {
        this.#fail();
        resolve(null);
      };
      const cancel = this.#options.clock.after(this.#options.patience ?? 2_000, giveUp);
      this.#tail = this.#read().then(
        (kept) => {
          cancel();
          if (!this.#over) this.#report(true);
          resolve(this.#over ? null : kept);
        },
        () => {
          cancel();
          giveUp();
        },
      );
    });

  readonly begin = (epoch: string): void => {
    this.#then(async (database) => {
      const pointer = await inTransaction(database, ['pointers'], 'readwrite', async (store) => {
        const kept = await resultOf<Pointer | undefined>(store('pointers').get(this.#mapId));
        if (kept?.epoch === epoch) return kept;
        const fresh: Pointer = { epoch, generation: 0 };
        store('pointers').put(fresh, this.#mapId);
        return fresh;
      });
      this.#copy = copyName(this.#mapId, pointer);
      this.#flushSoon();
    });
  };

  readonly keep = (update: Uint8Array, unsent: number): void => {
    if (this.#over) return;
    this.#rows.push(update);
    this.#unsent = unsent;
    this.#flushSoon();
  };

  readonly settle = (unsent: number, clearInherited: boolean): void => {
    if (this.#over) return;
    this.#unsent = unsent;
    this.#clearInherited ||= clearInherited && this.#inherited.length > 0;
    this.#flushSoon();
  };

  readonly setAside = (): void => {
    this.#then(async (database) => {
      const copy = await this.#leave(database);
      await inTransaction(database, ['pointers'], 'readwrite', async (store) => {
        const pointer = await resultOf<Pointer | undefined>(store('pointers').get(this.#mapId));
        if (pointer === undefined || (copy !== null && copyName(this.#mapId, pointer) !== copy)) return;
        store('pointers').put({ ...pointer, generation: pointer.generation + 1 }, this.#mapId);
      });
    });
  };

  readonly forget = (): void => {
    this.#then(async (database) => {
      const copy = await this.#leave(database);
      if (copy === null) return;
      await inTransaction(database, storeNames, 'readwrite', async (store) => {
        const unsent = await unsentOf(store('unsent'), copy);
        if (unsent.some(({ count }) => count > 0)) return;
        store('pointers').delete(this.#mapId);
        await dropCopy(store, copy);
      });
    });
  };

  readonly idle = async (): Promise<void> => {
    for (let seen: Promise<void> | null = null; seen !== this.#tail;) {
      seen = this.#tail;
      await seen;
    }
  };

  readonly dispose = (): void => {
    this.#then(() => {
      this.#over = true;
      this.#database?.close();
      return Promise.resolve();
    });
  };

  async #read(): Promise<KeptMap | null> {
    const database = await openCopies(this.#options.factory);
    if (this.#over) {
      database.close();
      return null;
    }
    database.onversionchange = () => {
      database.close();
      this.#fail();
    };
    database.onclose = () => this.#fail();
    this.#database = database;
    return inTransaction(database, storeNames, 'readwrite', async (store) => {
      store('unsent').put(0, ['', '']); // a database that only reads keeps nothing: better known now than later
      const pointer = await resultOf<Pointer | undefined>(store('pointers').get(this.#mapId));
      if (pointer === undefined) return null;
      const copy = copyName(this.#mapId, pointer);
      const rows = await resultOf<Row[]>(store('updates').index('copy').getAll(copy));
      this.#inherited = await unsentOf(store('unsent'), copy);
      this.#stored = rows.length;
      if (rows.length === 0) return null;
      return {
        epoch: pointer.epoch,
        updates: rows.map(({ update }) => update),
        unsent: this.#inherited.reduce((sum, { count }) => sum + count, 0),
      };
    });
  }

  #flushSoon(): void {
    if (this.#flushing || this.#copy === null) return;
    this.#flushing = true;
    this.#then((database) => this.#flush(database));
  }

  /** Writes what waits, in one transaction. */
  async #flush(database: IDBDatabase): Promise<void> {
    this.#flushing = false;
    const copy = this.#copy;
    if (copy === null) return;
    const rows = this.#rows;
    const unsent = this.#unsent;
    const clear = this.#clearInherited ? this.#inherited : [];
    this.#rows = [];
    this.#unsent = null;
    this.#clearInherited = false;
    await inTransaction(database, ['updates', 'unsent'], 'readwrite', async (store) => {
      for (const update of rows) store('updates').add({ copy, update } satisfies Row);
      const mine: UnsentKey = [copy, this.#options.tab];
      if (unsent === 0) store('unsent').delete(mine);
      else if (unsent !== null) store('unsent').put(unsent, mine);
      for (const { key, count } of clear) {
        // Another tab still at work has written its own count since: that one stays.
        const now = await resultOf<number | undefined>(store('unsent').get(key));
        if (now === count) store('unsent').delete(key);
      }
    });
    this.#stored += rows.length;
    if (this.#stored > (this.#options.compactAfter ?? 400)) await this.#compact(database, copy);
  }

  /** Writes the rest and stops writing; answers the copy it was. */
  async #leave(database: IDBDatabase): Promise<string | null> {
    await this.#flush(database);
    const copy = this.#copy;
    this.#copy = null;
    return copy;
  }

  /** Replaces all rows of the copy, those of other tabs included, by one with the same content. */
  async #compact(database: IDBDatabase, copy: string): Promise<void> {
    await inTransaction(database, ['updates'], 'readwrite', async (store) => {
      const updates = store('updates');
      const keys = await resultOf(updates.index('copy').getAllKeys(copy));
      const rows = await resultOf<Row[]>(updates.index('copy').getAll(copy));
      const whole = new Y.Doc();
      for (const { update } of rows) Y.applyUpdate(whole, update);
      updates.add({ copy, update: Y.encodeStateAsUpdate(whole) } satisfies Row);
      for (const key of keys) updates.delete(key);
      whole.destroy();
    });
    this.#stored = 1;
  }

  /** Does one thing after everything asked for before; the first failure is the last thing done. */
  #then(work: (database: IDBDatabase) => Promise<void>): void {
    this.#tail = this.#tail.then(async () => {
      if (this.#over || this.#database === null) return;
      try {
        await work(this.#database);
      } catch {
        this.#fail(); // whatever the reason, the answer is the same: this device keeps nothing from now on
      }
    });
  }

  #fail(): void {
    if (this.#over) return;
    this.#over = true;
    this.#rows = [];
    this.#database?.close();
    this.#report(false);
  }
}
