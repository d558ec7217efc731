/** API tokens in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { Scope } from '../../shared/protocol/scope.ts';
import type { ApiTokenRow, ApiTokenStore, SessionRow } from './sessionStore.ts';

const tokenColumns = `id, session_id AS sessionId, name, scopes, created_at AS createdAt,
  expires_at AS expiresAt, last_used_at AS lastUsedAt`;

export function sqliteApiTokens(database: DatabaseSync): ApiTokenStore {
  const insert = database.prepare(
    `INSERT INTO api_tokens (id, session_id, token_hash, name, scopes, created_at, expires_at, last_used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byToken = database.prepare(
    `SELECT ${tokenColumns} FROM api_tokens WHERE token_hash = ? AND expires_at > ?`,
  );
  const session = database.prepare(
    'SELECT id, name, colour, created_at AS createdAt FROM sessions WHERE id = ?',
  );
  const former = database.prepare(
    'SELECT former_id AS id FROM former_sessions WHERE session_id = ? ORDER BY former_id',
  );
  const live = database.prepare('SELECT 1 FROM api_tokens WHERE id = ? AND expires_at > ?');
  const bySession = database.prepare(
    `SELECT ${tokenColumns} FROM api_tokens WHERE session_id = ? ORDER BY created_at DESC, id`,
  );
  const touch = database.prepare('UPDATE api_tokens SET last_used_at = ? WHERE id = ?');
  const revoke = database.prepare('DELETE FROM api_tokens WHERE session_id = ? AND id = ?');
  const asRow = (row: Record<string, unknown>): ApiTokenRow =>
    ({ ...row, scopes: String(row['scopes']).split(' ') as Scope[] }) as unknown as ApiTokenRow;
  return {
    create: async (token, tokenHash) => {
      const { id, sessionId, name, scopes, createdAt, expiresAt, lastUsedAt } = token;
      insert.run(id, sessionId, tokenHash, name, scopes.join(' '), createdAt, expiresAt, lastUsedAt);
    },
    findByToken: async (tokenHash, now) => {
      const row = byToken.get(tokenHash, now);
      if (row === undefined) return null;
      const token = asRow(row);
      const person = { ...session.get(token.sessionId) } as unknown as SessionRow;
      const formerIds = former.all(token.sessionId).map((one) => String(one['id']));
      return { session: person, formerIds, token };
    },
    has: async (id, now) => live.get(id, now) !== undefined,
    list: async (sessionId) => bySession.all(sessionId).map(asRow),
    touch: async (id, at) => void touch.run(at, id),
    revoke: async (sessionId, id) => Number(revoke.run(sessionId, id).changes) > 0,
  };
}
