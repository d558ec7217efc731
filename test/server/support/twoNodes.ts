/** Two servers in the test's process that share a PostgreSQL, and a Redis if they are to have one. */
import type { Clock } from '../../../server/clock.ts';
import { createLog } from '../../../server/log.ts';
import { openRedis } from '../../../server/fanout/redis.ts';
import type { RequestLimits } from '../../../server/access/rateLimits.ts';
import { openPostgres } from '../../../server/storage/postgres.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { replay } from '../../../server/sync/openDocument.ts';
import { startTestServer, type TestServer } from './testServer.ts';

export interface TwoNodes {
  readonly a: TestServer;
  readonly b: TestServer;
}

/** `databases` and `redis` are addresses, one for each node or one for both. */
export async function startTwoNodes(given: {
  readonly databases: readonly [string, string];
  readonly redis: readonly [string, string] | null;
  readonly clocks?: readonly [Clock | undefined, Clock | undefined];
  readonly requestLimits?: Partial<RequestLimits>;
}): Promise<TwoNodes> {
  const start = async (index: 0 | 1): Promise<TestServer> => {
    const redis = given.redis === null ? null : openRedis(given.redis[index], createLog('silent'));
    return startTestServer({
      storage: await openPostgres(given.databases[index]),
      fanout: redis?.fanout,
      clock: given.clocks?.[index],
      requestLimits: given.requestLimits,
    });
  };
  return { a: await start(0), b: await start(1) };
}

/** The activities of a map as the store has them, and how many of its rows stand there twice. */
export async function storedMap(
  { storage }: TestServer,
  mapId: string,
): Promise<{ titles: string[]; seqs: number[]; twice: number }> {
  const name = `map:${mapId}`;
  const doc = replay(await storage.documents.load(name));
  const titles = [...readMap(doc).activity.values()].map(({ title }) => title);
  doc.destroy();
  const rows = await storage.documents.after(name, 0);
  const different = new Set(rows.map(({ bytes }) => Buffer.from(bytes).toString('base64')));
  return { titles, seqs: rows.map(({ seq }) => seq), twice: rows.length - different.size };
}
