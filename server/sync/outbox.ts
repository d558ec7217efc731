/** What waits for the disk: changes for the others, acknowledgements, and answers that need everything to be safe. */
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import { syncFrame } from './frames.ts';

/** Who hears of changes. */
export interface Audience {
  /** Sends to every socket that has the document, but not to `except`. */
  broadcast(frame: Uint8Array, except: Connection | null): void;
}

interface Waiting {
  /** The room's own count of accepted rows; the log may number them otherwise. */
  readonly number: number;
  readonly act: () => void;
  readonly abandoned?: (error: Error) => void;
}

const emptyStateVector = 1;

export class Outbox {
  /** How many of the room's accepted rows are on disk. */
  committedNumber = 0;
  private waiting: Waiting[] = [];
  private wholeState: { number: number; frame: Uint8Array } | null = null;
  private readonly audience: Audience;

  constructor(audience: Audience) {
    this.audience = audience;
  }

  /** Sends the change to the others once it is on disk. */
  add(number: number, update: Uint8Array, from: Connection | null): void {
    this.waiting.push({ number, act: () => this.audience.broadcast(syncFrame('update', update), from) });
  }

  /** Sends a change that is on disk already: another node wrote it. */
  pass(update: Uint8Array): void {
    this.wholeState = null;
    this.audience.broadcast(syncFrame('update', update), null);
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
    const due = this.waiting.filter((entry) => entry.number <= this.committedNumber);
    this.waiting = this.waiting.filter((entry) => entry.number > this.committedNumber);
    for (const entry of due) entry.act();
  }

  /** The room closes: whoever waits is told. */
  abandon(error: Error): void {
    for (const entry of this.waiting.splice(0)) entry.abandoned?.(error);
  }

  /** Answers a state vector; the answer to an empty one is encoded once for everybody who joins. */
  sendState(connection: Connection, doc: Y.Doc, stateVector: Uint8Array, mayKeep = true): void {
    const isWhole = stateVector.byteLength === emptyStateVector && mayKeep;
    if (!isWhole) {
      connection.send(syncFrame('step2', Y.encodeStateAsUpdate(doc, stateVector)));
      return;
    }
    if (this.wholeState?.number !== this.committedNumber) {
      this.wholeState = {
        number: this.committedNumber,
        frame: syncFrame('step2', Y.encodeStateAsUpdate(doc)),
      };
    }
    connection.send(this.wholeState.frame);
  }

  forgetState(): void {
    this.wholeState = null;
  }
}
