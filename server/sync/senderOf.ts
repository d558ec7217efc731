/** What a socket may do to the document with what it sends. */
import { atLeast } from '../../shared/protocol/role.ts';
import { authorOf } from '../access/author.ts';
import type { Connection } from './connection.ts';
import type { Sender } from './roomDocument.ts';

/**
 * `isHealing`: it brings a lost part of the log back from its copy, and may bring locks and authors back with it,
 * whoever they are from.
 */
export function senderOf(mapId: string, connection: Connection, isHealing: boolean): Sender {
  const { id, owner, role, principal } = connection;
  const moderates = atLeast(role, 'facilitator');
  return {
    owner,
    origin: { kind: 'socket', socketId: id },
    mayPassLocks: moderates || isHealing,
    mayChangeFormula: atLeast(role, 'owner') || isHealing,
    author: isHealing ? null : { ...authorOf(mapId, principal), moderates },
  };
}
