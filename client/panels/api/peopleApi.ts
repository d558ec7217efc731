/** The people on a map and their links over HTTP, for its owners. */
import * as z from 'zod/mini';
import { membersAnswer, type LinkRole, type MemberEntry } from '../../../shared/protocol/members.ts';
import type { Role } from '../../../shared/protocol/role.ts';
import { request } from './request.ts';

const nothing = z.unknown();
const mapPath = (mapId: string): string => `/api/maps/${encodeURIComponent(mapId)}`;

/** Everybody who joined, in the order they came; those taken off too. */
export async function readMembers(mapId: string): Promise<MemberEntry[]> {
  return (await request(`${mapPath(mapId)}/members`, membersAnswer)).members;
}

/** Gives somebody a role of their own; who was taken off is back. */
export async function changeMember(mapId: string, memberId: string, role: Role): Promise<void> {
  const path = `${mapPath(mapId)}/members/${encodeURIComponent(memberId)}`;
  await request(path, nothing, { method: 'PATCH', body: { role } });
}

/** Takes somebody off the map. */
export async function removeMember(mapId: string, memberId: string): Promise<void> {
  await request(`${mapPath(mapId)}/members/${encodeURIComponent(memberId)}`, nothing, { method: 'DELETE' });
}

/** Erases somebody's name from the map, for good. */
export async function forgetMember(mapId: string, memberId: string): Promise<void> {
  const path = `${mapPath(mapId)}/members/${encodeURIComponent(memberId)}/forget`;
  await request(path, nothing, { method: 'POST' });
}

/** Gives a link, and all who came by it, another role. */
export async function switchLink(mapId: string, linkId: string, role: LinkRole): Promise<void> {
  const path = `${mapPath(mapId)}/links/${encodeURIComponent(linkId)}`;
  await request(path, nothing, { method: 'PATCH', body: { role } });
}
