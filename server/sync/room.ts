/** One open map: its document, the people on it, and the way from a change to disk to everybody. */
import type * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import type { Mode } from '../../shared/protocol/frame.ts';
import { documentName, type Scope } from '../../shared/model/scope.ts';
import { documentRules } from '../../shared/protocol/documents.ts';
import type { RoomNotice } from '../../shared/protocol/notice.ts';
import { atLeast } from '../../shared/protocol/role.ts';
import type { BatchOutcome, MapSummary, UpdateRow } from '../storage/documentStore.ts';
import { Answers } from './answers.ts';
import type { Committer } from './commitQueue.ts';
import type { Connection } from './connection.ts';
import type { News } from './gate.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';
import { CatchUp } from './catchUp.ts';
import { weightOf } from './compactDocument.ts';
import { openStored } from './openStored.ts';
import { Outbox } from './outbox.ts';
import { cannotSave, lookOnly, Refusal } from './refusal.ts';
import type { RoomDependencies } from './roomDependencies.ts';
import { RoomNotices } from './roomNotices.ts';
import type { RoomDocument, Written } from './roomDocument.ts';
import { RoomPeople } from './roomPeople.ts';
import { senderOf } from './senderOf.ts';
import { SummaryPace } from './summaryPace.ts';
import { finish, goOn, type Restful } from './turns.ts';

export interface RoomMap {
  readonly id: string;
  readonly epoch: string;
}

/**
 * loading → live → draining → gone. A refused change leads from live to loading and back, a long one to working and
 * back: everybody waits then, for the document is whole again or changed as a whole afterwards.
 */
export type RoomState = 'loading' | 'live' | 'working' | 'draining' | 'gone';

const serverOwner = 'server';

export class Room implements Committer {
  readonly map: RoomMap;
  readonly scope: Scope;
  readonly name: string;
  readonly people: RoomPeople;
  readonly neighbours: Neighbours;
  readonly answers: Answers;
  private readonly reading: CatchUp;
  private readonly given: RoomDependencies;
  private readonly outbox: Outbox;
  private readonly notices: RoomNotices;
  private readonly summaryPace = new SummaryPace();
  private readonly unwatch: () => void;
  private readonly owners = new Map<number, string>();
  private state: RoomState = 'loading';
  /** Resolves when nothing is loaded or worked on any more. */
  private loading: Promise<void>;
  private document: RoomDocument | null = null;
  /** Every row up to this number of the log is in the document. */
  storedSeq = 0;
  /** How many rows this room has accepted from its own people, on disk or not. */
  acceptedNumber = 0;
  private rowsSinceSnapshot = 0;
  private uncommittedBytes = 0;
  private isDraining = false;

  constructor(map: RoomMap, given: RoomDependencies, scope: Scope = 'map') {
    this.map = map;
    this.scope = scope;
    this.name = documentName(scope, map.id);
    this.given = given;
    this.people = new RoomPeople(this, given);
    this.neighbours = neighboursOf(this, given);
    this.reading = new CatchUp({
      mayRead: () => this.document !== null && !this.hasUncommitted,
      read: async () =>
        void this.takeIn(await given.documents.after(this.name, this.storedSeq), 'all there are'),
      failed: (error) =>
        given.log.error({ map: map.id, err: error }, 'changes of other nodes could not be read'),
    });
    this.outbox = new Outbox(this.people);
    this.answers = new Answers(this, this.outbox, given);
    this.notices = new RoomNotices(given.clock);
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

  /** The document is not whole, or about to be another. */
  get isBusy(): boolean {
    return this.state === 'loading' || this.state === 'working';
  }

  get isGone(): boolean {
    return this.state === 'gone';
  }

  get hasUncommitted(): boolean {
    return this.outbox.committedNumber < this.acceptedNumber;
  }

  /** Log rows that no snapshot stands for yet; a long one counts as several. */
  get rowsToCompact(): number {
    return this.rowsSinceSnapshot;
  }

  /** What a socket of this role may do now. */
  modeFor(connection: Connection): Mode {
    if (this.isDraining || this.state === 'gone') return 'draining';
    if (!this.mayWrite(connection)) return 'read-only-role';
    return this.given.queue.isFailing ? 'read-only-storage' : 'read-write';
  }

  private mayWrite({ role }: Connection): boolean {
    return atLeast(role, documentRules[this.scope].writes);
  }

  /** What somebody who comes in should know. */
  newsFor(connection: Connection): RoomNotice[] {
    return this.notices.newsFor(connection);
  }

  /** The last row there will be once everything accepted here is on disk; rows of other nodes may come before. */
  private get expectedSeq(): number {
    return this.storedSeq + this.acceptedNumber - this.outbox.committedNumber;
  }

  ownerOf(client: number): string | undefined {
    return this.document?.ownerOf(client) ?? this.people.claimOwner(client);
  }

  /** Reads the live document; call only after {@link ready}. */
  read<T>(look: (doc: Y.Doc) => T): T {
    return look(this.loaded.doc);
  }

  /** Runs a server-side change of somebody and resolves with its result once it is on disk. */
  async run<T>(owner: string, work: (doc: Y.Doc) => T, name = ''): Promise<T> {
    do await this.loading;
    while (this.isBusy);
    if (this.state !== 'live')
      throw new Refusal(closeCode.restarting, 'The server is restarting. Try again.');
    if (this.given.queue.isFailing) throw new Refusal(closeCode.tooBusy, 'The server cannot save right now.');
    const { document } = this;
    try {
      const { result, written } = this.loaded.change(work);
      this.enqueue(written, { owner, name }, null);
      await this.outbox.durable(this.acceptedNumber);
      return result;
    } catch (error) {
      if (document === this.document && document?.isSpoiled === true) this.reload();
      throw error;
    }
  }

  /** Does what a frame asks for; what is not done in one turn of the loop holds up this room, and no other. */
  work(work: Restful<void>): void {
    if (goOn(work)) return;
    this.state = 'working';
    this.people.holdAll();
    this.loading = finish(work, () => this.isGone).finally(() => {
      if (this.state !== 'working') return; // what was refused late is being undone
      this.serve();
      void this.catchUp();
    });
    this.loading.catch(() => undefined);
  }

  /** An update or SyncStep2 of a socket. Throws {@link Refusal}. */
  *receive(connection: Connection, update: Uint8Array, isStep2: boolean): Restful<void> {
    if (!this.mayWrite(connection) && !isStep2) throw lookOnly();
    const news = yield* this.admit(connection, update, isStep2);
    if (news === null) return;
    if (this.uncommittedBytes + update.byteLength > this.given.limits.uncommitted) throw cannotSave();
    const sender = senderOf(this.map.id, connection);
    const written = yield* this.orAnew(this.loaded.apply(update, news, sender));
    this.enqueue(written, { owner: sender.owner, name: connection.principal.name }, connection);
    if (news.healing !== null && !this.loaded.isDamaged) this.noteHealed(this.expectedSeq);
  }

  summary(): MapSummary | null {
    if (this.scope !== 'map' || this.document === null || this.isGone || this.isBusy) return null;
    const shown = { mapId: this.map.id, ...this.document.summary() };
    return this.summaryPace.due({ ...shown, at: this.given.clock.now() });
  }

  committed(number: number, { others, lastSeq }: BatchOutcome): void {
    if (this.takeIn(others, 'among ours')) this.storedSeq = Math.max(this.storedSeq, lastSeq);
    this.summaryPace.noteWritten();
    if (others.length > 0) {
      this.summaryPace.forget();
      this.given.queue.summarise(this); // ours did not show what theirs did
    }
    this.outbox.committed(number);
    if (number > 0) this.neighbours.tellRows();
    if (this.hasUncommitted) return;
    this.uncommittedBytes = 0;
    void this.reading.goOn();
  }

  /** Reads what other nodes wrote. */
  catchUp(): Promise<void> {
    return this.reading.more();
  }

  storageChanged(): void {
    this.people.announceMode();
  }

  conflicted(): void {
    this.leaveBehind('a client id was taken on another node');
  }

  /**
   * Takes no more changes; people are told. What still comes in is neither read nor acknowledged. Resolves when what was
   * begun is on its way to the disk.
   */
  async drain(): Promise<void> {
    this.isDraining = true;
    if (this.state === 'live') this.state = 'draining';
    this.people.announceMode();
    this.people.holdAll();
    if (this.state === 'working') await this.loading;
  }

  /** Leaves memory. */
  destroy(): void {
    this.state = 'gone';
    this.unwatch();
    this.neighbours.close();
    this.outbox.abandon(new Refusal(closeCode.restarting, 'The map was closed meanwhile. Try again.'));
    this.document?.doc.destroy();
  }

  compacted(): void {
    this.rowsSinceSnapshot = 0;
  }

  /** The document, for code that runs only when there is one. */
  private get loaded(): RoomDocument {
    if (this.document === null) throw new Error(`${this.name} is not loaded.`);
    return this.document;
  }

  /** What is new in an update that may be applied; null: it brings nothing now. Throws {@link Refusal}. */
  private *admit(connection: Connection, update: Uint8Array, isStep2: boolean): Restful<News | null> {
    const answer = yield* this.loaded.examine(update, connection.owner, isStep2, {
      ownerOf: (client) => connection.asOwn(this.ownerOf(client)),
      // A first exchange may bring what another tab of this person could not send yet.
      isElsewhere: (client) => !isStep2 && this.people.isElsewhere(client, connection),
    });
    if (answer.kind === 'nothing') return null;
    if (!this.mayWrite(connection)) throw lookOnly();
    if (answer.kind === 'pending') {
      if (!connection.isSynced && !isStep2) return null; // the SyncStep2 on its way contains it
      throw new Refusal(
        closeCode.badFrame,
        'The change builds on something this map does not have.',
        'pending',
      );
    }
    return answer;
  }

  /** What cannot be applied as a whole is refused, and the document built anew. */
  private *orAnew<T>(change: Restful<T>): Restful<T> {
    try {
      return yield* change;
    } catch (error) {
      this.reload();
      if (error instanceof Refusal) throw error;
      this.given.log.debug({ map: this.map.id, err: error }, 'an update could not be applied');
      throw new Refusal(closeCode.badFrame, 'The change could not be applied.');
    }
  }

  /** Applies rows of other nodes and shows them to everybody here. False: not now, the document is being built. */
  private takeIn(rows: readonly UpdateRow[], which: 'among ours' | 'all there are'): boolean {
    if (this.state === 'working' && rows.length === 0) return true;
    if (this.state !== 'live' && this.state !== 'draining') return false;
    for (const row of rows) {
      if (row.seq <= this.storedSeq) continue;
      try {
        if (which === 'all there are' && row.seq > this.storedSeq + 1)
          throw new Error(`Row ${this.storedSeq + 1} is missing.`);
        this.loaded.takeIn(row);
      } catch (error) {
        this.leaveBehind('a row of another node cannot be taken in', error);
        return false;
      }
      this.storedSeq = row.seq;
      this.rowsSinceSnapshot += weightOf(row.bytes);
      this.people.giveUpClaims(row.newClients);
      this.outbox.pass(row.bytes);
    }
    return true;
  }

  /** What is in memory is not what is stored: everybody comes back to a room that is loaded anew. */
  private leaveBehind(why: string, error?: unknown): void {
    this.given.log.error({ map: this.map.id, err: error }, why);
    this.destroy();
    this.people.closeAll(closeCode.serverError, 'The map was changed elsewhere. Reconnecting.');
  }

  private enqueue(
    { updates, newClients, removed }: Written,
    by: { readonly owner: string; readonly name: string },
    from: Connection | null,
  ): void {
    const removal = this.notices.removed(by, removed, this.loaded.doc, this.expectedSeq);
    updates.forEach((bytes, i) => {
      this.acceptedNumber++;
      this.rowsSinceSnapshot += weightOf(bytes);
      this.uncommittedBytes += bytes.byteLength;
      this.outbox.add(this.acceptedNumber, bytes, from);
      const row = { doc: this.name, bytes, owner: by.owner, at: this.given.clock.now() };
      const restorePoint = i === 0 ? removal?.point : undefined;
      const brought = i === 0 ? newClients : [];
      this.given.queue.enqueue({ ...row, newClients: brought, restorePoint }, this.acceptedNumber, this);
    });
    if (removal !== null) {
      this.outbox.whenDurable(this.acceptedNumber, () => this.people.tellAll(removal.notice));
    }
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
    this.state = 'loading';
    const isFirst = this.document === null;
    const unwritten = this.given.queue.uncommitted(this.name).map((row) => row.bytes);
    const open = async () => {
      if (this.isGone) return null;
      return openStored(this, this.given, unwritten, this.owners, async (unread) => {
        if (isFirst) await this.answers.sendUnread(unread);
      });
    };
    // Where it is built anew people were served already: they wait for nobody else's map.
    const opened = await (isFirst ? this.given.loads.inTurn(open) : open());
    if (opened === null || this.isGone) return;
    const { stored, document } = opened;
    this.answers.haveRead();
    this.notices.damaged(stored.damaged);
    const damaged = stored.damaged.filter(({ healedAt }) => healedAt === null);
    if (damaged.length > 0) {
      this.given.traffic.damagedLoads++;
      this.given.log.error({ map: this.map.id, damaged }, 'part of a map is damaged; loaded without it');
    }
    if (damaged.length > 0 && !document.isDamaged) this.noteHealed(stored.lastSeq);
    this.document?.doc.destroy();
    // A document built anew may know more rows than the people here were told of: they are taken in below.
    if (this.document === null) this.storedSeq = stored.lastSeq;
    const mayLag = this.storedSeq < stored.lastSeq;
    this.document = document;
    const unsnapped = stored.updates.reduce((sum, row) => sum + weightOf(row.bytes), 0);
    this.rowsSinceSnapshot = Math.max(this.rowsSinceSnapshot, unsnapped);
    const server = { owner: serverOwner, name: '' };
    if (stored.lastSeq + unwritten.length === 0) this.enqueue(document.begin(), server, null);
    this.enqueue(document.migrate(), server, null);
    this.outbox.keepStored(stored);
    this.serve();
    void (mayLag ? this.catchUp() : this.reading.goOn());
  }

  /** Nothing is missing any more, or it was given up: once what came is on disk, that is written down. */
  private noteHealed(seq: number): void {
    const { documents, clock, log } = this.given;
    this.outbox.whenDurable(this.acceptedNumber, () => {
      documents.markHealed(this.name, seq, clock.now()).catch((error: unknown) => {
        log.error({ map: this.map.id, err: error }, 'that a map is healed could not be written down');
      });
    });
  }

  private serve(): void {
    this.state = this.isDraining ? 'draining' : 'live';
    if (!this.isDraining) this.people.readAll();
  }
}
