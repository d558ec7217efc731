/** The links of audiences in PostgreSQL. */
import type { AudienceLinkRow, AudienceLinkStore } from './audienceStore.ts';
import type { PostgresPool } from './postgresPool.ts';

const columns = `id, map_id AS "mapId", audience, heading, feedback, created_at AS "createdAt",
  expires_at AS "expiresAt", revoked_at AS "revokedAt"`;

export function postgresAudiences(pool: PostgresPool): AudienceLinkStore {
  const one = async (where: string, value: string): Promise<AudienceLinkRow | null> => {
    const [link] = await pool.rows<AudienceLinkRow>(
      `SELECT ${columns} FROM audience_links WHERE ${where} = $1`,
      [value],
    );
    return link ?? null;
  };
  return {
    create: async (link, tokenHash) => {
      const { id, mapId, audience, heading, feedback, createdAt, expiresAt, revokedAt } = link;
      await pool.rows(
        `INSERT INTO audience_links
         (id, map_id, audience, heading, feedback, token_hash, created_at, expires_at, revoked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, mapId, audience, heading, feedback, tokenHash, createdAt, expiresAt, revokedAt],
      );
    },
    find: (id) => one('id', id),
    findByToken: (tokenHash) => one('token_hash', tokenHash),
    list: (mapId) =>
      pool.rows<AudienceLinkRow>(
        `SELECT ${columns} FROM audience_links WHERE map_id = $1 ORDER BY created_at, id`,
        [mapId],
      ),
    setFeedback: async (id, feedback) =>
      void (await pool.rows('UPDATE audience_links SET feedback = $1 WHERE id = $2', [feedback, id])),
    revoke: async (id, at) =>
      void (await pool.rows(
        'UPDATE audience_links SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL',
        [at, id],
      )),
  };
}
