/** What must be known before a map is opened: who I am, and what I may do on it. */
import * as z from 'zod/mini';
import { roleSchema } from '../../shared/protocol/role.ts';
import { guestStore, loadGuest } from '../panels/api/guest.ts';
import { readMap, readMaps } from '../panels/api/mapsApi.ts';
import { ApiError } from '../panels/api/request.ts';
import type { Me } from '../session/mapSession.ts';

export type OpenFacts =
  | { readonly kind: 'open'; readonly me: Me }
  /** No session, or no link that still counts. */
  | { readonly kind: 'noAccess' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreachable' };

const keptSchema = z.object({ name: z.string(), colour: z.number(), role: roleSchema });
const keyOf = (mapId: string): string => `throughline-me:${mapId}`;

/** Asks the server; while it does not answer, what it last said counts, so that a map opens offline. */
export async function openFacts(mapId: string, storage: Storage | null): Promise<OpenFacts> {
  try {
    const [maps] = await Promise.all([readMaps(), loadGuest()]);
    const guest = guestStore.getState();
    const map = maps.find((candidate) => candidate.id === mapId);
    if (map === undefined || guest.kind !== 'guest') {
      storage?.removeItem(keyOf(mapId));
      return { kind: guest.kind === 'guest' ? await whyNotMine(mapId) : 'noAccess' };
    }
    const me: Me = { name: guest.session.name, colour: guest.session.colour, role: map.role };
    storage?.setItem(keyOf(mapId), JSON.stringify(me));
    return { kind: 'open', me };
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    const me = readKept(storage?.getItem(keyOf(mapId)) ?? null);
    return me === null ? { kind: 'unreachable' } : { kind: 'open', me };
  }
}

/** Why a map is not among mine. */
async function whyNotMine(mapId: string): Promise<'gone' | 'noAccess'> {
  try {
    await readMap(mapId);
    return 'noAccess';
  } catch (cause) {
    return cause instanceof ApiError && cause.code === 'mapDeleted' ? 'gone' : 'noAccess';
  }
}

function readKept(text: string | null): Me | null {
  if (text === null) return null;
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // written by something else; the server will say
  }
}
