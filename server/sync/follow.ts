/** Following other nodes by asking the store: which maps have newer rows, and whose people have changed. */
import { every, type Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import type { Room } from './room.ts';

/** The store, as far as nodes follow each other by it. */
export type SharedStore = Pick<Storage, 'documents' | 'signals'>;

interface Following {
  readonly store: SharedStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly rooms: () => Iterable<Room>;
  /** The people of this map have changed. */
  readonly recheck: (mapId: string) => void;
}

/** Two questions a second for all rooms of the node: another node's edits arrive within two seconds, hints or not. */
const askEvery = 1000;

/** Asks until the answer is called. */
export function follow(given: Following): () => void {
  const heard = new Map<string, number>();
  let isAsking = false;
  return every(given.clock, askEvery, () => {
    if (isAsking) return;
    isAsking = true;
    void ask(given, heard)
      .catch((error: unknown) => given.log.error({ err: error }, 'other nodes could not be followed'))
      .finally(() => {
        isAsking = false;
      });
  });
}

async function ask({ store, rooms, recheck }: Following, heard: Map<string, number>): Promise<void> {
  const open = [...rooms()].filter((room) => room.isLive);
  for (const mapId of heard.keys()) if (!open.some((room) => room.map.id === mapId)) heard.delete(mapId);
  if (open.length === 0) return;
  const [heads, signals] = await Promise.all([
    store.documents.heads(open.map(({ name }) => name)),
    store.signals.read(open.map(({ map }) => map.id)),
  ]);
  await Promise.all(
    open.filter((room) => (heads.get(room.name) ?? 0) > room.storedSeq).map((room) => room.catchUp()),
  );
  for (const { map } of open) {
    const raised = signals.get(map.id) ?? 0;
    const before = heard.get(map.id);
    heard.set(map.id, raised);
    if (before !== raised && (before !== undefined || raised > 0)) recheck(map.id);
  }
}
