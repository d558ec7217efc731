/** The records of a kind that are on the map, in their order. */
import { byOrder, type Ordered } from '../model/orderKey.ts';

interface Archivable {
  readonly archivedAt: number | null;
}

/** Live ones, sorted by their order keys. */
export function liveInOrder<R extends Ordered & Archivable>(records: ReadonlyMap<string, R>): R[] {
  return [...records.values()].filter(isLive).sort(byOrder);
}

/** The live record under this id, or null. */
export function liveOrNull<I, R extends Archivable>(records: ReadonlyMap<I, R>, id: I | null): R | null {
  const found = id === null ? undefined : records.get(id);
  return found !== undefined && isLive(found) ? found : null;
}

function isLive(record: Archivable): boolean {
  return record.archivedAt === null;
}
