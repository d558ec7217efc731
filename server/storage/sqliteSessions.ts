/** Guest sessions in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { SessionRow, SessionStore } from './storage.ts';

export function sqliteSessions(database: DatabaseSync): SessionStore {
  const insert = database.prepare(
    'INSERT INTO sessions (id, token_hash, name, colour, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byToken = database.prepare(
    'SELECT id, name, colour, created_at AS createdAt, last_seen_at AS lastSeenAt FROM sessions WHERE token_hash = ?',
  );
  const rename = database.prepare('UPDATE sessions SET name = ? WHERE id = ?');
  const names = database.prepare(
    'SELECT id, name FROM sessions WHERE id IN (SELECT value FROM json_each(?))',
  );
  const touch = database.prepare('UPDATE sessions SET last_seen_at = ? WHERE id = ?');
  return {
    create: async (session, tokenHash) => {
      const { id, name, colour, createdAt, lastSeenAt } = session;
      insert.run(id, tokenHash, name, colour, createdAt, lastSeenAt);
    },
    findByToken: async (tokenHash) => {
      const row = byToken.get(tokenHash);
      return row === undefined ? null : ({ ...row } as unknown as SessionRow);
    },
    rename: async (id, name) => void rename.run(name, id),
    touch: async (id, at) => void touch.run(at, id),
    namesOf: async (ids) =>
      new Map(names.all(JSON.stringify(ids)).map((row) => [String(row['id']), String(row['name'])])),
  };
}
