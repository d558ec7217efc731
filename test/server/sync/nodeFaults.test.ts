/** What two nodes survive: a node killed, PostgreSQL gone, cut off in mid-commit and back, Redis gone, emptied, unreachable and back. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '@redis/client';
import { startPostgres, startRedis } from '../../../.scripts/services.mjs';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { startFaultProxy, type FaultProxy } from '../../support/faultProxy.ts';
import { freshDatabase, sqlOn } from '../../support/services.ts';
import { startServer, stopAll } from '../../support/startServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { Guest } from '../support/guest.ts';
import { Steadfast } from '../support/steadfast.ts';
import { stopTestServers } from '../support/testServer.ts';
import { startTwoNodes, storedMap, type TwoNodes } from '../support/twoNodes.ts';

type Service = Awaited<ReturnType<typeof startRedis>>;

let redis: Service;
const proxies: FaultProxy[] = [];
beforeAll(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  await stopTestServers();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});
afterAll(async () => {
  await stopAll();
  await redis.remove();
});

async function proxyTo(port: number): Promise<FaultProxy> {
  const proxy = await startFaultProxy(port);
  proxies.push(proxy);
  return proxy;
}

/** The address with another port. */
function through(url: string, { port }: FaultProxy): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}

/** alice and bob, each at both nodes, she at the first and he at the second to begin with. */
async function twoTypists(urls: readonly [string, string]) {
  const alice = await Guest.signIn(urls[0], 'alice');
  const mapId = await alice.makeMap();
  const bob = await Guest.signIn(urls[1], 'bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const hers = new Steadfast([alice, alice.at(urls[1])], mapId, 0);
  const his = new Steadfast([bob.at(urls[0]), bob], mapId, 1);
  await Promise.all([hers.connected(), his.connected()]);
  return { mapId, hers, his, people: [hers, his] };
}

const urlsOf = ({ a, b }: TwoNodes): [string, string] => [a.url, b.url];

/** Nothing acknowledged is lost, nothing stands there twice, everybody sees the same. */
async function expectWhole(nodes: TwoNodes, mapId: string, people: readonly Steadfast[]): Promise<void> {
  const wanted = new Set(people.flatMap(({ acknowledged }) => [...acknowledged]));
  const { titles, seqs, twice } = await storedMap(nodes.b, mapId);
  expect(titles).toHaveLength(new Set(titles).size);
  expect(new Set(titles)).toEqual(wanted);
  expect(seqs).toEqual(seqs.map((_seq, i) => i + 1));
  expect(twice).toBe(0);
  for (const { doc } of people) await waitFor(() => readMap(doc).activity.size === wanted.size);
}

describe('two nodes', { timeout: 90_000 }, () => {
  test('fault 7: one is killed: its people go on at the other, and have lost nothing that was acknowledged', async () => {
    const env = { DATABASE_URL: await freshDatabase(), REDIS_URL: redis.url };
    const [first, second] = await Promise.all([startServer({ env }), startServer({ env })]);
    const { mapId, hers, his } = await twoTypists([first.url, second.url]);
    for (let i = 0; i < 20; i++) {
      hers.type(`hers ${i}`);
      his.type(`his ${i}`);
      if (i === 9) await hers.saved();
    }
    await first.kill('SIGKILL');
    hers.type('after the kill');
    await Promise.all([hers.saved(), his.saved()]);
    for (const { doc } of [hers, his]) await waitFor(() => readMap(doc).activity.size === 41);
    const third = await Guest.signIn(second.url, 'carol');
    expect((await third.get(`/api/maps/${mapId}`)).status).toBe(404);
    await first.restart();
    hers.leave();
    his.type('before the other kill');
    await his.saved();
    await second.kill('SIGKILL');
    await Promise.all([hers.saved(), his.saved()]);
    await waitFor(() => hers.titles.includes('before the other kill'));
    expect(new Set(hers.titles).size).toBe(hers.titles.length);
  });

  test('fault 5: PostgreSQL dies and comes back: nothing is acknowledged meanwhile, then everything is, without a restart', async () => {
    const database = await startPostgres();
    try {
      const nodes = await startTwoNodes({
        databases: [database.url, database.url],
        redis: [redis.url, redis.url],
      });
      const { mapId, hers, his, people } = await twoTypists(urlsOf(nodes));
      hers.type('before');
      await hers.saved();
      const client = await hers.connected();
      await database.stop('SIGQUIT');
      client.make('addActivity', { title: 'meanwhile' });
      client.barrier(1_000_000);
      await waitFor(() => client.mode === 'read-only-storage');
      expect(client.durable(1_000_000)).toBe(false);
      await database.start();
      await waitFor(() => client.durable(1_000_000), { deadline: 20_000 });
      hers.acknowledged.add('meanwhile');
      his.type('after');
      await his.saved();
      await expectWhole(nodes, mapId, people);
    } finally {
      await stopTestServers();
      await database.remove();
    }
  });

  test('fault 5: cut off from PostgreSQL again and again in the middle of commits, write every row once', async () => {
    const database = await freshDatabase();
    const cut = await proxyTo(Number(new URL(database).port));
    const nodes = await startTwoNodes({
      databases: [through(database, cut), database],
      redis: [redis.url, redis.url],
    });
    const { mapId, hers, his, people } = await twoTypists(urlsOf(nodes));
    for (let round = 0; round < 10; round++) {
      const isAnswerLost = round % 2 === 0;
      if (isAnswerLost)
        cut.cutAnswerTo('session:'); // whose a row is stands in nothing but commits
      else cut.cutAfter(round);
      hers.type(`hers ${round}`);
      // Then his row stands behind hers before her node knows that hers was stored.
      if (isAnswerLost)
        await waitFor(async () => (await storedMap(nodes.b, mapId)).titles.includes(`hers ${round}`));
      his.type(`his ${round}`);
      await Promise.all([hers.saved(), his.saved()]);
    }
    cut.cutAfter(null);
    await Promise.all([hers.saved(), his.saved()]);
    expect(hers.endings, 'nobody had to come back').not.toContain(closeCode.serverError);
    await expectWhole(nodes, mapId, people);
  });

  test('fault 6, Y3: Redis dies, is emptied, cannot be reached, and is back: edits go on crossing, none is lost or doubled', async () => {
    const database = await freshDatabase();
    const cut = await proxyTo(redis.port);
    const nodes = await startTwoNodes({
      databases: [database, database],
      redis: [through(redis.url, cut), redis.url],
    });
    const { mapId, hers, his, people } = await twoTypists(urlsOf(nodes));
    let round = 0;
    const crosses = async (): Promise<void> => {
      round++;
      hers.type(`hers ${round}`);
      his.type(`his ${round}`);
      await Promise.all([hers.saved(), his.saved()]);
      await waitFor(() => his.titles.includes(`hers ${round}`) && hers.titles.includes(`his ${round}`));
    };
    await crosses();
    await redis.stop('SIGKILL');
    await crosses();
    await redis.start();
    await crosses();
    await emptied(redis.url);
    await crosses();
    cut.stall();
    await crosses();
    cut.resume();
    await crosses();
    cut.refuse(true);
    await crosses();
    cut.refuse(false);
    await crosses();
    await expectWhole(nodes, mapId, people);
  });

  test('go on when PostgreSQL closes all their connections', async () => {
    const database = await freshDatabase();
    const nodes = await startTwoNodes({ databases: [database, database], redis: null });
    const { mapId, hers, people } = await twoTypists(urlsOf(nodes));
    hers.type('before');
    await hers.saved();
    await sqlOn(
      database,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    hers.type('after all connections were closed');
    await hers.saved();
    await expectWhole(nodes, mapId, people);
  });
});

async function emptied(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  await client.flushAll();
  await client.close();
}
