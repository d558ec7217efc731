/** The frames of y-websocket's protocol as the server writes them. */
import * as encoding from 'lib0/encoding';
import { messageType, syncType } from '../../shared/protocol/frame.ts';
import { SharedFrame } from './sharedFrame.ts';

/** SyncStep1 (a state vector), SyncStep2 or an update, ready to send. */
export function syncFrame(type: keyof typeof syncType, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.sync);
  encoding.writeVarUint(encoder, syncType[type]);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  /** JSON of the state; `null` says the client left. */
  readonly state: string;
}

/** An awareness update with these states. */
export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  return new AwarenessBatch(entries).whole.bytes;
}

/** A state to be told, and the clock its client gave it. */
export interface ToldState extends AwarenessEntry {
  readonly ownClock?: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly ownClock: number;
}

/** States that go to many sockets in one frame, each written once. */
export class AwarenessBatch {
  readonly whole: SharedFrame;
  private readonly body: Uint8Array;
  /** Where each client's state stands in the body. */
  private readonly places = new Map<number, Place>();

  constructor(entries: readonly ToldState[]) {
    const encoder = encoding.createEncoder();
    for (const { client, clock, state, ownClock = 0 } of entries) {
      const start = encoding.length(encoder);
      writeEntry(encoder, { client, clock, state });
      this.places.set(client, { start, end: encoding.length(encoder), ownClock });
    }
    this.body = encoding.toUint8Array(encoder);
    this.whole = new SharedFrame(frameOf(entries.length, [this.body]));
  }

  /**
   * The frame for a client that shows one of the states; null for all others. Of its own state it hears only that it was heard, under the clock it gave it. (Its
   * state under ours would make y-protocols jump; nothing at all would make a lonely y-websocket give up.)
   */
  for(client: number | null): Uint8Array | null {
    const place = client === null ? undefined : this.places.get(client);
    if (place === undefined) return null;
    const echo = encoding.createEncoder();
    writeEntry(echo, { client: client!, clock: place.ownClock, state: '{}' });
    return frameOf(this.places.size, [
      this.body.subarray(0, place.start),
      encoding.toUint8Array(echo),
      this.body.subarray(place.end),
    ]);
  }
}

function writeEntry(encoder: encoding.Encoder, { client, clock, state }: AwarenessEntry): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, state);
}

function frameOf(count: number, parts: readonly Uint8Array[]): Uint8Array {
  const counted = encoding.createEncoder();
  encoding.writeVarUint(counted, count);
  const size = parts.reduce((sum, part) => sum + part.byteLength, encoding.length(counted));
  const head = encoding.createEncoder();
  encoding.writeVarUint(head, messageType.awareness);
  encoding.writeVarUint(head, size);
  encoding.writeBinaryEncoder(head, counted);
  return Buffer.concat([encoding.toUint8Array(head), ...parts]);
}
