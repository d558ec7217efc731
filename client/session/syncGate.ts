/** Holds sync frames of a new socket until the document's epoch is known, so that two histories never merge. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { syncType } from '../../shared/protocol/frame.ts';

/** Reads one sync frame (what follows the type byte), applies it, and writes the answer if there is one. */
export type ReadSync = (encoder: encoding.Encoder, decoder: decoding.Decoder) => void;

export interface SyncGate {
  /** A new socket opened: nothing is known about it yet. */
  readonly reset: () => void;
  /** Takes one sync frame; `decoder` stands behind the type byte. */
  readonly take: (decoder: decoding.Decoder) => void;
  /** The epoch is the one we have: what was held is read now. */
  readonly open: () => void;
  /** Whether the server's question was answered: it has all that was here. */
  readonly answered: () => boolean;
}

/**
 * Held frames are read in order by `read` and answered by `send`.
 * A server that answers our own question without naming an epoch does not know epochs: then the gate opens by itself.
 */
export function createSyncGate(read: ReadSync, send: (frame: Uint8Array) => void): SyncGate {
  let held: Uint8Array[] | null = [];
  let answered = false;

  const readNow = (bytes: Uint8Array): void => {
    const decoder = decoding.createDecoder(bytes);
    const encoder = encoding.createEncoder();
    const kind = bytes[0];
    if (kind === syncType.update) checkWhole(bytes);
    read(encoder, decoder);
    if (encoding.length(encoder) > 1) send(encoding.toUint8Array(encoder));
    if (kind === syncType.step1) answered = true;
  };
  const open = (): void => {
    const waiting = held ?? [];
    held = null;
    for (const bytes of waiting) readNow(bytes);
  };

  return {
    reset: () => {
      held = [];
      answered = false;
    },
    take: (decoder) => {
      const bytes = decoding.readTailAsUint8Array(decoder);
      if (held === null) return readNow(bytes);
      held.push(bytes);
      if (bytes[0] === syncType.step2) open();
    },
    open,
    answered: () => answered,
  };
}

/** Throws when an update is broken: Yjs would take in a part of it. A whole state (step 2) is too large to be read twice. */
function checkWhole(bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarUint(decoder);
  Y.decodeUpdate(decoding.readVarUint8Array(decoder));
}
