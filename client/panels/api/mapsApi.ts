/** Maps, links and guest sessions over HTTP. */
import * as z from 'zod/mini';
import type { ColumnMapping } from '../../../shared/formats/importPlan.ts';
import type { ImportFormat } from '../../../shared/formats/readImport.ts';
import {
  createMapAnswer,
  mapsAnswer,
  sessionAnswer,
  type MapEntry,
  type SessionAnswer,
} from '../../../shared/protocol/http.ts';
import {
  createLinkAnswer,
  joinAnswer,
  linksAnswer,
  type LinkEntry,
  type LinkRole,
} from '../../../shared/protocol/members.ts';
import { request } from './request.ts';

export type GuestSession = NonNullable<SessionAnswer['session']>;

const nothing = z.unknown();
const mapPath = (mapId: string): string => `/api/maps/${encodeURIComponent(mapId)}`;

/** My session, or null before I have a name or a map; and whether one can sign in here. */
export function readSession(): Promise<SessionAnswer> {
  return request('/api/session', sessionAnswer);
}

/** Makes my guest session, or renames the one I have. */
export function saveName(name: string): Promise<SessionAnswer> {
  return request('/api/session', sessionAnswer, { method: 'POST', body: { name } });
}

/** Maps I made or joined, newest change first. */
export async function readMaps(): Promise<MapEntry[]> {
  return (await request('/api/maps', mapsAnswer)).maps;
}

/** Whether I may see this map: throws ApiError (missing, forbidden, signInNeeded) when not. */
export async function readMap(mapId: string): Promise<void> {
  await request(mapPath(mapId), nothing);
}

/** Makes a map; with `source` it is imported in the same step, all or nothing. */
export function createMap(body: {
  readonly title: string;
  readonly template?: string;
  readonly source?: {
    readonly text: string;
    readonly fileName?: string;
    readonly format?: ImportFormat;
    readonly mapping?: ColumnMapping;
  };
}): Promise<{ id: string }> {
  return request('/api/maps', createMapAnswer, { method: 'POST', body });
}

/** Deletes a map for everyone; only its owner may. */
export async function deleteMap(id: string): Promise<void> {
  await request(mapPath(id), nothing, { method: 'DELETE' });
}

/** The links of a map that were not revoked, without their tokens. */
export async function readLinks(mapId: string): Promise<LinkEntry[]> {
  const { links } = await request(`${mapPath(mapId)}/links`, linksAnswer);
  return links.filter((link) => link.revokedAt === null);
}

/** Makes a link; its token comes in this answer only. `expiresAt` in ms since epoch. */
export function createLink(
  mapId: string,
  body: { readonly role: LinkRole; readonly expiresAt?: number; readonly maxUses?: number },
): Promise<z.infer<typeof createLinkAnswer>> {
  return request(`${mapPath(mapId)}/links`, createLinkAnswer, { method: 'POST', body });
}

/** Ends a link; whoever came by it is out. */
export async function revokeLink(mapId: string, linkId: string): Promise<void> {
  await request(`${mapPath(mapId)}/links/${encodeURIComponent(linkId)}`, nothing, { method: 'DELETE' });
}

/** Takes the way in that a link's token gives. */
export function joinMap(token: string): Promise<{ mapId: string }> {
  return request('/api/join', joinAnswer, { method: 'POST', body: { token } });
}
