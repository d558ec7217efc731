/** What only PostgreSQL can do: be shared by nodes that start together, be damaged, be silent, be newer than us. */
import { afterEach, describe, expect, test } from 'vitest';
import { openPostgres } from '../../../server/storage/postgres.ts';
import type { Batch } from '../../../server/storage/documentStore.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { startFaultProxy } from '../../support/faultProxy.ts';
import { freshDatabase, sqlOn } from '../../support/services.ts';

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function opened(url: string, patience?: number): Promise<Storage> {
  const storage = await openPostgres(url, patience);
  open.push(storage);
  return storage;
}

/** Rows of two equal bytes. */
function batch(after: number, ...numbers: number[]): Batch {
  const row = (n: number) => {
    return { doc: 'map:one', bytes: Uint8Array.from([n, n]), owner: 'session:alice', at: n, newClients: [] };
  };
  return { doc: 'map:one', after, rows: numbers.map(row), summary: null };
}

describe('PostgreSQL', { timeout: 90_000 }, () => {
  test('is brought to today’s schema once by nodes that start together', async () => {
    const url = await freshDatabase();
    const [one, two, three] = await Promise.all([opened(url), opened(url), opened(url)]);
    await one.documents.commit([batch(0, 1)]);
    expect((await two.documents.load('map:one')).lastSeq).toBe(1);
    expect((await three.documents.commit([batch(0, 2)]))[0]).toMatchObject({ lastSeq: 2 });
  });

  test('written by a newer version is not touched', async () => {
    const url = await freshDatabase();
    await opened(url);
    await sqlOn(url, 'INSERT INTO schema_version VALUES (999, 0)');
    await expect(openPostgres(url)).rejects.toThrow(/newer version/);
  });

  test('puts a damaged row into quarantine and loads the rest, also the next time', async () => {
    const url = await freshDatabase();
    const storage = await opened(url);
    await storage.documents.commit([batch(0, 1, 2, 3)]);
    await sqlOn(url, `UPDATE updates SET bytes = '\\x0302' WHERE seq = 3`);
    for (let time = 0; time < 2; time++) {
      const stored = await storage.documents.load('map:one');
      expect(stored.updates.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(stored.damaged).toMatchObject([{ seq: 3, what: 'update' }]);
      expect(stored.lastSeq).toBe(3);
    }
  });

  test('falls back from a damaged snapshot to the one before it, or to the whole log', async () => {
    const url = await freshDatabase();
    const storage = await opened(url);
    await storage.documents.commit([batch(0, 1, 2, 3, 4)]);
    await storage.documents.compact('map:one', 2, Uint8Array.from([2, 2]), 10);
    await storage.documents.compact('map:one', 3, Uint8Array.from([3, 3]), 11);
    await sqlOn(url, `UPDATE snapshots SET bytes = '\\x0302' WHERE seq = 3`);
    const older = await storage.documents.load('map:one');
    expect(older.snapshot?.seq).toBe(2);
    expect(older.updates.map(({ seq }) => seq)).toEqual([3, 4]);
    await sqlOn(url, `UPDATE snapshots SET bytes = '\\x0302' WHERE seq = 2`);
    const whole = await storage.documents.load('map:one');
    expect(whole.snapshot).toBeNull();
    expect(whole.updates.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  test('that falls silent is not waited for; when it speaks again each row is there once', async () => {
    const url = new URL(await freshDatabase());
    const proxy = await startFaultProxy(Number(url.port));
    open.push(proxy);
    url.port = String(proxy.port);
    const storage = await opened(url.href, 1500);
    await retried(() => storage.documents.commit([batch(0, 1)]));
    proxy.stall();
    await expect(storage.documents.commit([batch(1, 2)])).rejects.toThrow();
    await expect(storage.check()).rejects.toThrow();
    proxy.resume();
    const [outcome] = await retried(() => storage.documents.commit([batch(1, 2)]));
    expect(outcome).toMatchObject({ lastSeq: 2, others: [] });
    expect((await storage.documents.load('map:one')).updates).toHaveLength(2);
  });

  test('that is cut off in the middle of a commit has each row once when it is asked again', async () => {
    const url = new URL(await freshDatabase());
    const proxy = await startFaultProxy(Number(url.port));
    open.push(proxy);
    const direct = await opened(url.href);
    url.port = String(proxy.port);
    const storage = await opened(url.href);
    let after = 0;
    let lost = 0;
    for (let round = 1; round <= 8; round++) {
      // The cut meets another moment of the conversation each time: before, within or after the commit.
      if (round % 2 === 0) proxy.cutAnswerTo('session:alice');
      else proxy.cutAfter(round % 4);
      await storage.documents.commit([batch(after, 2 * round, 2 * round + 1)]).catch(() => lost++);
      proxy.cutAfter(null);
      const [outcome] = await retried(() =>
        storage.documents.commit([batch(after, 2 * round, 2 * round + 1)]),
      );
      after = outcome!.lastSeq;
      expect(after).toBe(2 * round);
    }
    expect(lost).toBeGreaterThan(3);
    const rows = await direct.documents.after('map:one', 0);
    expect(rows.map(({ bytes }) => bytes[0])).toEqual(Array.from({ length: 16 }, (_, i) => i + 2));
  });
});

/** Tries again until it works, a bounded number of times. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
