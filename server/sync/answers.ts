/** What a room answers who asks: the state of its document once it is on disk, and that what was sent is. */
import { setTimeout as pause } from 'node:timers/promises';
import type * as Y from 'yjs';
import { closeCode } from '../../shared/protocol/closeCode.ts';
import type { Scope } from '../../shared/model/scope.ts';
import type { StoredDocument } from '../storage/documentStore.ts';
import { stopwatch } from '../traffic.ts';
import type { Connection } from './connection.ts';
import { hasNothing, isQuestion, isQuestionForAll } from './frames.ts';
import { isUnbroken, replay } from './openDocument.ts';
import type { Outbox } from './outbox.ts';
import type { RoomDependencies } from './roomDependencies.ts';
import { weighUpdate } from './weighUpdate.ts';

/** The room that is asked. */
interface Asked {
  readonly map: { readonly id: string };
  readonly name: string;
  readonly scope: Scope;
  /** The document is not whole, or about to be another. */
  readonly isBusy: boolean;
  readonly hasUncommitted: boolean;
  readonly acceptedNumber: number;
  readonly people: { readonly all: ReadonlySet<Connection> };
  ready(): Promise<void>;
  read<T>(look: (doc: Y.Doc) => T): T;
}

/** How often an answer waits for newer edits to reach the disk before it is read from there. */
const mostWaits = 20;
/** Bytes; fewer are read as quickly as they are sent. */
const large = 256 * 1024;
/** How long reading a large document waits for questions, and for the answers to be on their way. Milliseconds. */
const patience = 100;
const betweenLooks = 5;

export class Answers {
  private readonly room: Asked;
  private readonly outbox: Outbox;
  private readonly given: RoomDependencies;
  /** Who was answered with what is stored before it was read. */
  private trusting: Connection[] = [];

  constructor(room: Asked, outbox: Outbox, given: RoomDependencies) {
    this.room = room;
    this.outbox = outbox;
    this.given = given;
  }

  /** Answers SyncStep1 once everything in the document is on disk, so that nobody sees what could be lost. */
  sendState(connection: Connection, stateVector: Uint8Array, attempt = 1): void {
    const { room, outbox } = this;
    if (outbox.sendKeptState(connection, stateVector)) {
      connection.hasState = true;
      return;
    }
    if (room.hasUncommitted && (this.given.queue.isFailing || attempt > mostWaits)) {
      connection.hasState = true;
      void this.sendStoredState(connection, stateVector);
      return;
    }
    outbox.whenDurable(room.acceptedNumber, () => {
      if (connection.isClosed) return;
      const again = (): void => this.sendState(connection, stateVector, attempt + 1);
      if (room.isBusy) room.ready().then(again, () => undefined);
      else if (room.hasUncommitted) again();
      else {
        connection.hasState = true;
        room.read((doc) => outbox.sendState(connection, doc, stateVector));
      }
    });
  }

  /** Tells the socket when everything it sent before is on disk. */
  acknowledge(connection: Connection, version: number): void {
    const seconds = this.room.hasUncommitted ? stopwatch() : null; // with nothing to save it measures nothing
    this.outbox.whenDurable(this.room.acceptedNumber, () => {
      connection.sendFrame({ kind: 'durable', version });
      if (seconds !== null) this.given.traffic.acknowledgementSeconds.observe(seconds());
    });
  }

  /**
   * Reading a large document takes longer than sending it: who asks for all of it gets the stored bytes before. Call it
   * again when they turn out to be unusable; who got them is sent away then, to come back for what is left.
   */
  async sendUnread(stored: StoredDocument): Promise<void> {
    for (const connection of this.trusting.splice(0))
      connection.close(closeCode.serverError, 'Part of the map could not be read. Reconnecting.');
    if (sizeOf(stored) < large || !isUnbroken(stored) || !this.outbox.keepStored(stored)) return;
    try {
      // A snapshot was read again when it was made, a row was examined and is here as it was.
      for (const { bytes } of stored.updates) weighUpdate(bytes, true);
      const end = performance.now() + patience;
      while (this.answerWhoAsks() && performance.now() < end) await pause(betweenLooks);
    } catch (error) {
      this.given.log.error({ doc: this.room.name, err: error }, 'what is stored cannot be sent unread');
    }
  }

  /** The document was read: what was sent of it was right. */
  haveRead(): void {
    this.trusting = [];
  }

  /** True: somebody may still ask, or has not got all of the answer. */
  private answerWhoAsks(): boolean {
    let isMore = false;
    for (const connection of this.room.people.all) {
      if (!connection.hasState && connection.takeHeld(isQuestionForAll)) {
        connection.hasState = this.outbox.sendKeptState(connection, hasNothing);
        this.trusting.push(connection);
      }
      const mayAsk = !connection.hasState && !connection.holds(isQuestion);
      if (!connection.isClosed && (mayAsk || connection.isSending)) isMore = true;
    }
    return isMore;
  }

  private async sendStoredState(connection: Connection, stateVector: Uint8Array): Promise<void> {
    const { room, outbox, given } = this;
    try {
      const doc = replay(await given.documents.load(room.name), [], room.scope);
      outbox.sendState(connection, doc, stateVector, false);
      doc.destroy();
    } catch (error) {
      given.log.error({ map: room.map.id, err: error }, 'a map could not be read');
      connection.close(closeCode.serverError, 'The map could not be read. Reconnecting.');
    }
  }
}

function sizeOf({ snapshot, updates }: StoredDocument): number {
  return updates.reduce((sum, { bytes }) => sum + bytes.byteLength, snapshot?.bytes.byteLength ?? 0);
}
