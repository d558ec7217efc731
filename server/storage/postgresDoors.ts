/** The doors of maps, their lobbies and who waits in them, in PostgreSQL. */
import type { DoorStore, Knock, LobbyRow, WaitingRow } from './doorStore.ts';
import { admit, holdMap } from './postgresMembers.ts';
import type { PostgresPool, Queries } from './postgresPool.ts';
import { wrongCodesWithin } from './wrongCodes.ts';

const lobbyColumns = `map_id AS "mapId", code, role, needs_approval AS "needsApproval", expires_at AS "expiresAt",
  wrong_codes AS "wrongCodes"`;

export function postgresDoors(pool: PostgresPool): DoorStore {
  return {
    isClosed: async (mapId) =>
      (await pool.rows('SELECT 1 FROM closed_doors WHERE map_id = $1', [mapId])).length > 0,
    setClosed: async (mapId, isClosed) =>
      void (await pool.rows(
        isClosed
          ? 'INSERT INTO closed_doors (map_id) VALUES ($1) ON CONFLICT DO NOTHING'
          : 'DELETE FROM closed_doors WHERE map_id = $1',
        [mapId],
      )),
    openLobby: ({ mapId, code, role, needsApproval, expiresAt }, now) =>
      pool.transaction(async (queries): Promise<'opened' | 'codeTaken'> => {
        await holdMap(queries, mapId);
        await queries.rows(
          'DELETE FROM knocks WHERE map_id IN (SELECT map_id FROM lobbies WHERE expires_at <= $1)',
          [now],
        );
        await queries.rows('DELETE FROM lobbies WHERE expires_at <= $1', [now]);
        const rows = await queries.rows(
          `INSERT INTO lobbies (map_id, code, role, needs_approval, expires_at, wrong_since)
           SELECT $1::text, $2::text, $3::text, $4::boolean, $5::bigint, $6::bigint
           WHERE NOT EXISTS (SELECT 1 FROM lobbies WHERE code = $2 AND map_id <> $1)
           ON CONFLICT (map_id) DO UPDATE SET code = excluded.code, role = excluded.role,
             needs_approval = excluded.needs_approval, expires_at = excluded.expires_at,
             wrong_since = excluded.wrong_since, wrong_codes = 0
           RETURNING 1`,
          [mapId, code, role, needsApproval, expiresAt, now],
        );
        if (rows.length === 0) return 'codeTaken';
        await queries.rows('DELETE FROM knocks WHERE map_id = $1', [mapId]);
        return 'opened';
      }),
    changeLobby: async (mapId, { role, needsApproval }) =>
      void (await pool.rows(
        `UPDATE lobbies SET role = coalesce($1, role), needs_approval = coalesce($2, needs_approval)
         WHERE map_id = $3`,
        [role ?? null, needsApproval ?? null, mapId],
      )),
    closeLobby: (mapId) =>
      pool.transaction(async (queries) => {
        await holdMap(queries, mapId);
        await queries.rows('DELETE FROM lobbies WHERE map_id = $1', [mapId]);
        await queries.rows('DELETE FROM knocks WHERE map_id = $1', [mapId]);
      }),
    findLobby: async (mapId, now) => {
      const [lobby] = await pool.rows<LobbyRow>(
        `SELECT ${lobbyColumns} FROM lobbies WHERE map_id = $1 AND expires_at > $2`,
        [mapId, now],
      );
      return lobby ?? null;
    },
    findLobbyByCode: async (code, now) => {
      const [lobby] = await pool.rows<LobbyRow>(
        `SELECT ${lobbyColumns} FROM lobbies WHERE code = $1 AND expires_at > $2`,
        [code, now],
      );
      return lobby ?? null;
    },
    countWrongCode: async (beginning, now, most) => {
      // Every row sees its count as it is when it is written, so that two nodes never count one for two.
      const counted = await pool.rows<{ mapId: string; wrong: number; needsApproval: boolean }>(
        `UPDATE lobbies SET
           wrong_codes = CASE WHEN $2 - wrong_since >= $3 THEN 1 ELSE wrong_codes + 1 END,
           wrong_since = CASE WHEN $2 - wrong_since >= $3 THEN $2 ELSE wrong_since END
         WHERE left(code, length($1)) = $1 AND expires_at > $2
         RETURNING map_id AS "mapId", wrong_codes AS wrong, needs_approval AS "needsApproval"`,
        [beginning, now, wrongCodesWithin],
      );
      const tooMany = counted.filter(({ wrong, needsApproval }) => wrong > most && !needsApproval);
      if (tooMany.length === 0) return [];
      const turned = await pool.rows<{ mapId: string }>(
        `UPDATE lobbies SET needs_approval = TRUE WHERE map_id = ANY($1::text[]) AND NOT needs_approval
         RETURNING map_id AS "mapId"`,
        [tooMany.map(({ mapId }) => mapId)],
      );
      return turned.map(({ mapId }) => mapId);
    },
    knock: (mapId, sessionId, { at, most }) =>
      pool.transaction(async (queries): Promise<Knock | 'full'> => {
        await holdMap(queries, mapId);
        const found = await knockOf(queries, mapId, sessionId);
        if (found !== null) return found;
        const [count] = await queries.rows<{ people: number }>(
          'SELECT count(*) AS people FROM knocks WHERE map_id = $1 AND NOT turned_away',
          [mapId],
        );
        if (count!.people >= most) return 'full';
        await queries.rows('INSERT INTO knocks (map_id, session_id, since) VALUES ($1, $2, $3)', [
          mapId,
          sessionId,
          at,
        ]);
        return 'waiting';
      }),
    findKnock: (mapId, sessionId) => knockOf(pool, mapId, sessionId),
    leave: async (mapId, sessionId) =>
      void (await pool.rows('DELETE FROM knocks WHERE map_id = $1 AND session_id = $2 AND NOT turned_away', [
        mapId,
        sessionId,
      ])),
    waiting: (mapId) =>
      pool.rows<WaitingRow>(
        `SELECT knocks.session_id AS "sessionId", sessions.name, sessions.colour, knocks.since
         FROM knocks JOIN sessions ON sessions.id = knocks.session_id
         WHERE knocks.map_id = $1 AND NOT knocks.turned_away ORDER BY knocks.since, knocks.session_id`,
        [mapId],
      ),
    turnAway: async (mapId, sessionId) => {
      const rows = await pool.rows(
        'UPDATE knocks SET turned_away = TRUE WHERE map_id = $1 AND session_id = $2 RETURNING 1',
        [mapId, sessionId],
      );
      return rows.length > 0;
    },
    letIn: (mapId, sessionId, role, { at, most }) =>
      pool.transaction(async (queries) => {
        await holdMap(queries, mapId);
        const outcome = await admit(queries, { mapId, sessionId, role, at, most });
        if (outcome === 'joined')
          await queries.rows('DELETE FROM knocks WHERE map_id = $1 AND session_id = $2', [mapId, sessionId]);
        return outcome;
      }),
  };
}

async function knockOf(queries: Queries, mapId: string, sessionId: string): Promise<Knock | null> {
  const [found] = await queries.rows<{ turnedAway: boolean }>(
    'SELECT turned_away AS "turnedAway" FROM knocks WHERE map_id = $1 AND session_id = $2',
    [mapId, sessionId],
  );
  return found === undefined ? null : found.turnedAway ? 'turnedAway' : 'waiting';
}
