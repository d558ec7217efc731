/** What the server told about a map and this person has answered, kept on their device. */
import type { RoomNews } from '../../../shared/protocol/notice.ts';

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (mapId: string, { kind }: RoomNews): string => `throughline-news-${kind}-${mapId}`;

/** A removal is known by its time, damage by its newest row. */
function markOf(notice: RoomNews): number {
  return notice.kind === 'removal' ? notice.at : (notice.times.at(-1) ?? 0);
}

export function isSeen(storage: Kept | null, mapId: string, notice: RoomNews): boolean {
  return Number(storage?.getItem(keyOf(mapId, notice)) ?? 0) >= markOf(notice);
}

/** Without a storage it comes again with the next opening. */
export function noteSeen(storage: Kept | null, mapId: string, notice: RoomNews): void {
  try {
    storage?.setItem(keyOf(mapId, notice), String(markOf(notice)));
  } catch {
    return; // full or forbidden: asked again next time
  }
}
