/** Who somebody is on one map: a name that means the same there every time, and nothing anywhere else. */
import { createHash } from 'node:crypto';
import type { Author } from '../../shared/commands/command.ts';
import { ownerOf, type Principal } from './principal.ts';

/** The keys of principals that were asked for: one of a socket is asked for with every edit. */
const known = new WeakMap<Principal, Map<string, string>>();

/** A7: the key leads to no account and to no other map, because everybody on the map can read it. */
export function authorOf(mapId: string, principal: Principal): Author {
  const keys = known.get(principal) ?? new Map<string, string>();
  known.set(principal, keys);
  const key = keys.get(mapId) ?? authorKey(mapId, ownerOf(principal));
  keys.set(mapId, key);
  return { key, name: principal.name };
}

/** The key of an owner of rows, `session:…` or `link:…`, on this map. */
export function authorKey(mapId: string, owner: string): string {
  return createHash('sha256')
    .update(JSON.stringify([mapId, owner]))
    .digest('base64url')
    .slice(0, 22);
}
