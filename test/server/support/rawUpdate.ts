/** Updates of Yjs written byte by byte, as no document would write them. */
import * as encoding from 'lib0/encoding';

type Part = (encoder: encoding.Encoder) => void;

export interface RawBlock {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly Part[];
  /** How many structs it claims to have. */
  readonly count?: number;
}

export interface RawItem {
  readonly origin?: readonly [client: number, clock: number];
  readonly rightOrigin?: readonly [client: number, clock: number];
  /** A root's name, or the id of the item that holds the type. */
  readonly parent?: string | readonly [client: number, clock: number];
  readonly key?: string;
  readonly content: readonly [ref: number, write: Part];
}

/** An update of these blocks and deletions (client → ranges). */
export function rawUpdate(
  blocks: readonly RawBlock[],
  deletes: readonly (readonly [client: number, ranges: readonly (readonly [number, number])[]])[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const { client, clock, structs, count = structs.length } of blocks) {
    for (const number of [count, client, clock]) encoding.writeVarUint(encoder, number);
    for (const write of structs) write(encoder);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const [client, ranges] of deletes) {
    for (const number of [client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, number);
  }
  return encoding.toUint8Array(encoder);
}

/** A collected stretch. */
export function gc(length: number): Part {
  return (encoder) => {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
  };
}

/** A gap that claims to be one. */
export function skip(length: number): Part {
  return (encoder) => {
    encoding.writeUint8(encoder, 10);
    encoding.writeVarUint(encoder, length);
  };
}

export function item({ origin, rightOrigin, parent, key, content: [ref, write] }: RawItem): Part {
  return (encoder) => {
    const flags = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
    encoding.writeUint8(encoder, flags | ref);
    for (const id of [origin, rightOrigin]) {
      for (const number of id ?? []) encoding.writeVarUint(encoder, number);
    }
    if (origin === undefined && rightOrigin === undefined) {
      encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
      if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
      else for (const number of parent ?? [0, 0]) encoding.writeVarUint(encoder, number);
      if (key !== undefined) encoding.writeVarString(encoder, key);
    }
    write(encoder);
  };
}

/** Contents by their number in Yjs' encoding. */
export const content = {
  deleted: (length: number): RawItem['content'] => [1, (e) => encoding.writeVarUint(e, length)],
  json: (...texts: string[]): RawItem['content'] => [
    2,
    (e) => {
      encoding.writeVarUint(e, texts.length);
      for (const text of texts) encoding.writeVarString(e, text);
    },
  ],
  binary: (bytes: Uint8Array): RawItem['content'] => [3, (e) => encoding.writeVarUint8Array(e, bytes)],
  string: (text: string): RawItem['content'] => [4, (e) => encoding.writeVarString(e, text)],
  embed: (json: string): RawItem['content'] => [5, (e) => encoding.writeVarString(e, json)],
  format: (key: string, json: string): RawItem['content'] => [
    6,
    (e) => {
      encoding.writeVarString(e, key);
      encoding.writeVarString(e, json);
    },
  ],
  /** 0 Array, 1 Map, 2 Text, 3 XmlElement, 4 XmlFragment, 5 XmlHook, 6 XmlText. */
  type: (ref: number, name?: string): RawItem['content'] => [
    7,
    (e) => {
      encoding.writeVarUint(e, ref);
      if (name !== undefined) encoding.writeVarString(e, name);
    },
  ],
  any: (...values: encoding.AnyEncodable[]): RawItem['content'] => [
    8,
    (e) => {
      encoding.writeVarUint(e, values.length);
      for (const value of values) encoding.writeAny(e, value);
    },
  ],
  doc: (guid: string): RawItem['content'] => [
    9,
    (e) => {
      encoding.writeVarString(e, guid);
      encoding.writeAny(e, {});
    },
  ],
  /** A content that says nothing of itself. */
  raw: (ref: number, ...bytes: number[]): RawItem['content'] => [
    ref,
    (e) => encoding.writeUint8Array(e, Uint8Array.from(bytes)),
  ],
};
