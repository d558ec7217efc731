/** Who somebody is on one map: a name that means the same there every time, and nothing anywhere else. */
import { createHash } from 'node:crypto';
import type { Author } from '../../shared/commands/command.ts';
import { ownerOf, type Principal } from './principal.ts';

/** A7: the key leads to no account and to no other map, because everybody on the map can read it. */
export function authorOf(mapId: string, principal: Principal): Author {
  const key = createHash('sha256')
    .update(JSON.stringify([mapId, ownerOf(principal)]))
    .digest('base64url')
    .slice(0, 22);
  return { key, name: principal.name };
}
