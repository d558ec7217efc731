/** Share links and who joined by them, in PostgreSQL. */
import type { PostgresPool } from './postgresPool.ts';
import { admit, holdMap } from './postgresMembers.ts';
import type { JoinOutcome, LinkRow, LinkStore } from './memberStore.ts';

export const linkColumns = `links.id, links.map_id AS "mapId", links.role, links.created_at AS "createdAt",
  links.expires_at AS "expiresAt", links.revoked_at AS "revokedAt", links.max_uses AS "maxUses", links.uses`;

export function postgresLinks(pool: PostgresPool): LinkStore {
  return {
    create: async ({ id, mapId, role, createdAt, expiresAt, revokedAt, maxUses, uses }, tokenHash) =>
      void (await pool.rows(
        `INSERT INTO links (id, map_id, role, token_hash, created_at, expires_at, revoked_at, max_uses, uses)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, mapId, role, tokenHash, createdAt, expiresAt, revokedAt, maxUses, uses],
      )),
    find: async (id) => {
      const [link] = await pool.rows<LinkRow>(`SELECT ${linkColumns} FROM links WHERE id = $1`, [id]);
      return link ?? null;
    },
    findByToken: async (tokenHash) => {
      const [link] = await pool.rows<LinkRow>(`SELECT ${linkColumns} FROM links WHERE token_hash = $1`, [
        tokenHash,
      ]);
      return link ?? null;
    },
    list: (mapId) =>
      pool.rows<LinkRow>(`SELECT ${linkColumns} FROM links WHERE map_id = $1 ORDER BY created_at, id`, [
        mapId,
      ]),
    revoke: async (id, at) =>
      void (await pool.rows('UPDATE links SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL', [
        at,
        id,
      ])),
    switchRole: async (id, role) =>
      void (await pool.rows('UPDATE links SET role = $1 WHERE id = $2', [role, id])),
    join: (sessionId, linkId, at, most) =>
      pool.transaction(async (queries): Promise<JoinOutcome> => {
        const [{ mapId }] = (await queries.rows<{ mapId: string }>(
          'SELECT map_id AS "mapId" FROM links WHERE id = $1',
          [linkId],
        )) as [{ mapId: string }];
        await holdMap(queries, mapId);
        const [link] = (await queries.rows<LinkRow>(`SELECT ${linkColumns} FROM links WHERE id = $1`, [
          linkId,
        ])) as [LinkRow];
        const known = await queries.rows('SELECT 1 FROM grants WHERE session_id = $1 AND link_id = $2', [
          sessionId,
          linkId,
        ]);
        const isKnown = known.length > 0;
        if (!isKnown && link.maxUses !== null && link.uses >= link.maxUses) return 'usedUp';
        const outcome = await admit(queries, { mapId, sessionId, role: null, at, most });
        if (outcome !== 'joined' || isKnown) return outcome;
        await queries.rows('UPDATE links SET uses = uses + 1 WHERE id = $1', [linkId]);
        await queries.rows('INSERT INTO grants (session_id, link_id, at) VALUES ($1, $2, $3)', [
          sessionId,
          linkId,
          at,
        ]);
        return 'joined';
      }),
    granted: (sessionId, mapId) =>
      pool.rows<LinkRow>(
        `SELECT ${linkColumns} FROM grants JOIN links ON links.id = grants.link_id
         WHERE grants.session_id = $1 AND links.map_id = $2 ORDER BY links.created_at, links.id`,
        [sessionId, mapId],
      ),
  };
}
