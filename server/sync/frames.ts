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

/** The state vector of a document without anything. */
export const hasNothing = Uint8Array.of(0);
const questionForAll = syncFrame('step1', hasNothing);

/** Whether a frame is a SyncStep1. */
export function isQuestion(frame: Uint8Array): boolean {
  return frame[0] === messageType.sync && frame[1] === syncType.step1;
}

/** Whether it is that of somebody who has nothing yet. */
export function isQuestionForAll(frame: Uint8Array): boolean {
  return (
    frame.byteLength === questionForAll.byteLength && frame.every((byte, i) => byte === questionForAll[i])
  );
}

export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  /** JSON of the state; `null` says the client left. */
  readonly state: string;
}

/** An awareness update with these states. */
export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  return frameOf(entries.map(writtenEntry));
}

/** A state to be told, and the clock its client gave it. */
export interface ToldState extends AwarenessEntry {
  readonly ownClock?: number;
}

interface WrittenState {
  readonly state: ToldState;
  readonly written: Uint8Array;
}

/** What a group of people is told of the others: one frame for all of them, and a small one for each that leaves out their own state. */
export class PresenceFrames {
  /** The states of people outside of the group; null when there are none. */
  private readonly outside: SharedFrame | null;
  private readonly inside: readonly WrittenState[];

  constructor(states: readonly WrittenState[], group: ReadonlySet<number | null>) {
    const outside = states.filter(({ state }) => !group.has(state.client));
    this.outside =
      outside.length === 0 ? null : new SharedFrame(frameOf(outside.map(({ written }) => written)));
    this.inside = states.filter(({ state }) => group.has(state.client));
  }

  /** What one of the group is told. */
  for(client: number | null): SharedFrame[] {
    return [this.outside, this.insideFor(client)].filter((frame) => frame !== null);
  }

  /**
   * The states inside of the group for one of it; null when there are none. Of its own state it hears only that it was
   * heard, under the clock it gave it. (Its state under ours would make y-protocols jump; nothing at all would make a
   * lonely y-websocket give up.)
   */
  private insideFor(client: number | null): SharedFrame | null {
    if (this.inside.length === 0) return null;
    const entries = this.inside.map(({ state, written }) =>
      state.client === client ? writtenEntry({ client, clock: state.ownClock ?? 0, state: '{}' }) : written,
    );
    return new SharedFrame(frameOf(entries));
  }
}

/** One state as it stands in an awareness update. Thousands are written a second: lib0 would write them byte by byte. */
export function writtenEntry({ client, clock, state }: AwarenessEntry): Uint8Array {
  const size = Buffer.byteLength(state);
  const bytes = Buffer.allocUnsafe(3 * longestNumber + size);
  const at = [client, clock, size].reduce((from, number) => putNumber(bytes, from, number), 0);
  bytes.write(state, at);
  return bytes.subarray(0, at + size);
}

/** Bytes of the largest whole number JavaScript has, by sevens of its bits. */
const longestNumber = 8;

/** Writes a number as lib0 does; answers where it ends. */
function putNumber(bytes: Uint8Array, from: number, number: number): number {
  let at = from;
  let left = number;
  for (; left > 0x7f; left = Math.floor(left / 0x80)) bytes[at++] = 0x80 | (left & 0x7f);
  bytes[at++] = left;
  return at;
}

function frameOf(entries: readonly Uint8Array[]): Uint8Array {
  const counted = encoding.createEncoder();
  encoding.writeVarUint(counted, entries.length);
  const size = entries.reduce((sum, entry) => sum + entry.byteLength, encoding.length(counted));
  const head = encoding.createEncoder();
  encoding.writeVarUint(head, messageType.awareness);
  encoding.writeVarUint(head, size);
  encoding.writeBinaryEncoder(head, counted);
  return Buffer.concat([encoding.toUint8Array(head), ...entries]);
}
