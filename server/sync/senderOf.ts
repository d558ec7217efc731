/** What a socket may do to the document with what it sends. */
import { atLeast } from '../../shared/protocol/role.ts';
import { authorOf } from '../access/author.ts';
import type { Connection } from './connection.ts';
import type { Sender } from './roomDocument.ts';

export function senderOf(mapId: string, connection: Connection): Sender {
  const { id, owner, role, principal } = connection;
  const moderates = atLeast(role, 'facilitator');
  return {
    owner,
    origin: { kind: 'socket', socketId: id },
    mayPassLocks: moderates,
    mayChangeFormula: atLeast(role, 'owner'),
    author: { ...authorOf(mapId, principal), moderates },
  };
}
