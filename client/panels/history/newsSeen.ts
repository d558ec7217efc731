/** What the server told about a map and this person has answered, kept on their device. */
import type { RoomNotice } from '../../../shared/protocol/notice.ts';

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (mapId: string, { kind }: RoomNotice): string => `throughline-news-${kind}-${mapId}`;

/** A removal is known by its time, damage by its newest row. */
function markOf(notice: RoomNotice): number {
  return notice.kind === 'removal' ? notice.at : (notice.times.at(-1) ?? 0);
}

export function isSeen(storage: Kept | null, mapId: string, notice: RoomNotice): boolean {
  return Number(storage?.getItem(keyOf(mapId, notice)) ?? 0) >= markOf(notice);
}

/** Without a storage it comes again with the next opening. */
export function noteSeen(storage: Kept | null, mapId: string, notice: RoomNotice): void {
  try {
    storage?.setItem(keyOf(mapId, notice), String(markOf(notice)));
  } catch {
    return; // full or forbidden: asked again next time
  }
}
