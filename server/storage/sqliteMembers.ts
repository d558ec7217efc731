/** Who is on which map, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '../../shared/protocol/role.ts';
import { linkColumns } from './sqliteLinks.ts';
import { inTransaction } from './sqliteTransaction.ts';
import type { Admission, LinkRow, MemberRow, MemberStore } from './memberStore.ts';

export const memberColumns = `members.map_id AS mapId, members.session_id AS sessionId, members.role AS role,
  members.joined_at AS joinedAt, members.removed_at AS removedAt`;

export function sqliteMembers(database: DatabaseSync): MemberStore {
  const find = memberFinder(database);
  const list = database.prepare(
    `SELECT ${memberColumns}, iif(members.forgotten_at IS NULL, sessions.name, '') AS name, sessions.colour FROM members
     JOIN sessions ON sessions.id = members.session_id
     WHERE members.map_id = ? ORDER BY members.joined_at, members.session_id`,
  );
  const granted = database.prepare(
    `SELECT grants.session_id AS sessionId, ${linkColumns} FROM grants JOIN links ON links.id = grants.link_id
     WHERE links.map_id = ? ORDER BY links.created_at, links.id`,
  );
  const otherOwner = database.prepare(
    `SELECT 1 FROM members WHERE map_id = ? AND session_id <> ? AND role = 'owner' AND removed_at IS NULL`,
  );
  const setRole = database.prepare(
    'UPDATE members SET role = ?, removed_at = NULL WHERE map_id = ? AND session_id = ?',
  );
  const remove = database.prepare(
    'UPDATE members SET role = NULL, removed_at = ? WHERE map_id = ? AND session_id = ?',
  );
  const forget = database.prepare(
    `UPDATE members SET role = NULL, removed_at = coalesce(removed_at, ?1), forgotten_at = coalesce(forgotten_at, ?1)
     WHERE map_id = ?2 AND session_id = ?3`,
  );
  const takeBack = database.prepare('DELETE FROM ballots WHERE map_id = ? AND voter = ?');
  const forgotten = database.prepare(
    'SELECT session_id AS id FROM members WHERE map_id = ? AND forgotten_at IS NOT NULL',
  );
  const idsOfForgotten = (mapId: string): Set<string> =>
    new Set(forgotten.all(mapId).map(({ id }) => String(id)));
  const isLastOwner = (mapId: string, { sessionId, role, removedAt }: MemberRow): boolean =>
    role === 'owner' && removedAt === null && otherOwner.get(mapId, sessionId) === undefined;
  return {
    find: async (mapId, sessionId) => find(mapId, sessionId),
    list: async (mapId) => {
      const links = granted.all(mapId).map((row) => ({ ...row })) as unknown as (LinkRow & {
        sessionId: string;
      })[];
      return list.all(mapId).map((row) => {
        const { name, colour, ...member } = row as unknown as MemberRow & { name: string; colour: number };
        const own = links.filter((link) => link.sessionId === member.sessionId);
        return { member, name, colour, links: own.map(({ sessionId: _whose, ...link }) => link) };
      });
    },
    setRole: async (mapId, sessionId, role) =>
      inTransaction(database, () => {
        const member = find(mapId, sessionId);
        if (member === null || idsOfForgotten(mapId).has(sessionId)) return 'missing';
        if (role !== 'owner' && isLastOwner(mapId, member)) return 'lastOwner';
        setRole.run(role, mapId, sessionId);
        return 'done';
      }),
    remove: async (mapId, sessionId, at) =>
      inTransaction(database, () => {
        const member = find(mapId, sessionId);
        if (member === null || member.removedAt !== null) return 'missing';
        if (isLastOwner(mapId, member)) return 'lastOwner';
        remove.run(at, mapId, sessionId);
        takeBack.run(mapId, sessionId);
        return 'done';
      }),
    forget: async (mapId, sessionId, at) =>
      inTransaction(database, () => {
        const member = find(mapId, sessionId);
        if (member === null) return 'missing';
        if (isLastOwner(mapId, member)) return 'lastOwner';
        forget.run(at, mapId, sessionId);
        takeBack.run(mapId, sessionId);
        return 'done';
      }),
    forgotten: async (mapId) => idsOfForgotten(mapId),
  };
}

function memberFinder(database: DatabaseSync): (mapId: string, sessionId: string) => MemberRow | null {
  const find = database.prepare(`SELECT ${memberColumns} FROM members WHERE map_id = ? AND session_id = ?`);
  return (mapId, sessionId) => {
    const row = find.get(mapId, sessionId);
    return row === undefined ? null : ({ ...row } as unknown as MemberRow);
  };
}

/**
 * Lets a person onto a map, inside a transaction of the caller's; who is on it already keeps what they have.
 * With a role, those without one by hand get it.
 */
export function memberWriter(
  database: DatabaseSync,
): (mapId: string, sessionId: string, role: Role | null, at: number, most: number) => Admission {
  const find = memberFinder(database);
  const count = database.prepare(
    `SELECT count(*) AS people FROM members WHERE map_id = ?1 AND removed_at IS NULL AND (role IS NOT NULL OR EXISTS (
       SELECT 1 FROM grants JOIN links ON links.id = grants.link_id
       WHERE grants.session_id = members.session_id AND links.map_id = ?1 AND links.revoked_at IS NULL
         AND (links.expires_at IS NULL OR links.expires_at > ?2)))`,
  );
  const insert = database.prepare(
    'INSERT INTO members (map_id, session_id, role, joined_at, removed_at) VALUES (?, ?, ?, ?, NULL)',
  );
  const give = database.prepare(
    'UPDATE members SET role = ? WHERE map_id = ? AND session_id = ? AND role IS NULL',
  );
  return (mapId, sessionId, role, at, most) => {
    const found = find(mapId, sessionId);
    if (found !== null && found.removedAt !== null) return 'removed';
    if (found !== null) {
      if (role !== null) give.run(role, mapId, sessionId);
      return 'joined';
    }
    if (Number(count.get(mapId, at)?.['people']) >= most) return 'full';
    insert.run(mapId, sessionId, role, at);
    return 'joined';
  };
}
