/** What waits for the disk: changes for the others, acknowledgements, and answers that need everything to be safe. */
import * as Y from 'yjs';
import type { StoredDocument } from '../storage/documentStore.ts';
import type { Connection } from './connection.ts';
import { syncFrame } from './frames.ts';
import { joinUpdates } from './joinUpdates.ts';
import { isUnbroken } from './openDocument.ts';
import { SharedFrame } from './sharedFrame.ts';
import { StateCache } from './stateCache.ts';

/** Who hears of changes. */
export interface Audience {
  /** Sends to every socket that has the document, but not to `except`. */
  broadcast(frame: SharedFrame, except: Connection | null): void;
}

interface Change {
  /** The room's own count of accepted rows; the log may number them otherwise. */
  readonly number: number;
  readonly update: Uint8Array;
  readonly from: Connection | null;
}

interface Waiting {
  readonly number: number;
  readonly act: () => void;
  readonly abandoned?: (error: Error) => void;
}

const emptyStateVector = 1;
/** Changes of one commit are sent as one, in parts of so many bytes. */
const largestJoined = 64 * 1024;

export class Outbox {
  /** How many of the room's accepted rows are on disk. */
  committedNumber = 0;
  private changes: Change[] = [];
  private waiting: Waiting[] = [];
  private readonly whole = new StateCache();
  private readonly audience: Audience;

  constructor(audience: Audience) {
    this.audience = audience;
  }

  /** Sends the change to the others once it is on disk. */
  add(number: number, update: Uint8Array, from: Connection | null): void {
    this.changes.push({ number, update, from });
  }

  /** Sends a change that is on disk already: another node wrote it. */
  pass(update: Uint8Array): void {
    this.whole.add(update);
    this.audience.broadcast(new SharedFrame(syncFrame('update', update)), null);
  }

  /** Acts once everything up to `number` is on disk; at once when it is. */
  whenDurable(number: number, act: () => void): void {
    if (number <= this.committedNumber) act();
    else this.waiting.push({ number, act });
  }

  /** Resolves once everything up to `number` is on disk; rejects when the room closes before. */
  durable(number: number): Promise<void> {
    if (number <= this.committedNumber) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiting.push({ number, act: resolve, abandoned: reject }));
  }

  committed(number: number): void {
    this.committedNumber = Math.max(this.committedNumber, number);
    this.sendChanges(dueOf(this.changes, this.committedNumber));
    for (const entry of dueOf(this.waiting, this.committedNumber)) entry.act();
  }

  /** The room closes: whoever waits is told. */
  abandon(error: Error): void {
    for (const entry of this.waiting.splice(0)) entry.abandoned?.(error);
  }

  /** Answers somebody who has nothing with what is on disk, if that is at hand as bytes. */
  sendKeptState(connection: Connection, stateVector: Uint8Array): boolean {
    const frames = isEmpty(stateVector) ? this.whole.answer() : null;
    for (const frame of frames ?? []) connection.send(frame);
    return frames !== null;
  }

  /** Answers a state vector; the answer to an empty one is kept for everybody who joins. */
  sendState(connection: Connection, doc: Y.Doc, stateVector: Uint8Array, mayKeep = true): void {
    const state = Y.encodeStateAsUpdate(doc, stateVector);
    if (isEmpty(stateVector) && mayKeep) this.whole.keep(state);
    connection.send(syncFrame('step2', state));
  }

  /** A document was loaded: its snapshot and the rows behind it are what newcomers get. False: not as they are. */
  keepStored(stored: StoredDocument): boolean {
    this.whole.forget();
    const { snapshot, updates } = stored;
    if (snapshot === null || !isUnbroken(stored)) return false;
    this.whole.keep(snapshot.bytes);
    for (const { bytes } of updates) this.whole.add(bytes);
    return true;
  }

  private sendChanges(due: readonly Change[]): void {
    for (let start = 0; start < due.length;) {
      const part = [due[start]!];
      let size = part[0]!.update.byteLength;
      while (start + part.length < due.length) {
        const next = due[start + part.length]!;
        size += next.update.byteLength;
        if (size > largestJoined) break;
        part.push(next);
      }
      start += part.length;
      this.sendTogether(part);
    }
  }

  /** One frame for everybody; who made all of it does not need it. */
  private sendTogether(part: readonly Change[]): void {
    const [first] = part;
    const update = part.length === 1 ? first!.update : joinUpdates(part.map((change) => change.update));
    const isOnePersons = part.every(({ from }) => from === first!.from);
    this.whole.add(update);
    this.audience.broadcast(new SharedFrame(syncFrame('update', update)), isOnePersons ? first!.from : null);
  }
}

/** Takes those out that have become due; they stand in order. */
function dueOf<T extends { readonly number: number }>(entries: T[], number: number): T[] {
  const later = entries.findIndex((entry) => entry.number > number);
  return entries.splice(0, later === -1 ? entries.length : later);
}

function isEmpty(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === emptyStateVector;
}
