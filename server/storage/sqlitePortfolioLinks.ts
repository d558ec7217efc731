/** The links to portfolios in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { PortfolioLinkRow, PortfolioLinkStore } from './portfolioLinkStore.ts';

const columns = `id, session_id AS sessionId, heading, created_at AS createdAt, expires_at AS expiresAt,
  revoked_at AS revokedAt`;

export function sqlitePortfolioLinks(database: DatabaseSync): PortfolioLinkStore {
  const insert = database.prepare(
    `INSERT INTO portfolio_links (id, session_id, heading, token_hash, created_at, expires_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const byToken = database.prepare(`SELECT ${columns} FROM portfolio_links WHERE token_hash = ?`);
  const bySession = database.prepare(
    `SELECT ${columns} FROM portfolio_links WHERE session_id = ? ORDER BY created_at, id`,
  );
  const revoke = database.prepare(
    'UPDATE portfolio_links SET revoked_at = coalesce(revoked_at, ?) WHERE session_id = ? AND id = ?',
  );
  const asLink = (row: Record<string, unknown>): PortfolioLinkRow =>
    ({ ...row }) as unknown as PortfolioLinkRow;
  return {
    create: async ({ id, sessionId, heading, createdAt, expiresAt, revokedAt }, tokenHash) =>
      void insert.run(id, sessionId, heading, tokenHash, createdAt, expiresAt, revokedAt),
    findByToken: async (tokenHash) => {
      const row = byToken.get(tokenHash);
      return row === undefined ? null : asLink(row);
    },
    list: async (sessionId) => bySession.all(sessionId).map(asLink),
    revoke: async (sessionId, id, at) => Number(revoke.run(at, sessionId, id).changes) > 0,
  };
}
