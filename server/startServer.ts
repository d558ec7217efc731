/** Composes the server and listens; the answer stops it gracefully. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import { IdentityProvider } from './access/identityProvider.ts';
import { RateLimits, requestLimits, type RequestLimits } from './access/rateLimits.ts';
import { roleNow } from './access/roleNow.ts';
import { Tickets } from './access/tickets.ts';
import { createApp } from './app.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { Counters } from './counters.ts';
import { Traffic } from './traffic.ts';
import type { Fanout } from './fanout/fanout.ts';
import { LocalBus } from './fanout/localFanout.ts';
import { openRedis } from './fanout/redis.ts';
import { createLog, type Log } from './log.ts';
import { watchLoopLag } from './loopLag.ts';
import { createMetrics } from './metrics.ts';
import { startRetention } from './history/retention.ts';
import { noteLeaving } from './history/visits.ts';
import { createOutgoing } from './outgoing/outgoing.ts';
import { sharedClock } from './sharedClock.ts';
import { lockFolder } from './storage/lockFolder.ts';
import { openPostgres } from './storage/postgres.ts';
import { openSqliteInThread } from './storage/sqliteInThread.ts';
import type { Storage } from './storage/storage.ts';
import { CommitQueue } from './sync/commitQueue.ts';
import { syncLimits as usualSyncLimits, type SyncLimits } from './sync/limits.ts';
import { Rooms } from './sync/rooms.ts';
import { SnapshotsInThread } from './sync/snapshotsInThread.ts';
import { keyInFolder } from './trackers/keyFile.ts';
import { noteIssues } from './trackers/noteIssues.ts';
import { openTracker } from './trackers/openTracker.ts';
import { openTrackers } from './trackers/openTrackers.ts';
import type { TrackerPace } from './trackers/trackerQueue.ts';

/** What tests put in the place of the real thing. */
export interface Overrides {
  readonly storage?: Storage;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly syncLimits?: Partial<SyncLimits>;
  readonly requestLimits?: Partial<RequestLimits>;
  readonly clientFolder?: string;
  readonly fanout?: Fanout;
  readonly trackerPace?: TrackerPace;
  /** How long a server of others may take to answer, in milliseconds. */
  readonly outgoingPatience?: number;
  /** How late the event loop is, in milliseconds. */
  readonly loopLag?: () => number;
}

export interface RunningServer {
  readonly port: number;
  /** `http://localhost:<port>`. */
  readonly url: string;
  readonly rooms: Rooms;
  readonly counters: Counters;
  /** Stops accepting, flushes, acknowledges, closes sockets with 1012. */
  readonly stop: () => Promise<void>;
}

/** How long sockets may take to say goodbye when the server stops, in milliseconds. */
const longestGoodbye = 2000;
/** Room for the type bytes and lengths around the largest update. */
const frameHeader = 64;

export async function startServer(config: Config, overrides: Overrides = {}): Promise<RunningServer> {
  const log = overrides.log ?? createLog();
  const { storage, key, unlock } = await openStorage(config, overrides.storage);
  const { clock, stop: stopClock } = await clockFor(storage, overrides.clock ?? systemClock);
  const redis = config.redisUrl === undefined ? null : openRedis(config.redisUrl, log);
  const fanout = overrides.fanout ?? redis?.fanout ?? new LocalBus().join();
  const syncLimits = { ...usualSyncLimits, ...overrides.syncLimits };
  const counters = new Counters();
  const traffic = new Traffic();
  const queue = new CommitQueue({ documents: storage.documents, clock, log, traffic });
  const snapshots = new SnapshotsInThread();
  const rooms = new Rooms({
    documents: storage.documents,
    makeSnapshot: snapshots.make,
    shared: storage.isShared ? storage : null,
    queue,
    clock,
    log,
    traffic,
    limits: syncLimits,
    counters,
    fanout,
    roleNow: (principal, mapId) => roleNow(storage, principal, mapId, clock.now()),
    namesOf: (sessionIds) => storage.sessions.namesOf(sessionIds),
    onLeft: (principal, mapId, seq, cameAt) => {
      noteLeaving(storage.history, principal, mapId, seq, cameAt, clock.now()).catch((error: unknown) =>
        log.warn({ map: mapId, err: error }, 'a visit could not be noted'),
      );
    },
  });
  const outgoing = createOutgoing(config.outgoingAllowed, overrides.outgoingPatience);
  const trackers = openTrackers(config.secretKey ?? key, {
    ...{ trackers: storage.trackers, open: openTracker, outgoing, clock, log, pace: overrides.trackerPace },
    counts: traffic.trackerTries,
    onIssue: async (mapId, storyId, issue) => {
      const map = await storage.maps.find(mapId);
      if (map?.deletedAt === null) await noteIssues({ rooms, clock }, map, [{ storyId, ...issue }]);
    },
  });
  const stopRetention = startRetention(storage, { clock, log, days: config.historyDays });
  const metrics = createMetrics({ traffic, counters, rooms, queue });
  const loopLag = watchLoopLag();
  const { app } = createApp({
    loopLag: overrides.loopLag ?? loopLag.now,
    storage,
    rooms,
    queue,
    clock,
    log,
    syncLimits,
    counters,
    trackers,
    tickets: new Tickets(storage.tickets, clock),
    rateLimits: new RateLimits({ ...requestLimits, ...overrides.requestLimits }, redis?.limiter),
    metrics,
    metricsToken: config.metricsToken,
    historyDays: config.historyDays,
    ...(config.oidc === undefined ? {} : { identityProvider: new IdentityProvider(config.oidc, outgoing) }),
    trustedProxies: config.trustedProxies,
    publicUrl: config.publicUrl,
    isSecure: config.publicUrl?.protocol === 'https:',
    clientFolder: overrides.clientFolder ?? join(import.meta.dirname, '../dist/client'),
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: syncLimits.firstSync + frameHeader });
  const server = createAdaptorServer({ fetch: app.fetch, websocket: { server: sockets } }) as Server;
  await listen(server, config);
  const { port } = server.address() as AddressInfo;

  return {
    port,
    url: `http://localhost:${port}`,
    rooms,
    counters,
    stop: async () => {
      await trackers.queue.stop();
      await rooms.drain(); // meanwhile /readyz says so to whoever spreads the load
      const closed = new Promise((resolve) => server.close(resolve));
      rooms.close(); // only now: who comes back at once must not find this server
      await goodbyes(sockets);
      server.closeAllConnections();
      await closed;
      metrics.stop();
      loopLag.stop();
      stopRetention();
      stopClock();
      await snapshots.close();
      await fanout.close();
      await storage.close();
      unlock();
    },
  };
}

/** The given clock, or, where nodes share a store, that store's time. */
async function clockFor(storage: Storage, clock: Clock): Promise<{ clock: Clock; stop: () => void }> {
  return storage.isShared ? sharedClock(clock, () => storage.time()) : { clock, stop: () => undefined };
}

/** The store the settings ask for, the key that lies beside it, and how to let go of what keeps other servers from it. */
async function openStorage(
  { databaseUrl, dataDir }: Config,
  given: Storage | undefined,
): Promise<{ storage: Storage; key: Uint8Array | null; unlock: () => void }> {
  const nothing = (): void => undefined;
  if (given !== undefined) return { storage: given, key: null, unlock: nothing };
  if (databaseUrl !== undefined)
    return { storage: await openDatabase(databaseUrl), key: null, unlock: nothing };
  const unlock = lockFolder(dataDir);
  const storage = await openSqliteInThread(join(dataDir, 'throughline.sqlite'));
  return { storage, key: keyInFolder(dataDir), unlock };
}

async function openDatabase(url: string): Promise<Storage> {
  try {
    return await openPostgres(url);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`the database of DATABASE_URL cannot be used (${message || code}).`, { cause: error });
  }
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Waits until the sockets said goodbye; in the end without. */
async function goodbyes(sockets: WebSocketServer): Promise<void> {
  const open = [...sockets.clients];
  const all = Promise.all(open.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, longestGoodbye).unref())]);
  for (const socket of open) socket.terminate();
}
