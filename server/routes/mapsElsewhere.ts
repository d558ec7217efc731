/** The maps on which other nodes may have a person. */
import type { Storage } from '../storage/storage.ts';

/** Their ids; none where there are no other nodes. */
export async function mapsElsewhere(
  { isShared, maps }: Pick<Storage, 'isShared' | 'maps'>,
  sessionId: string,
): Promise<string[]> {
  return isShared ? (await maps.list(sessionId)).map(({ map }) => map.id) : [];
}
