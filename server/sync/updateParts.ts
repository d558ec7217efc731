/** A large update in parts that are updates themselves: read and applied one after the other, none of them takes long. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Struct } from './standing.ts';
import type { Restful } from './turns.ts';
import { weighUpdate, type Stretch } from './weighUpdate.ts';

type Deletions = ReturnType<typeof Y.createDeleteSet>;
type Ranges = [clock: number, length: number][];

/** What an update says. */
export interface ReadUpdate {
  /** Of each client one after the other. */
  readonly structs: readonly Struct[];
  readonly ds: Deletions;
  /** The structs in parts; null: it is small enough as it is. */
  readonly parts: readonly Part[] | null;
}

/** Some of what one client wrote, in the order it was written. */
interface Part {
  readonly client: number;
  readonly structs: readonly Struct[];
  /** An update with nothing else. */
  readonly bytes: Uint8Array;
}

/** Structs of a part; and letters, values and types that one deletes. */
const partSize = 500;
/** A struct is at least two bytes. */
const shortest = 2 * partSize;

/** Reads an update that was weighed. Throws as `Y.decodeUpdate` does. */
export function* readUpdate(update: Uint8Array): Restful<ReadUpdate> {
  if (update.byteLength <= shortest) {
    const read = Y.decodeUpdate(update);
    if (deletedBy(read.ds) <= partSize) return { ...read, parts: null };
  }
  yield;
  const stretches: Stretch[] = [];
  const ds = Y.createDeleteSet();
  weighUpdate(update, true, {
    longest: partSize,
    stretch: (stretch) => stretches.push(stretch),
    deletion: (client, clock, len) => {
      const ranges = ds.clients.get(client) ?? [];
      ds.clients.set(client, ranges);
      ranges.push({ clock, len });
    },
  });
  const parts: Part[] = [];
  for (const stretch of stretches) {
    parts.push(readPart(update, stretch, parts.at(-1)));
    if (parts.length < stretches.length) yield;
  }
  const isSmall = parts.length <= 1 && deletedBy(ds) <= partSize;
  return { structs: parts.flatMap(({ structs }) => structs), ds, parts: isSmall ? null : parts };
}

function deletedBy({ clients }: Deletions): number {
  let deleted = 0;
  for (const ranges of clients.values()) for (const { len } of ranges) deleted += len;
  return deleted;
}

/** A part begins where the one before it ended, if it is of the same stretch of what its client wrote. */
function readPart(
  update: Uint8Array,
  { client, clock, before, amount, from, to }: Stretch,
  previous: Part | undefined,
): Part {
  const start = before > 0 ? endOf(previous!) : clock;
  const bytes = write((encoder) => {
    for (const number of [1, amount, client, start]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, update.subarray(from, to));
    encoding.writeVarUint(encoder, 0);
  });
  return { client, structs: Y.decodeUpdate(bytes).structs, bytes };
}

function endOf({ structs }: Part): number {
  const { id, length } = structs.at(-1)!;
  return id.clock + length;
}

/**
 * The updates to apply one after the other instead of this one, which was examined: each builds on those before it, and
 * what is deleted comes last. Clients that lean on each other across their parts are applied at once.
 */
export function* partsToApply(
  update: Uint8Array,
  { parts, ds }: ReadUpdate,
  doc: Y.Doc,
): Restful<readonly Uint8Array[]> {
  const order = parts === null ? null : yield* inOrder(parts, doc);
  return order === null ? [update] : [...order, ...deletionParts(ds)];
}

/** null: there is no such order. */
function* inOrder(parts: readonly Part[], doc: Y.Doc): Restful<Uint8Array[] | null> {
  const left = [...Map.groupBy(parts, ({ client }) => client).values()];
  if (left.length <= 1) return parts.map(({ bytes }) => bytes);
  const reached = new Map<number, number>();
  const has = ({ client, clock }: Y.ID): boolean =>
    clock < (reached.get(client) ?? Y.getState(doc.store, client));
  const order: Uint8Array[] = [];
  for (let known = -1; known < order.length;) {
    known = order.length;
    for (const own of left) {
      while (own.length > 0 && leansOnly(own[0]!, has)) {
        const part = own.shift()!;
        reached.set(part.client, endOf(part));
        order.push(part.bytes);
        yield;
      }
    }
  }
  return order.length === parts.length ? order : null;
}

/** Whether all that a part leans on is there already, or its own client's. */
function leansOnly({ client, structs }: Part, has: (id: Y.ID) => boolean): boolean {
  return structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true;
    const parent: unknown = struct.parent;
    return [struct.origin, struct.rightOrigin, parent].every(
      (id) => !(id instanceof Y.ID) || id.client === client || has(id),
    );
  });
}

/** Updates that only delete, each as much as there is in a part. */
function deletionParts({ clients }: Deletions): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let part = new Map<number, Ranges>();
  let room = partSize;
  const end = (): void => {
    if (part.size > 0) parts.push(deleting(part));
    part = new Map();
    room = partSize;
  };
  for (const [client, ranges] of clients) {
    for (const { clock, len } of ranges) {
      for (let done = 0; done < len;) {
        const length = Math.min(len - done, room);
        const own = part.get(client) ?? [];
        part.set(client, own);
        own.push([clock + done, length]);
        done += length;
        room -= length;
        if (room === 0) end();
      }
    }
  }
  end();
  return parts;
}

function deleting(byClient: ReadonlyMap<number, Ranges>): Uint8Array {
  return write((encoder) => {
    const put = (...numbers: readonly number[]): void => {
      for (const number of numbers) encoding.writeVarUint(encoder, number);
    };
    put(0, byClient.size);
    for (const [client, ranges] of byClient) {
      put(client, ranges.length);
      for (const [clock, length] of ranges) put(clock, length);
    }
  });
}

function write(work: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  work(encoder);
  return encoding.toUint8Array(encoder);
}
