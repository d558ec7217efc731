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
 *   121 9 1 role key t YOU       server: who you are on this map now, and its clock (form 1; longer forms may follow)
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { roles, type Role } from './role.ts';

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
  | { readonly kind: 'notice'; readonly text: string }
  | {
      readonly kind: 'you';
      readonly role: Role;
      /** The name under which the map keeps what one made: see authorKeySchema. */
      readonly key: string;
      /** The server's clock, in milliseconds since the epoch. */
      readonly now: number;
    };

/** The number of each frame; it never changes, and an unknown one is passed over. */
const numbers = {
  barrier: 0,
  durable: 1,
  rejected: 2,
  mode: 3,
  ping: 4,
  pong: 5,
  notice: 6,
  you: 9,
} as const satisfies Record<ThroughlineFrame['kind'], number>;
type FrameKind = keyof typeof numbers;
const youForm = 1;

/** The whole frame, type byte included. */
export function encodeFrame(frame: ThroughlineFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageType.throughline);
  encoding.writeVarUint(encoder, numbers[frame.kind]);
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
      break;
    case 'you':
      encoding.writeVarUint(encoder, youForm);
      encoding.writeVarString(encoder, frame.role);
      encoding.writeVarString(encoder, frame.key);
      encoding.writeVarUint(encoder, frame.now);
  }
  return encoding.toUint8Array(encoder);
}

/** Reads what follows the type byte; null when it is none of ours. Throws only on a truncated frame. */
export function decodeFrame(decoder: decoding.Decoder): ThroughlineFrame | null {
  const number = decoding.readVarUint(decoder);
  const kind = (Object.keys(numbers) as FrameKind[]).find((each) => numbers[each] === number);
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
    case 'you':
      return decodeYou(decoder);
    default:
      return null;
  }
}

/** A later form may say more behind what this one says. */
function decodeYou(decoder: decoding.Decoder): ThroughlineFrame | null {
  const form = decoding.readVarUint(decoder);
  const named = decoding.readVarString(decoder);
  const role = roles.find((each) => each === named);
  return form < youForm || role === undefined
    ? null
    : { kind: 'you', role, key: decoding.readVarString(decoder), now: decoding.readVarUint(decoder) };
}

/** Limits both sides know. Sizes in bytes. */
export const limits = {
  frame: 1024 * 1024,
  firstSync: 4 * 1024 * 1024,
  presence: 4 * 1024,
} as const;
