/** Who is on which map, in PostgreSQL; whoever changes that holds the map's row, so that decisions follow each other. */
import type { Role } from '../../shared/protocol/role.ts';
import { linkColumns } from './postgresLinks.ts';
import type { PostgresPool, Queries } from './postgresPool.ts';
import type { Admission, LinkRow, MemberRow, MemberStore } from './memberStore.ts';

export const memberColumns = `members.map_id AS "mapId", members.session_id AS "sessionId", members.role AS role,
  members.joined_at AS "joinedAt", members.removed_at AS "removedAt"`;

type Outcome = 'done' | 'missing' | 'lastOwner';

export function postgresMembers(pool: PostgresPool): MemberStore {
  return {
    find: (mapId, sessionId) => findMember(pool, mapId, sessionId),
    list: async (mapId) => {
      const [people, links] = await Promise.all([
        pool.rows<MemberRow & { name: string; colour: number }>(
          `SELECT ${memberColumns}, CASE WHEN members.forgotten_at IS NULL THEN sessions.name ELSE '' END AS name,
             sessions.colour FROM members
           JOIN sessions ON sessions.id = members.session_id
           WHERE members.map_id = $1 ORDER BY members.joined_at, members.session_id`,
          [mapId],
        ),
        pool.rows<LinkRow & { sessionId: string }>(
          `SELECT grants.session_id AS "sessionId", ${linkColumns} FROM grants
           JOIN links ON links.id = grants.link_id WHERE links.map_id = $1 ORDER BY links.created_at, links.id`,
          [mapId],
        ),
      ]);
      return people.map(({ name, colour, ...member }) => {
        const own = links.filter((link) => link.sessionId === member.sessionId);
        return { member, name, colour, links: own.map(({ sessionId: _whose, ...link }) => link) };
      });
    },
    setRole: (mapId, sessionId, role) =>
      pool.transaction(async (queries): Promise<Outcome> => {
        const member = await holdMember(queries, mapId, sessionId);
        if (member === null || (await forgottenOn(queries, mapId)).has(sessionId)) return 'missing';
        if (role !== 'owner' && (await isLastOwner(queries, member))) return 'lastOwner';
        await queries.rows(
          'UPDATE members SET role = $1, removed_at = NULL WHERE map_id = $2 AND session_id = $3',
          [role, mapId, sessionId],
        );
        return 'done';
      }),
    remove: (mapId, sessionId, at) =>
      pool.transaction(async (queries): Promise<Outcome> => {
        const member = await holdMember(queries, mapId, sessionId);
        if (member === null || member.removedAt !== null) return 'missing';
        if (await isLastOwner(queries, member)) return 'lastOwner';
        await queries.rows(
          'UPDATE members SET role = NULL, removed_at = $1 WHERE map_id = $2 AND session_id = $3',
          [at, mapId, sessionId],
        );
        await takeBack(queries, mapId, sessionId);
        return 'done';
      }),
    forget: (mapId, sessionId, at) =>
      pool.transaction(async (queries): Promise<Outcome> => {
        const member = await holdMember(queries, mapId, sessionId);
        if (member === null) return 'missing';
        if (await isLastOwner(queries, member)) return 'lastOwner';
        await queries.rows(
          `UPDATE members SET role = NULL, removed_at = coalesce(removed_at, $1),
             forgotten_at = coalesce(forgotten_at, $1) WHERE map_id = $2 AND session_id = $3`,
          [at, mapId, sessionId],
        );
        await takeBack(queries, mapId, sessionId);
        return 'done';
      }),
    forgotten: (mapId) => forgottenOn(pool, mapId),
  };
}

/** Who is off the map has no dots on it. */
async function takeBack(queries: Queries, mapId: string, sessionId: string): Promise<void> {
  await queries.rows('DELETE FROM ballots WHERE map_id = $1 AND voter = $2', [mapId, sessionId]);
}

async function forgottenOn(queries: Queries, mapId: string): Promise<Set<string>> {
  const rows = await queries.rows<{ id: string }>(
    'SELECT session_id AS id FROM members WHERE map_id = $1 AND forgotten_at IS NOT NULL',
    [mapId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Holds the map's row until the transaction ends. */
export async function holdMap(queries: Queries, mapId: string): Promise<void> {
  await queries.rows('SELECT 1 FROM maps WHERE id = $1 FOR UPDATE', [mapId]);
}

async function findMember(queries: Queries, mapId: string, sessionId: string): Promise<MemberRow | null> {
  const [member] = await queries.rows<MemberRow>(
    `SELECT ${memberColumns} FROM members WHERE map_id = $1 AND session_id = $2`,
    [mapId, sessionId],
  );
  return member ?? null;
}

async function holdMember(queries: Queries, mapId: string, sessionId: string): Promise<MemberRow | null> {
  await holdMap(queries, mapId);
  return findMember(queries, mapId, sessionId);
}

async function isLastOwner(queries: Queries, { mapId, sessionId, role }: MemberRow): Promise<boolean> {
  if (role !== 'owner') return false;
  const others = await queries.rows(
    `SELECT 1 FROM members WHERE map_id = $1 AND session_id <> $2 AND role = 'owner' AND removed_at IS NULL`,
    [mapId, sessionId],
  );
  return others.length === 0;
}

/**
 * Lets a person onto a map whose row the transaction holds; who is on it already keeps what they have.
 * With a role, those without one by hand get it.
 */
export async function admit(
  queries: Queries,
  {
    mapId,
    sessionId,
    role,
    at,
    most,
  }: { mapId: string; sessionId: string; role: Role | null; at: number; most: number },
): Promise<Admission> {
  const found = await findMember(queries, mapId, sessionId);
  if (found !== null && found.removedAt !== null) return 'removed';
  if (found !== null) {
    if (role !== null)
      await queries.rows(
        'UPDATE members SET role = $1 WHERE map_id = $2 AND session_id = $3 AND role IS NULL',
        [role, mapId, sessionId],
      );
    return 'joined';
  }
  const [count] = await queries.rows<{ people: number }>(
    `SELECT count(*) AS people FROM members WHERE map_id = $1 AND removed_at IS NULL AND (role IS NOT NULL OR EXISTS (
       SELECT 1 FROM grants JOIN links ON links.id = grants.link_id
       WHERE grants.session_id = members.session_id AND links.map_id = $1 AND links.revoked_at IS NULL
         AND (links.expires_at IS NULL OR links.expires_at > $2)))`,
    [mapId, at],
  );
  if (count!.people >= most) return 'full';
  await queries.rows(
    'INSERT INTO members (map_id, session_id, role, joined_at, removed_at) VALUES ($1, $2, $3, $4, NULL)',
    [mapId, sessionId, role, at],
  );
  return 'joined';
}
