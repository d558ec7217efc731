/** What an update asks for, counted in its bytes before anything of it is made: 1 MiB can ask for half a million objects. */
import * as decoding from 'lib0/decoding';
import { highestDepth, mostEntries } from './content.ts';
import { badChange, Refusal, tooMuch } from './refusal.ts';

/** How many pieces an update may have. */
interface Weight {
  /** Structs, and lists and objects in values. */
  readonly structs: number;
  readonly deletions: number;
}

/** 4,000 cards that are added at once are 44,000 structs, moving 5,000 deletes 10,000 values. */
export const mostOfChange: Weight = { structs: 64 * 1024, deletions: 64 * 1024 };
/** All that a browser has and we do not, with all that was ever deleted. */
export const mostOfState: Weight = { structs: 256 * 1024, deletions: 1024 * 1024 };

/** The numbers of Yjs' encoding (13.6, version 1) and of lib0's values. */
const struct = { collected: 0, gap: 10, content: 31, key: 32, rightOrigin: 64, origin: 128 } as const;
const content = { deleted: 1, string: 4, type: 7, any: 8 } as const;
/** Map and Text; what comes behind the number of others is read differently. */
const types: readonly number[] = [1, 2];
const value = { integer: 125, text: 119, object: 118, list: 117 } as const;
/** Bytes of null, of numbers of 4 and 8 bytes, of false and true. */
const widths: Readonly<Record<number, number>> = { 126: 0, 124: 4, 123: 8, 121: 0, 120: 0 };

/** Structs of one client in an update: so many, in the bytes between. */
export interface Stretch {
  readonly client: number;
  /** Where what the client wrote begins; behind it come those before. */
  readonly clock: number;
  /** How many of the same client stand right before. */
  readonly before: number;
  readonly amount: number;
  readonly from: number;
  readonly to: number;
}

/** Is told of what stands where in an update. */
export interface Notes {
  /** How long a stretch may be; as long as it is when left out. */
  readonly longest?: number;
  readonly stretch: (stretch: Stretch) => void;
  readonly deletion: (client: number, clock: number, length: number) => void;
}

/**
 * Answers of how many structs an update is. Throws {@link Refusal} when an update has more pieces than it may, content that a map never has, or deletions out of
 * order: every Yjs writes them from the front to the back, and what is deleted twice is looked at twice.
 */
export function weighUpdate(update: Uint8Array, isState: boolean, notes?: Notes): number {
  const most = isState ? mostOfState : mostOfChange;
  const decoder = decoding.createDecoder(update);
  let structs = 0;
  let deletions = 0;

  const number = (): number => decoding.readVarUint(decoder);
  const id = (): void => {
    number();
    number();
  };
  const skip = (bytes: number): void => {
    decoder.pos += bytes;
    if (!(decoder.pos <= update.byteLength)) throw unreadable();
  };
  const text = (): void => skip(number());
  const count = (): void => {
    if (++structs > most.structs) throw tooMuch(isState);
  };
  const readValue = (depth: number): void => {
    const kind = decoding.readUint8(decoder);
    if (kind === value.integer) decoding.readVarInt(decoder);
    else if (kind === value.text) text();
    else if (kind === value.object || kind === value.list) {
      count();
      const entries = number();
      if (entries > mostEntries || depth >= highestDepth) throw notAllowed();
      for (let i = 0; i < entries; i++) {
        if (kind === value.object) text();
        readValue(depth + 1);
      }
    } else if (widths[kind] === undefined) throw notAllowed();
    else skip(widths[kind]);
  };
  const readContent = (kind: number): void => {
    if (kind === content.deleted) number();
    else if (kind === content.string) text();
    else if (kind === content.type) {
      if (!types.includes(number())) throw badChange('a type that is not allowed', 'content');
    } else if (kind !== content.any || number() !== 1) throw notAllowed();
    else readValue(1);
  };
  const readStruct = (): void => {
    count();
    const info = decoding.readUint8(decoder);
    const kind = info & struct.content;
    if (kind === struct.collected || kind === struct.gap) {
      number();
      return;
    }
    if (info & struct.origin) id();
    if (info & struct.rightOrigin) id();
    if (!(info & (struct.origin | struct.rightOrigin))) {
      if (number() === 1) text();
      else id();
      if (info & struct.key) text();
    }
    readContent(kind);
  };
  const readStructs = (): void => {
    const amount = number();
    const client = number();
    const clock = number();
    const longest = notes?.longest ?? amount;
    let before = 0;
    do {
      const from = decoder.pos;
      const part = Math.min(amount - before, longest);
      for (let left = part; left > 0; left--) readStruct();
      notes?.stretch({ client, clock, before, amount: part, from, to: decoder.pos });
      before += part;
    } while (before < amount);
  };
  const readDeletions = (): void => {
    const client = number();
    let end = 0;
    for (let left = number(); left > 0; left--) {
      if (++deletions > most.deletions) throw tooMuch(isState);
      const clock = number();
      if (clock < end) throw badChange('deletions out of order', 'clock');
      const length = number();
      end = clock + length;
      notes?.deletion(client, clock, length);
    }
  };

  try {
    for (let clients = number(); clients > 0; clients--) readStructs();
    for (let clients = number(); clients > 0; clients--) readDeletions();
    if (decoder.pos < update.byteLength) throw badChange('something stands behind it', 'unreadable');
    return structs;
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable(); // lib0 throws plain errors
  }
}

function notAllowed(): Refusal {
  return badChange('content that is not allowed', 'content');
}

function unreadable(): Refusal {
  return badChange('it cannot be read', 'unreadable');
}
