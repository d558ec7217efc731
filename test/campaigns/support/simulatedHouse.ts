/** The real rooms over a store in memory, on a clock moved by hand; they can crash at any step of a commit and start again. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as Y from 'yjs';
import type { Clock } from '../../../server/clock.ts';
import { Counters } from '../../../server/counters.ts';
import { LocalBus } from '../../../server/fanout/localFanout.ts';
import { createLog } from '../../../server/log.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import type { Batch, BatchOutcome, DocumentStore } from '../../../server/storage/documentStore.ts';
import { CommitQueue } from '../../../server/sync/commitQueue.ts';
import { Connection } from '../../../server/sync/connection.ts';
import { firstUpdate } from '../../../server/sync/firstUpdate.ts';
import { syncLimits } from '../../../server/sync/limits.ts';
import { replay } from '../../../server/sync/openDocument.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import { Traffic } from '../../../server/traffic.ts';
import { HandClock } from '../../server/support/testServer.ts';
import type { Random } from '../../support/random.ts';
import type { BadLink } from './badLink.ts';

const mapId = 'simulated';
const map = { id: mapId, epoch: 'epoch' };
const doc = `map:${mapId}`;
const log = createLog('silent');
const plenty = { burst: 1e9, perSecond: 1e9 };

/** One life of the server process: when it has crashed, none of its timers and promises goes on. */
interface Life {
  readonly rooms: Rooms;
  isOver: boolean;
}

export class SimulatedHouse {
  readonly clock = new HandClock();
  /** The disk refuses while it is full. */
  isFull = false;
  crashes = 0;
  private readonly traffic = new Traffic();
  private readonly storage = memoryStorage();
  private readonly random: Random;
  private readonly isLying: boolean;
  private readonly sockets = new Map<BadLink, Connection>();
  private life: Life;
  /** What the next commit does instead of the usual. */
  private fate: 'none' | 'dieBefore' | 'dieAfter' = 'none';
  private seenDoc: Y.Doc | null = null;
  private made = 0;

  /** `isLying`: now and then the store says saved and has written nothing. */
  constructor(random: Random, isLying: boolean) {
    this.random = random;
    this.isLying = isLying;
    this.life = this.live();
  }

  async build(): Promise<void> {
    const { row } = firstUpdate(mapId, 'Online shop', map.epoch, 'alice', null, this.clock.now());
    const at = this.clock.now();
    const dates = { createdAt: at, updatedAt: at, deletedAt: null };
    await this.storage.maps.create(
      { id: mapId, title: 'Online shop', stories: 0, ownerSession: 'alice', epoch: map.epoch, ...dates },
      row,
    );
  }

  /** A socket of this person. */
  connect(name: string, link: BadLink): void {
    const connection = new Connection({
      address: null,
      id: `socket-${++this.made}`,
      socket: link,
      principal: {
        kind: 'session',
        id: name,
        name,
        colour: 0,
        by: { kind: 'browser', id: name },
        formerIds: [],
      },
      role: 'owner',
      clock: this.clockOf(this.life),
      limits: limitsOf(),
      onRefusal: () => undefined,
      traffic: this.traffic,
    });
    this.sockets.set(link, connection);
    this.life.rooms.connect(map, connection);
  }

  /** Frames arrive from this socket. */
  receive(link: BadLink, frames: readonly Uint8Array[]): void {
    const connection = this.sockets.get(link);
    if (link.takePing()) connection?.ponged();
    for (const frame of frames) connection?.receive(frame);
  }

  /** The socket is gone. */
  disconnect(link: BadLink): void {
    const connection = this.sockets.get(link);
    this.sockets.delete(link);
    if (connection !== undefined) this.life.rooms.disconnect(mapId, connection);
  }

  /** A change over HTTP; resolves when it was acknowledged, rejects when it could not be saved. */
  command<T>(work: (doc: Y.Doc) => T): Promise<T> {
    return this.life.rooms.with(map, (room) => room.run('session:script', work));
  }

  /** Whether the map is loaded, or worked on for more than a turn. */
  get isBusy(): boolean {
    return this.life.rooms.openRoom(mapId)?.isLive !== true;
  }

  /** Lets everything that is due happen: commits, loads, answers. */
  async turn(): Promise<void> {
    for (let i = 0; i < 3; i++) await nextTurn();
    // The room's own client id is random; here it comes from the seed.
    const room = this.life.rooms.openRoom(mapId);
    if (room?.isLive !== true) return;
    room.read((live) => {
      if (live === this.seenDoc) return;
      this.seenDoc = live;
      live.clientID = 1_000_000 + this.random.below(1_000_000_000);
    });
  }

  /** The process dies at once, or at its next commit: before it or right after. Everybody is cut off. */
  async crash(moment: 'now' | 'dieBefore' | 'dieAfter'): Promise<void> {
    if (moment !== 'now') {
      this.fate = moment;
      await this.turn();
      this.fate = 'none';
    }
    this.life.isOver = true;
    this.crashes++;
    this.life = this.live();
    for (const link of this.sockets.keys()) link.terminate();
    this.sockets.clear();
  }

  /** Stops as on SIGTERM, with everything saved, and starts again. */
  async restart(): Promise<void> {
    await this.life.rooms.drain();
    this.life.isOver = true;
    this.life = this.live();
    this.sockets.clear();
  }

  /** The document in memory, once nothing is being loaded. */
  openDocument(): Promise<Y.Doc> {
    return this.life.rooms.with(map, (room) => room.read((live) => live));
  }

  /** What is on disk, as a fresh process would load it. */
  async stored(): Promise<Y.Doc> {
    return replay(await this.storage.documents.load(doc));
  }

  private live(): Life {
    const life = { isOver: false } as { isOver: boolean; rooms: Rooms };
    const clock = this.clockOf(life);
    const documents = this.documentsOf(life);
    const queue = new CommitQueue({ documents, clock, log, traffic: this.traffic, timer: () => 0 });
    life.rooms = new Rooms({
      ...{ documents, queue, clock, log, limits: limitsOf(), counters: new Counters() },
      traffic: this.traffic,
      shared: null,
      fanout: new LocalBus().join(),
      roleNow: async () => 'owner',
      namesOf: async () => new Map(),
    });
    return life;
  }

  private clockOf(life: { readonly isOver: boolean }): Clock {
    return {
      now: this.clock.now,
      after: (ms, work) => this.clock.after(ms, () => void (life.isOver || work())),
    };
  }

  private documentsOf(life: { readonly isOver: boolean }): DocumentStore {
    const { documents } = this.storage;
    const never = new Promise<never>(() => undefined);
    return {
      ...documents,
      load: async (name) => {
        const stored = await documents.load(name);
        return life.isOver ? never : stored;
      },
      commit: async (...rows) => {
        if (life.isOver || this.fate === 'dieBefore') return never;
        if (this.isFull) throw new Error('database or disk is full');
        const [batches] = rows;
        if (this.isLying && this.random.chance(0.2)) return lie(batches);
        const outcomes = await documents.commit(...rows);
        return this.fate === 'dieAfter' || life.isOver ? never : outcomes;
      },
      compact: async (...stretch) => {
        if (!life.isOver) await documents.compact(...stretch);
      },
    };
  }
}

/** Everything was written, it says. */
function lie(batches: readonly Batch[]): BatchOutcome[] {
  return batches.map(({ doc: name, after, rows }) => ({
    ...{ doc: name, lastSeq: after + rows.length, others: [], isRefused: false },
  }));
}

function limitsOf(): typeof syncLimits {
  return {
    ...syncLimits,
    ...{ updates: plenty, structs: plenty, bytes: plenty, barriers: plenty, questions: plenty },
    compactAfter: 15,
  };
}
