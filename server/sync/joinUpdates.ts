/** Changes that follow one another as one: their bytes are put side by side, where Yjs would read and sort every piece. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { weighUpdate } from './weighUpdate.ts';

interface Written {
  readonly clock: number;
  amount: number;
  readonly parts: Uint8Array[];
}

/** What each client wrote, and what was deleted. */
interface Joined {
  readonly written: ReadonlyMap<number, Written>;
  readonly deleted: ReturnType<typeof Y.createDeleteSet>;
}

/**
 * One update for several (Yjs' version 1) that a document took in in this order, each of them whole, so that what a
 * client wrote in one goes on where it ended in the one before. The same as `Y.mergeUpdates`, for those.
 */
export function joinUpdates(updates: readonly Uint8Array[]): Uint8Array {
  try {
    return write(join(updates));
  } catch {
    return Y.mergeUpdates([...updates]); // one of them has what no person may send
  }
}

function join(updates: readonly Uint8Array[]): Joined {
  const written = new Map<number, Written>();
  const deleted = Y.createDeleteSet();
  for (const update of updates) {
    weighUpdate(update, true, {
      stretch: ({ client, clock, amount, from, to }) => {
        const own = written.get(client) ?? { clock, amount: 0, parts: [] };
        written.set(client, own);
        own.amount += amount;
        own.parts.push(update.subarray(from, to));
      },
      deletion: (client, clock, length) => {
        const stretches = deleted.clients.get(client) ?? [];
        deleted.clients.set(client, stretches);
        stretches.push({ clock, len: length });
      },
    });
  }
  return { written, deleted: Y.mergeDeleteSets([deleted]) };
}

function write({ written, deleted }: Joined): Uint8Array {
  const encoder = encoding.createEncoder();
  const put = (...numbers: readonly number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  put(written.size);
  for (const [client, { amount, clock, parts }] of highestFirst(written)) {
    put(amount, client, clock);
    for (const part of parts) encoding.writeUint8Array(encoder, part);
  }
  put(deleted.clients.size);
  for (const [client, stretches] of highestFirst(deleted.clients)) {
    put(client, stretches.length);
    for (const { clock, len } of stretches) put(clock, len);
  }
  return encoding.toUint8Array(encoder);
}

/** Yjs writes clients like this, and takes them in fastest so. */
function highestFirst<T>(byClient: ReadonlyMap<number, T>): [number, T][] {
  return [...byClient].sort(([a], [b]) => b - a);
}
