/** What the server tells the people on a map besides its changes. */
import * as z from 'zod/mini';

const time = z.number();

export const roomNoticeSchema = z.discriminatedUnion('kind', [
  /** Somebody took many cards off the map at once; the version after row `seq` still has them. */
  z.object({ kind: z.literal('removal'), seq: z.number(), cards: z.number(), by: z.string(), at: time }),
  /** Part of the stored history cannot be read; the map was put together without it. `times` are of the lost rows. */
  z.object({ kind: z.literal('damage'), times: z.array(time) }),
  /** The door of the map, or who waits before it, has changed: told to facilitators, who ask how it is now. */
  z.object({ kind: z.literal('door') }),
]);
export type RoomNotice = z.infer<typeof roomNoticeSchema>;
/** What people read of it. */
export type RoomNews = Exclude<RoomNotice, { kind: 'door' }>;

/** A notice as it came over the wire; null when it is of a newer kind. */
export function readNotice(text: string): RoomNotice | null {
  try {
    const parsed = roomNoticeSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // not even JSON: a newer server's business
  }
}
