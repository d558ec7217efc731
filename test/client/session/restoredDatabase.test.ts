/** Fault 18: a PostgreSQL that was copied while people worked and put in the place of the other: nobody merges what came after. */
import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { renewEpochs } from '../../../server/history/renewEpochs.ts';
import { startServer } from '../../../server/startServer.ts';
import { openPostgres } from '../../../server/storage/postgres.ts';
import type { MapSession } from '../../../client/session/mapSession.ts';
import { copyDatabase } from '../../support/copyDatabase.ts';
import { freshDatabase } from '../../support/services.ts';
import { waitFor } from '../../support/waitFor.ts';
import { comeIn, makeMap, openAs, saving } from './support/people.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A server on this database, on the port of the one before. */
async function serve(database: string, port = 0) {
  const storage = await openPostgres(database);
  const server = await startServer(
    { ...readConfig({}), port, dataDir: '' },
    { storage, log: pino({ level: 'silent' }) },
  );
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= server.stop());
  cleanUps.push(stop);
  return { port: server.port, stop };
}

const titles = ({ store }: MapSession): string[] =>
  [...store.getRecords().activity.values()].map(({ title }) => title);

test('Fault 18, Y6: a copy of PostgreSQL taken under load has all that was acknowledged; old pages stay out of it', async () => {
  const [original, copy] = [await freshDatabase(), await freshDatabase()];
  await (await openPostgres(copy)).close(); // its tables
  const first = await serve(original);
  const alice = await comeIn(first.port, 'alice');
  const mapId = await makeMap(alice);
  const old = openAs(alice, mapId, first.port);
  cleanUps.push(old.dispose);
  await saving(old, 'saved');
  const acknowledged: string[] = [];
  const day = { isOver: false };
  const work = async (): Promise<void> => {
    for (let i = 1; !day.isOver; i++) {
      old.actions.run('addActivity', { title: `Edit ${i}` });
      await saving(old, 'saved');
      acknowledged.push(`Edit ${i}`);
    }
  };
  const working = work();
  await waitFor(() => acknowledged.length > 10);
  const before = [...acknowledged];
  await copyDatabase(original, copy);
  const between = acknowledged.length;
  await waitFor(() => acknowledged.length > between + 3);
  day.isOver = true;
  await working;
  await first.stop();
  await saving(old, 'notSaved');
  old.actions.run('addActivity', { title: 'Offline' });

  const restored = await openPostgres(copy);
  expect(await renewEpochs(restored, Date.now)).toBe(1);
  await restored.close();
  await serve(copy, first.port);
  expect(await saving(old, 'readOnly', 20_000)).toMatchObject({ reason: 'replaced' });
  expect((await old.downloadUnsaved()).text).toContain('Offline');
  const fresh = openAs(alice, mapId, first.port);
  cleanUps.push(fresh.dispose);
  await saving(fresh, 'saved');
  expect(titles(fresh)).toEqual(expect.arrayContaining(before));
  expect(titles(fresh)).not.toContain(acknowledged.at(-1));
  expect(titles(fresh)).not.toContain('Offline');
  expect(new Set(titles(fresh)).size).toBe(titles(fresh).length);
  fresh.actions.run('addActivity', { title: 'Goes on' });
  await saving(fresh, 'saved');
});
