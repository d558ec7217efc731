/** Guest sessions in PostgreSQL. */
import type { PostgresPool } from './postgresPool.ts';
import type { SessionRow, SessionStore } from './storage.ts';

export function postgresSessions(pool: PostgresPool): SessionStore {
  return {
    create: async ({ id, name, colour, createdAt, lastSeenAt }, tokenHash) =>
      void (await pool.rows(
        'INSERT INTO sessions (id, token_hash, name, colour, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, tokenHash, name, colour, createdAt, lastSeenAt],
      )),
    findByToken: async (tokenHash) => {
      const [row] = await pool.rows<SessionRow>(
        `SELECT id, name, colour, created_at AS "createdAt", last_seen_at AS "lastSeenAt"
         FROM sessions WHERE token_hash = $1`,
        [tokenHash],
      );
      return row ?? null;
    },
    rename: async (id, name) =>
      void (await pool.rows('UPDATE sessions SET name = $1 WHERE id = $2', [name, id])),
    touch: async (id, at) =>
      void (await pool.rows('UPDATE sessions SET last_seen_at = $1 WHERE id = $2', [at, id])),
    namesOf: async (ids) => {
      const rows = await pool.rows<{ id: string; name: string }>(
        'SELECT id, name FROM sessions WHERE id = ANY($1::text[])',
        [ids],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}
