/** The links to portfolios in PostgreSQL. */
import type { PortfolioLinkRow, PortfolioLinkStore } from './portfolioLinkStore.ts';
import type { PostgresPool } from './postgresPool.ts';

const columns = `id, session_id AS "sessionId", heading, created_at AS "createdAt", expires_at AS "expiresAt",
  revoked_at AS "revokedAt"`;

export function postgresPortfolioLinks(pool: PostgresPool): PortfolioLinkStore {
  return {
    create: async ({ id, sessionId, heading, createdAt, expiresAt, revokedAt }, tokenHash) =>
      void (await pool.rows(
        `INSERT INTO portfolio_links (id, session_id, heading, token_hash, created_at, expires_at, revoked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, sessionId, heading, tokenHash, createdAt, expiresAt, revokedAt],
      )),
    findByToken: async (tokenHash) => {
      const [link] = await pool.rows<PortfolioLinkRow>(
        `SELECT ${columns} FROM portfolio_links WHERE token_hash = $1`,
        [tokenHash],
      );
      return link ?? null;
    },
    list: (sessionId) =>
      pool.rows<PortfolioLinkRow>(
        `SELECT ${columns} FROM portfolio_links WHERE session_id = $1 ORDER BY created_at, id`,
        [sessionId],
      ),
    revoke: async (sessionId, id, at) => {
      const rows = await pool.rows(
        `UPDATE portfolio_links SET revoked_at = coalesce(revoked_at, $1) WHERE session_id = $2 AND id = $3
         RETURNING id`,
        [at, sessionId, id],
      );
      return rows.length > 0;
    },
  };
}
