/** The frames of y-websocket's protocol as the server writes them. */
import * as encoding from 'lib0/encoding';
import { messageType, syncType } from '../../shared/protocol/frame.ts';

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
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(update, client);
    encoding.writeVarUint(update, clock);
    encoding.writeVarString(update, state);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  return encoding.toUint8Array(encoder);
}
