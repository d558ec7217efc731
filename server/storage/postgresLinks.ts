/** Share links and who joined by them, in PostgreSQL. */
import type { PostgresPool } from './postgresPool.ts';
import type { LinkRow, LinkStore } from './storage.ts';

export const linkColumns = `links.id, links.map_id AS "mapId", links.role, links.created_at AS "createdAt",
  links.expires_at AS "expiresAt", links.revoked_at AS "revokedAt"`;

export function postgresLinks(pool: PostgresPool): LinkStore {
  return {
    create: async ({ id, mapId, role, createdAt, expiresAt, revokedAt }, tokenHash) =>
      void (await pool.rows(
        `INSERT INTO links (id, map_id, role, token_hash, created_at, expires_at, revoked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, mapId, role, tokenHash, createdAt, expiresAt, revokedAt],
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
    grant: async (sessionId, linkId, at) =>
      void (await pool.rows(
        'INSERT INTO grants (session_id, link_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [sessionId, linkId, at],
      )),
    granted: (sessionId, mapId) =>
      pool.rows<LinkRow>(
        `SELECT ${linkColumns} FROM grants JOIN links ON links.id = grants.link_id
         WHERE grants.session_id = $1 AND links.map_id = $2 ORDER BY links.created_at, links.id`,
        [sessionId, mapId],
      ),
  };
}
