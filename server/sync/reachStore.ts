/** Waits until a room has everything that the store had when asked: a newcomer may have seen it on another node. */
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { DocumentStore } from '../storage/documentStore.ts';
import type { Room } from './room.ts';

interface Dependencies {
  readonly documents: DocumentStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** A commit on its way brings along what others wrote before it; it is waited for this long, this often. */
const pause = 25;
const mostPauses = 40;

/** Resolves then, or when the store does not answer: whoever waits is let in all the same. */
export async function reachStore(room: Room, { documents, clock, log }: Dependencies): Promise<void> {
  try {
    const head = (await documents.heads([room.name])).get(room.name) ?? 0;
    for (let i = 0; room.isLive && room.storedSeq < head && i < mostPauses; i++) {
      if (!room.hasUncommitted) await room.catchUp();
      if (room.storedSeq < head) await new Promise<void>((resolve) => clock.after(pause, resolve));
    }
  } catch (error) {
    log.error({ map: room.map.id, err: error }, 'it is not known whether other nodes wrote more');
  }
}
