/**
 * Frames on the wire: y-websocket's own (sync 0, awareness 1, auth 2, query awareness 3) and ours under type 121.
 * The server sends type 121 only on a socket that sent one first, so stock clients never see it.
 *
 *   121 0 n            BARRIER   client: everything I sent before this is my version n
 *   121 1 n            DURABLE   server: all of it is committed
 *   121 2 n code text  REJECTED  server: the update under n was refused
 *   121 3 mode epoch   MODE      server: what may be written now, and the document's epoch
 *   121 4 n            PING      client: are you there? (the disk may be slow although you are)
 *   121 5 n            PONG      server: I have read everything before your ping n
 *   121 6 text         NOTICE    server: something people should hear of, as JSON (see notice.ts)
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, throughline: 121 } as const;
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

export const modes = ['read-write', 'read-only-role', 'read-only-storage', 'draining'] as const;
export type Mode = (typeof modes)[number];

export type ThroughlineFrame =
  | { readonly kind: 'barrier'; readonly version: number }
  | { readonly kind: 'durable'; readonly version: number }
  | { readonly kind: 'rejected'; readonly version: number; readonly code: number; readonly reason: string }
  | { readonly kind: 'mode'; readonly mode: Mode; readonly epoch: string }
  | { readonly kind: 'ping' | 'pong'; readonly turn: number }
  | { readonly kind: 'notice'; readonly text: string };

const kinds = ['barrier', 'durable', 'rejected', 'mode', 'ping', 'pong', 'notice'] as const;

/** The whole frame, type byte included. */
export function encodeFrame(frame: ThroughlineFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.throughline);
  encoding.writeVarUint(encoder, kinds.indexOf(frame.kind));
  switch (frame.kind) {
    case 'barrier':
    case 'durable':
      encoding.writeVarUint(encoder, frame.version);
      break;
    case 'rejected':
      encoding.writeVarUint(encoder, frame.version);
      encoding.writeVarUint(encoder, frame.code);
      encoding.writeVarString(encoder, frame.reason);
      break;
    case 'mode':
      encoding.writeVarUint(encoder, modes.indexOf(frame.mode));
      encoding.writeVarString(encoder, frame.epoch);
      break;
    case 'ping':
    case 'pong':
      encoding.writeVarUint(encoder, frame.turn);
      break;
    case 'notice':
      encoding.writeVarString(encoder, frame.text);
  }
  return encoding.toUint8Array(encoder);
}

/** Reads what follows the type byte; null when it is none of ours. Throws only on a truncated frame. */
export function decodeFrame(decoder: decoding.Decoder): ThroughlineFrame | null {
  const kind = kinds[decoding.readVarUint(decoder)];
  switch (kind) {
    case 'barrier':
    case 'durable':
      return { kind, version: decoding.readVarUint(decoder) };
    case 'rejected':
      return {
        kind,
        version: decoding.readVarUint(decoder),
        code: decoding.readVarUint(decoder),
        reason: decoding.readVarString(decoder),
      };
    case 'mode': {
      const mode = modes[decoding.readVarUint(decoder)];
      return mode === undefined ? null : { kind, mode, epoch: decoding.readVarString(decoder) };
    }
    case 'ping':
    case 'pong':
      return { kind, turn: decoding.readVarUint(decoder) };
    case 'notice':
      return { kind, text: decoding.readVarString(decoder) };
    default:
      return null;
  }
}

/** Limits both sides know. Sizes in bytes. */
export const limits = {
  frame: 1024 * 1024,
  firstSync: 4 * 1024 * 1024,
  presence: 4 * 1024,
} as const;
