/** The app without a port: asked with app.request(), as somebody with a cookie. */
import { createApp } from '../../../server/app.ts';
import { RateLimits, requestLimits, type RequestLimits } from '../../../server/access/rateLimits.ts';
import { roleNow } from '../../../server/access/roleNow.ts';
import { Tickets } from '../../../server/access/tickets.ts';
import { Counters } from '../../../server/counters.ts';
import { Traffic } from '../../../server/traffic.ts';
import { LocalBus } from '../../../server/fanout/localFanout.ts';
import { createLog } from '../../../server/log.ts';
import { createMetrics } from '../../../server/metrics.ts';
import type { Api } from '../../../server/routes/api.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { noteIssues } from '../../../server/trackers/noteIssues.ts';
import { openTrackers } from '../../../server/trackers/openTrackers.ts';
import { CommitQueue } from '../../../server/sync/commitQueue.ts';
import { syncLimits } from '../../../server/sync/limits.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import type { LinkRole } from '../../../shared/protocol/members.ts';
import type { TrackerQueue } from '../../../server/trackers/trackerQueue.ts';
import { MemoryTracker } from './memoryTracker.ts';
import { HandClock } from './testServer.ts';
import { join } from 'node:path';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly text: string;
  readonly bytes: Uint8Array;
}

export interface TestApp {
  readonly api: Api;
  readonly clock: HandClock;
  readonly storage: Storage;
  readonly rooms: Rooms;
  /** What every connection to a tracker leads to. */
  readonly tracker: MemoryTracker;
  readonly queue: TrackerQueue;
  /** Every pattern the app routes, with its method. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Somebody who has no session yet. */
  readonly visitor: () => Person;
  /** Somebody with a guest session. */
  readonly person: (name: string) => Promise<Person>;
}

export class Person {
  cookie = '';
  private readonly request: (path: string, init: RequestInit) => Response | Promise<Response>;

  constructor(request: (path: string, init: RequestInit) => Response | Promise<Response>) {
    this.request = request;
  }

  /** Somebody else with a guest session. */
  async other(name: string): Promise<Person> {
    const person = new Person(this.request);
    await person.post('/api/session', { name });
    return person;
  }

  get = (path: string): Promise<Reply> => this.ask('GET', path);
  post = (path: string, body: unknown = {}): Promise<Reply> => this.ask('POST', path, body);
  delete = (path: string): Promise<Reply> => this.ask('DELETE', path);

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const reply = await this.request(`http://localhost${path}`, {
      method,
      headers: { host: 'localhost', ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...headers },
      ...(body === undefined ? {} : { body: asSent(body) }),
    });
    const set = reply.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';')[0]!;
    const bytes = new Uint8Array(await reply.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = reply.headers.get('content-type')?.includes('json') === true;
    return {
      status: reply.status,
      headers: reply.headers,
      body: isJson ? JSON.parse(text) : null,
      text,
      bytes,
    };
  }

  /** Sends a file as it is. */
  upload(path: string, content: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.ask('POST', path, content, headers);
  }

  async makeMap(title = 'Online shop', more: object = {}): Promise<string> {
    return ((await this.post('/api/maps', { title, ...more })).body as { id: string }).id;
  }

  async share(mapId: string, role: LinkRole = 'editor'): Promise<{ id: string; token: string }> {
    return (await this.post(`/api/maps/${mapId}/links`, { role })).body as { id: string; token: string };
  }

  /** Runs a command over HTTP and answers its result. */
  async command<T>(mapId: string, name: string, input: unknown): Promise<T> {
    const { status, body } = await this.post(`/api/maps/${mapId}/commands/${name}`, input);
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`);
    return (body as { result: T }).result;
  }
}

function asSent(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Requests come from the machine itself. */
const thisMachine = { socket: { remoteAddress: '127.0.0.1' } };

export function testApp(
  given: { storage?: Storage; publicUrl?: URL; requestLimits?: Partial<RequestLimits> } = {},
): TestApp {
  const storage = given.storage ?? memoryStorage();
  const memoryTracker = new MemoryTracker();
  const clock = new HandClock();
  const log = createLog('silent');
  const counters = new Counters();
  const traffic = new Traffic();
  const queue = new CommitQueue({ documents: storage.documents, clock, log, traffic });
  const rooms = new Rooms({
    documents: storage.documents,
    shared: storage.isShared ? storage : null,
    fanout: new LocalBus().join(),
    queue,
    clock,
    log,
    traffic,
    limits: syncLimits,
    counters,
    roleNow: (principal, mapId) => roleNow(storage, principal, mapId, clock.now()),
    namesOf: (sessionIds) => storage.sessions.namesOf(sessionIds),
  });
  const trackers = openTrackers(Buffer.alloc(32, 7), {
    ...{ trackers: storage.trackers, clock, log, counts: traffic.trackerTries },
    open: memoryTracker.open,
    outgoing: () => Promise.reject(new Error('Nothing leaves a test.')),
    onIssue: async (mapId, storyId, issue) =>
      noteIssues({ rooms, clock }, (await storage.maps.find(mapId))!, [{ storyId, ...issue }]),
  });
  const metrics = createMetrics({ traffic, counters, rooms, queue });
  metrics.stop();
  const { app, api } = createApp({
    storage,
    rooms,
    queue,
    clock,
    log,
    syncLimits,
    loopLag: () => 0,
    counters,
    trackers,
    tickets: new Tickets(storage.tickets, clock),
    rateLimits: new RateLimits({ ...requestLimits, ...given.requestLimits }),
    metrics,
    metricsToken: undefined,
    publicUrl: given.publicUrl,
    isSecure: given.publicUrl?.protocol === 'https:',
    clientFolder: join(import.meta.dirname, 'client'),
  });
  const visitor = (): Person =>
    new Person((path, init) => app.request(path, init, { incoming: thisMachine }));
  return {
    api,
    clock,
    storage,
    rooms,
    tracker: memoryTracker,
    queue: trackers.queue,
    routes: app.routes,
    visitor,
    person: async (name) => {
      const person = visitor();
      await person.post('/api/session', { name });
      return person;
    },
  };
}
