/** API tokens in PostgreSQL. */
import type { Scope } from '../../shared/protocol/scope.ts';
import type { PostgresPool } from './postgresPool.ts';
import { formerIdsOf } from './postgresSessions.ts';
import type { ApiTokenRow, ApiTokenStore, SessionRow } from './sessionStore.ts';

const tokenColumns = `id, session_id AS "sessionId", name, scopes, created_at AS "createdAt",
  expires_at AS "expiresAt", last_used_at AS "lastUsedAt"`;

type StoredToken = Omit<ApiTokenRow, 'scopes'> & { scopes: string };

export function postgresApiTokens(pool: PostgresPool): ApiTokenStore {
  const asRow = (row: StoredToken): ApiTokenRow => ({ ...row, scopes: row.scopes.split(' ') as Scope[] });
  return {
    create: async ({ id, sessionId, name, scopes, createdAt, expiresAt, lastUsedAt }, tokenHash) =>
      void (await pool.rows(
        `INSERT INTO api_tokens (id, session_id, token_hash, name, scopes, created_at, expires_at, last_used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, sessionId, tokenHash, name, scopes.join(' '), createdAt, expiresAt, lastUsedAt],
      )),
    findByToken: async (tokenHash, now) => {
      const [row] = await pool.rows<StoredToken>(
        `SELECT ${tokenColumns} FROM api_tokens WHERE token_hash = $1 AND expires_at > $2`,
        [tokenHash, now],
      );
      if (row === undefined) return null;
      const [session] = await pool.rows<SessionRow>(
        'SELECT id, name, colour, created_at AS "createdAt" FROM sessions WHERE id = $1',
        [row.sessionId],
      );
      return { session: session!, formerIds: await formerIdsOf(pool, row.sessionId), token: asRow(row) };
    },
    has: async (id, now) => {
      const rows = await pool.rows('SELECT 1 FROM api_tokens WHERE id = $1 AND expires_at > $2', [id, now]);
      return rows.length > 0;
    },
    list: async (sessionId) => {
      const rows = await pool.rows<StoredToken>(
        `SELECT ${tokenColumns} FROM api_tokens WHERE session_id = $1 ORDER BY created_at DESC, id`,
        [sessionId],
      );
      return rows.map(asRow);
    },
    touch: async (id, at) =>
      void (await pool.rows('UPDATE api_tokens SET last_used_at = $1 WHERE id = $2', [at, id])),
    revoke: async (sessionId, id) => {
      const gone = await pool.rows('DELETE FROM api_tokens WHERE session_id = $1 AND id = $2 RETURNING id', [
        sessionId,
        id,
      ]);
      return gone.length > 0;
    },
  };
}
