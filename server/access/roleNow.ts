/** What somebody on a map may do there by now, asked of the store anew. */
import type { Role } from '../../shared/protocol/role.ts';
import type { Storage } from '../storage/storage.ts';
import { roleOn } from './authorize.ts';
import type { Principal } from './principal.ts';
import { roleWithin } from './tokenScope.ts';

type Tables = Pick<Storage, 'maps' | 'links' | 'members' | 'sessions' | 'apiTokens'>;

/** The role; null: none any more, or signed out; 'gone': the map was deleted. */
export async function roleNow(
  tables: Tables,
  principal: Principal,
  mapId: string,
  now: number,
): Promise<Role | 'gone' | null> {
  const map = await tables.maps.find(mapId);
  if (map === null || map.deletedAt !== null) return 'gone';
  if (!(await isStillKnown(tables, principal, now))) return null;
  return roleWithin(principal, await roleOn(tables, principal, map, now));
}

/** Whether what the principal came by still counts: a person signs out, a key expires, a token is revoked. */
export async function isStillKnown(
  { sessions, apiTokens }: Pick<Storage, 'sessions' | 'apiTokens'>,
  principal: Principal,
  now: number,
): Promise<boolean> {
  if (principal.kind !== 'session') return true;
  const { by } = principal;
  return by.kind === 'browser' ? sessions.hasKey(by.id, now) : apiTokens.has(by.id, now);
}
