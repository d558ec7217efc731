/** What the people of an injection work on: one server with SQLite, or two nodes with PostgreSQL and Redis. */
import { startPostgres, startRedis } from '../../../.scripts/services.mjs';
import { startBalancer } from '../../support/balancer.ts';
import { mountSmallDisk, type SmallDisk } from '../../support/fullDisk.ts';
import { startFaultProxy, type FaultProxy } from '../../support/faultProxy.ts';
import { startFakeTracker, type FakeTracker } from '../../support/fakeTracker.ts';
import { startServer, type RunningServer } from '../../support/startServer.ts';

export type HouseKind = 'one server' | 'small disk' | 'with a tracker' | 'two nodes';
type Service = Awaited<ReturnType<typeof startRedis>>;

export interface Nodes {
  /** Alice is at the first while it is there, bob at the second. */
  readonly first: RunningServer;
  readonly second: RunningServer;
  readonly postgres: Service;
  readonly redis: Service;
  /** The way of both to PostgreSQL. */
  readonly toPostgres: FaultProxy;
  /** The way of the first node to Redis. */
  readonly toRedis: FaultProxy;
}

export interface House {
  /** Where alice goes, and everybody who only asks something. */
  readonly server: RunningServer;
  /** Where bob goes. */
  readonly hisPort: number;
  /** null: there is one server. */
  readonly nodes: Nodes | null;
  /** Where slices are pushed to; null: nowhere. */
  readonly tracker: FakeTracker | null;
  /** Lets the disk of the server be full, or have space again. */
  readonly setFull: (isFull: boolean) => void;
  /** Brings everything back that an injection left broken. */
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openHouse(kind: HouseKind = 'one server'): Promise<House> {
  if (kind === 'two nodes') return openTwo();
  const disk = kind === 'small disk' ? mountSmallDisk() : null;
  return openOne(disk, kind === 'with a tracker' ? await startFakeTracker() : null);
}

const secretKey = Buffer.alloc(32, 7).toString('base64');
const broken = { program: 'test/campaigns/faults/brokenServer.ts', startDeadline: 120_000 };

/** On a disk of its own, or one whose database can be told not to grow. */
async function openOne(disk: SmallDisk | null, tracker: FakeTracker | null): Promise<House> {
  const server = await startServer({
    ...broken,
    ...(disk === null ? {} : { dataDir: disk.folder }),
    ...(tracker === null ? {} : { env: { OUTGOING_ALLOW: tracker.url, SECRET_KEY: secretKey } }),
  });
  return {
    ...{ server, hisPort: server.port, nodes: null, tracker },
    setFull: (isFull) => {
      if (disk === null) server.tell({ kind: 'full', isFull });
      else if (isFull) disk.fill();
      else disk.empty();
    },
    mend: () => {
      disk?.empty();
      return server.restart();
    },
    close: async () => {
      await server.stop();
      await tracker?.close();
      disk?.remove();
    },
  };
}

async function openTwo(): Promise<House> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const toPostgres = await startFaultProxy(postgres.port);
  const database = new URL(postgres.url);
  database.port = String(toPostgres.port);
  const toRedis = await startFaultProxy(redis.port);
  const at = (redisPort: number): Promise<RunningServer> =>
    startServer({
      ...broken,
      env: { DATABASE_URL: database.href, REDIS_URL: `redis://127.0.0.1:${redisPort}` },
    });
  const first = await at(toRedis.port); // alone: it makes the tables
  const second = await at(redis.port);
  const hers = await startBalancer([first.port, second.port], false);
  const his = await startBalancer([second.port, first.port], false);
  return {
    server: { ...first, port: hers.port },
    hisPort: his.port,
    setFull: () => undefined,
    nodes: { first, second, postgres, redis, toPostgres, toRedis },
    tracker: null,
    mend: async () => {
      toPostgres.resume();
      toRedis.resume();
      toRedis.refuse(false);
      await postgres.stop('SIGQUIT'); // killed, it would leave parts of itself behind
      await redis.stop('SIGKILL');
      for (const service of [postgres, redis]) await service.start();
      for (const node of [first, second]) await node.restart();
    },
    close: async () => {
      for (const balancer of [hers, his]) await balancer.close();
      for (const node of [first, second]) await node.stop();
      for (const proxy of [toPostgres, toRedis]) await proxy.close();
      for (const service of [postgres, redis]) await service.remove();
    },
  };
}
