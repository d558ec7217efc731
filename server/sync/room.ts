/** One open map: its document, the people on it, and the way from a change to disk to everybody. */
import * as Y from 'yjs';
import type { Origin } from '../../shared/commands/origin.ts';
import { metaOf, recordsOf } from '../../shared/model/document.ts';
import { migrateDocument } from '../../shared/model/migrations/migrations.ts';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import type { Mode } from '../../shared/protocol/frame.ts';
import { atLeast } from '../../shared/protocol/role.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { DocumentStore, MapSummary } from '../storage/storage.ts';
import type { CommitQueue, Committer } from './commitQueue.ts';
import type { Connection } from './connection.ts';
import { examineUpdate } from './gate.ts';
import { inspectChange } from './inspectChange.ts';
import type { SyncLimits } from './limits.ts';
import { dropPending, hasPending, replay } from './openDocument.ts';
import { Outbox } from './outbox.ts';
import { Refusal } from './refusal.ts';
import { RoomPeople } from './roomPeople.ts';

export interface RoomDependencies {
  readonly documents: DocumentStore;
  readonly queue: CommitQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SyncLimits;
}

export interface RoomMap {
  readonly id: string;
  readonly epoch: string;
}

/** loading → live → draining → gone; a refused change leads from live to loading and back. */
export type RoomState = 'loading' | 'live' | 'draining' | 'gone';

const serverOwner = 'server';
/** How often an answer waits for newer edits to reach the disk before it is read from there. */
const mostWaits = 20;

export class Room implements Committer {
  readonly map: RoomMap;
  readonly name: string;
  readonly people: RoomPeople;
  private readonly given: RoomDependencies;
  private readonly outbox: Outbox;
  private readonly unwatch: () => void;
  private readonly owners = new Map<number, string>();
  private state: RoomState = 'loading';
  private loading: Promise<void>;
  private doc = new Y.Doc();
  private lastSeq = 0;
  private rowsSinceSnapshot = 0;
  private uncommittedBytes = 0;
  private isDamaged = false;
  private captured: Uint8Array[] = [];
  private transactions: Y.Transaction[] = [];

  constructor(map: RoomMap, given: RoomDependencies) {
    this.map = map;
    this.name = `map:${map.id}`;
    this.given = given;
    this.people = new RoomPeople(this, given);
    this.outbox = new Outbox(this.people);
    this.unwatch = given.queue.watch(this);
    this.loading = this.load();
    this.loading.catch(() => undefined); // whoever opens the room hears of it
  }

  /** Resolves when the document is whole in memory. Rejects when it cannot be loaded: never an empty one. */
  ready(): Promise<void> {
    return this.loading;
  }

  get isLive(): boolean {
    return this.state === 'live';
  }

  get isGone(): boolean {
    return this.state === 'gone';
  }

  get hasUncommitted(): boolean {
    return this.outbox.committedSeq < this.lastSeq;
  }

  /** Log rows that no snapshot stands for yet. */
  get rowsToCompact(): number {
    return this.rowsSinceSnapshot;
  }

  /** What a socket of this role may do now. */
  modeFor(connection: Connection): Mode {
    if (this.state === 'draining' || this.state === 'gone') return 'draining';
    if (!atLeast(connection.role, 'editor')) return 'read-only-role';
    return this.given.queue.isFailing ? 'read-only-storage' : 'read-write';
  }

  ownerOf(client: number): string | undefined {
    if (client === this.doc.clientID) return serverOwner;
    return this.owners.get(client) ?? this.people.claimOwner(client);
  }

  /** Reads the live document; call only after {@link ready}. */
  read<T>(look: (doc: Y.Doc) => T): T {
    return look(this.doc);
  }

  /** Runs a server-side change and resolves with its result once it is on disk. */
  async run<T>(owner: string, work: (doc: Y.Doc) => T): Promise<T> {
    do await this.loading;
    while (this.state === 'loading');
    if (this.state !== 'live')
      throw new Refusal(closeCode.restarting, 'The server is restarting. Try again.');
    if (this.given.queue.isFailing) throw new Refusal(closeCode.tooBusy, 'The server cannot save right now.');
    let result: T;
    try {
      result = work(this.doc);
    } catch (error) {
      if (this.takeCaptured().updates.length > 0) this.reload();
      throw error;
    }
    const { updates } = this.takeCaptured();
    const isFirst = this.owners.get(this.doc.clientID) === undefined;
    if (updates.length === 0) return result;
    this.enqueue(updates, owner, isFirst ? [[this.doc.clientID, serverOwner]] : [], null);
    await this.outbox.durable(this.lastSeq);
    return result;
  }

  /** An update or SyncStep2 of a socket. Throws {@link Refusal}. */
  receive(connection: Connection, update: Uint8Array, isStep2: boolean): void {
    const mayWrite = atLeast(connection.role, 'editor');
    if (!mayWrite && !isStep2) throw lookOnly();
    const answer = examineUpdate(update, {
      doc: this.doc,
      owner: connection.owner,
      ownerOf: (client) => this.ownerOf(client),
      mayHeal: this.isDamaged && isStep2,
    });
    if (answer.kind === 'nothing') return;
    if (!mayWrite) throw lookOnly();
    if (answer.kind === 'pending') {
      if (!connection.isSynced && !isStep2) return; // the SyncStep2 on its way contains it
      throw new Refusal(closeCode.badFrame, 'The change builds on something this map does not have.');
    }
    if (this.uncommittedBytes + update.byteLength > this.given.limits.uncommitted) {
      throw new Refusal(closeCode.tooBusy, 'The server cannot save right now. Your changes stay with you.');
    }
    const updates = this.applyFrom(connection, update);
    const newClients = answer.newClients.map((client) => [client, connection.owner] as const);
    if (updates.length > 0) this.enqueue(updates, connection.owner, newClients, connection);
  }

  /** Answers SyncStep1 once everything in the document is on disk, so that nobody sees what could be lost. */
  sendState(connection: Connection, stateVector: Uint8Array, attempt = 1): void {
    if (this.hasUncommitted && (this.given.queue.isFailing || attempt > mostWaits)) {
      connection.hasState = true;
      void this.sendStoredState(connection, stateVector);
      return;
    }
    this.outbox.whenDurable(this.lastSeq, () => {
      if (connection.isClosed) return;
      const again = (): void => this.sendState(connection, stateVector, attempt + 1);
      if (this.state === 'loading') this.loading.then(again, () => undefined);
      else if (this.hasUncommitted) again();
      else {
        connection.hasState = true;
        this.outbox.sendState(connection, this.doc, stateVector);
      }
    });
  }

  /** Tells the socket when everything it sent before is on disk. */
  barrier(connection: Connection, version: number): void {
    this.outbox.whenDurable(this.lastSeq, () => connection.sendFrame({ kind: 'durable', version }));
  }

  summary(): MapSummary | null {
    if (this.state === 'gone' || this.state === 'loading') return null;
    const title = metaOf(this.doc).get('title');
    let stories = 0;
    recordsOf(this.doc, 'story').forEach((story) => {
      if (story instanceof Y.Map && story.get('archivedAt') === null) stories++;
    });
    const at = this.given.clock.now();
    return { mapId: this.map.id, title: typeof title === 'string' ? title : '', stories, at };
  }

  committed(seq: number): void {
    this.outbox.committed(seq);
    if (!this.hasUncommitted) this.uncommittedBytes = 0;
  }

  storageChanged(): void {
    this.people.announceMode();
  }

  conflicted(): void {
    this.given.log.error({ map: this.map.id }, 'another writer was at this map');
    this.destroy();
    this.people.closeAll(closeCode.serverError, 'The map was changed elsewhere. Reconnecting.');
  }

  /** Takes no more changes; people are told. What still comes in is neither read nor acknowledged. */
  drain(): void {
    if (this.state !== 'gone') this.state = 'draining';
    this.people.announceMode();
    this.people.holdAll();
  }

  /** Leaves memory. */
  destroy(): void {
    this.state = 'gone';
    this.unwatch();
    this.outbox.abandon(new Refusal(closeCode.restarting, 'The map was closed meanwhile. Try again.'));
    this.doc.destroy();
  }

  compacted(): void {
    this.rowsSinceSnapshot = 0;
  }

  private applyFrom(connection: Connection, update: Uint8Array): Uint8Array[] {
    const origin: Origin = { kind: 'socket', socketId: connection.id };
    try {
      Y.applyUpdate(this.doc, update, origin);
      const { updates, transactions } = this.takeCaptured();
      if (hasPending(this.doc))
        throw new Refusal(closeCode.badFrame, 'The change builds on something missing.');
      for (const transaction of transactions) inspectChange(transaction);
      return updates;
    } catch (error) {
      this.reload();
      if (error instanceof Refusal) throw error;
      this.given.log.warn({ map: this.map.id, err: error }, 'an update could not be applied');
      throw new Refusal(closeCode.badFrame, 'The change could not be applied.');
    }
  }

  private enqueue(
    updates: readonly Uint8Array[],
    owner: string,
    newClients: readonly (readonly [number, string])[],
    from: Connection | null,
  ): void {
    for (const [client, clientOwner] of newClients) this.owners.set(client, clientOwner);
    updates.forEach((bytes, i) => {
      this.lastSeq++;
      this.rowsSinceSnapshot++;
      this.uncommittedBytes += bytes.byteLength;
      this.outbox.add(this.lastSeq, bytes, from);
      const row = { doc: this.name, seq: this.lastSeq, bytes, owner, at: this.given.clock.now() };
      this.given.queue.enqueue({ ...row, newClients: i === 0 ? newClients : [] }, this);
    });
  }

  private takeCaptured(): { updates: Uint8Array[]; transactions: Y.Transaction[] } {
    const taken = { updates: this.captured, transactions: this.transactions };
    this.captured = [];
    this.transactions = [];
    return taken;
  }

  /** Builds the document anew from what was accepted; what was refused is gone. */
  private reload(): void {
    if (this.state === 'gone') return;
    this.people.holdAll();
    this.loading = this.load();
    this.loading.catch((error: unknown) => {
      this.given.log.error({ map: this.map.id, err: error }, 'a map could not be loaded again');
      this.destroy();
      this.people.closeAll(closeCode.serverError, 'The map could not be loaded. Reconnecting.');
    });
  }

  private async load(): Promise<void> {
    const wasDraining = this.state === 'draining';
    this.state = 'loading';
    const unwritten = this.given.queue.uncommitted(this.name).map((row) => row.bytes);
    const stored = await this.given.documents.load(this.name);
    if (stored.lastSeq === 0) throw new Error(`Nothing is stored of ${this.name}.`);
    const doc = replay(stored, unwritten);
    this.isDamaged = stored.damaged.length > 0;
    if (this.isDamaged) {
      this.given.log.error(
        { map: this.map.id, damaged: stored.damaged },
        'part of a map is damaged; loaded without it',
      );
      dropPending(doc);
    }
    this.doc.destroy();
    this.doc = doc;
    for (const [client, owner] of stored.clients) this.owners.set(client, owner);
    if (this.lastSeq === 0) this.outbox.startAt(stored.lastSeq);
    this.lastSeq = Math.max(this.lastSeq, stored.lastSeq);
    this.rowsSinceSnapshot = Math.max(this.rowsSinceSnapshot, stored.updates.length);
    this.captured = [];
    this.transactions = [];
    doc.on('update', (bytes: Uint8Array) => void this.captured.push(bytes));
    doc.on('afterTransaction', (transaction: Y.Transaction) => void this.transactions.push(transaction));
    this.migrate();
    this.outbox.forgetState();
    this.state = wasDraining ? 'draining' : 'live';
    if (!wasDraining) this.people.readAll();
  }

  private migrate(): void {
    migrateDocument(this.doc);
    const { updates } = this.takeCaptured();
    if (updates.length > 0) this.enqueue(updates, serverOwner, [[this.doc.clientID, serverOwner]], null);
  }

  private async sendStoredState(connection: Connection, stateVector: Uint8Array): Promise<void> {
    try {
      const doc = replay(await this.given.documents.load(this.name));
      this.outbox.sendState(connection, doc, stateVector, false);
      doc.destroy();
    } catch (error) {
      this.given.log.error({ map: this.map.id, err: error }, 'a map could not be read');
      connection.close(closeCode.serverError, 'The map could not be read. Reconnecting.');
    }
  }
}

function lookOnly(): Refusal {
  return new Refusal(closeCode.forbidden, 'You may look at this map, not change it.');
}
