/** Who may do what on a map: one table, one question, asked of the store each time. */
import { atLeast, type Role } from '../../shared/protocol/role.ts';
import { Problem } from '../problem.ts';
import type { MapRow } from '../storage/mapTable.ts';
import type { LinkRow, MemberRow } from '../storage/memberStore.ts';
import type { Storage } from '../storage/storage.ts';
import type { Principal } from './principal.ts';

/** The least role for each action. Commands bring their own. */
const needs = {
  readMap: 'viewer',
  exportMap: 'viewer',
  connect: 'viewer',
  importInto: 'editor',
  addImage: 'editor',
  readImage: 'viewer',
  manageLinks: 'owner',
  manageMembers: 'owner',
  manageDoor: 'facilitator',
  manageAudiences: 'facilitator',
  manageTrackers: 'facilitator',
  pushToTracker: 'editor',
  manageVoting: 'facilitator',
  setDots: 'commenter',
  readVoting: 'viewer',
  deleteMap: 'owner',
  eraseMap: 'owner',
  // Deleted texts and names stand in it: not for everybody who may look at the map.
  readHistory: 'commenter',
  nameVersion: 'editor',
  restoreVersion: 'editor',
  setRetention: 'owner',
} as const satisfies Record<string, Role>;

export type Action = keyof typeof needs | { readonly command: string; readonly needs: Role };

export interface Access {
  readonly map: MapRow;
  readonly role: Role;
}

type Tables = Pick<Storage, 'maps' | 'links' | 'members'>;

/**
 * The map and the principal's role on it, when the action is allowed.
 * Throws {@link Problem}: 401 nobody asks, 404 nothing to see here, 403 the role does not allow it.
 */
export async function authorize(
  tables: Tables & Pick<Storage, 'doors'>,
  principal: Principal | null,
  action: Action,
  mapId: string,
  now: number,
): Promise<Access> {
  if (principal === null) throw new Problem(401, 'signInNeeded', 'Open the home page or a share link first.');
  const map = await tables.maps.find(mapId);
  const role = map === null ? null : await roleOn(tables, principal, map, now);
  if (map === null || role === null)
    throw new Problem(404, 'noSuchMap', 'There is no such map here for you.');
  if (map.deletedAt !== null && action !== 'eraseMap')
    throw new Problem(404, 'mapDeleted', 'This map was deleted.');
  // A script that carries a link joins nothing: each time it comes, it is new.
  if (principal.kind === 'link' && (await tables.doors.isClosed(mapId))) throw doorClosed();
  const needed = typeof action === 'string' ? needs[action] : action.needs;
  if (!atLeast(role, needed)) {
    throw new Problem(403, 'forbidden', `This needs the role of ${needed}; yours here is ${role}.`);
  }
  return { map, role };
}

/** Newcomers are kept out of a map. */
export function doorClosed(): Problem {
  return new Problem(
    403,
    'doorClosed',
    'The door of this map is closed: nobody new is let in for now. Ask a facilitator to open it, then try again.',
  );
}

/** The principal's role on a map, or null. Links are read each time: a revoked one counts no more. */
export async function roleOn(
  tables: Tables,
  principal: Principal,
  map: MapRow,
  now: number,
): Promise<Role | null> {
  if (principal.kind === 'link') {
    const link = await tables.links.find(principal.id);
    return link !== null && link.mapId === map.id && counts(link, now) ? link.role : null;
  }
  const member = await tables.members.find(map.id, principal.id);
  // Of a map that was erased nothing is left but who made it: they hear that it was deleted.
  if (member === null && map.deletedAt !== null && map.ownerSession === principal.id) return 'owner';
  return member === null ? null : memberRole(member, await tables.links.granted(principal.id, map.id), now);
}

/** What a member may do: what was given by hand, else the highest role of the links that count; null: nothing. */
export function memberRole(
  { role, removedAt }: Pick<MemberRow, 'role' | 'removedAt'>,
  links: readonly LinkRow[],
  now: number,
): Role | null {
  if (removedAt !== null || role !== null) return removedAt === null ? role : null;
  let highest: Role | null = null;
  for (const link of links) {
    if (counts(link, now) && (highest === null || atLeast(link.role, highest))) highest = link.role;
  }
  return highest;
}

/** Whether a link is neither revoked nor expired. */
export function counts(link: Pick<LinkRow, 'revokedAt' | 'expiresAt'>, now: number): boolean {
  return link.revokedAt === null && (link.expiresAt === null || link.expiresAt > now);
}

/** Whether a script may carry the link's token itself: not when its uses are counted, for a script joins nothing. */
export function opensByItself(link: LinkRow, now: number): boolean {
  return link.maxUses === null && counts(link, now);
}
