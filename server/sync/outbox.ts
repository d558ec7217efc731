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
  readonly seq: number;
  readonly act: () => void;
  readonly abandoned?: (error: Error) => void;
}

const emptyStateVector = 1;

export class Outbox {
  committedSeq = 0;
  private waiting: Waiting[] = [];
  private wholeState: { seq: number; frame: Uint8Array } | null = null;
  private readonly audience: Audience;

  constructor(audience: Audience) {
    this.audience = audience;
  }

  startAt(seq: number): void {
    this.committedSeq = seq;
  }

  /** Sends the change to the others once it is on disk. */
  add(seq: number, update: Uint8Array, from: Connection | null): void {
    this.waiting.push({ seq, act: () => this.audience.broadcast(syncFrame('update', update), from) });
  }

  /** Acts once everything up to `seq` is on disk; at once when it is. */
  whenDurable(seq: number, act: () => void): void {
    if (seq <= this.committedSeq) act();
    else this.waiting.push({ seq, act });
  }

  /** Resolves once everything up to `seq` is on disk; rejects when the room closes before. */
  durable(seq: number): Promise<void> {
    if (seq <= this.committedSeq) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiting.push({ seq, act: resolve, abandoned: reject }));
  }

  committed(seq: number): void {
    this.committedSeq = Math.max(this.committedSeq, seq);
    const due = this.waiting.filter((entry) => entry.seq <= this.committedSeq);
    this.waiting = this.waiting.filter((entry) => entry.seq > this.committedSeq);
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
    if (this.wholeState?.seq !== this.committedSeq) {
      this.wholeState = { seq: this.committedSeq, frame: syncFrame('step2', Y.encodeStateAsUpdate(doc)) };
    }
    connection.send(this.wholeState.frame);
  }

  forgetState(): void {
    this.wholeState = null;
  }
}
