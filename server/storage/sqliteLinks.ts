/** Share links and who joined by them, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { LinkRow, LinkStore } from './storage.ts';

export const linkColumns = `links.id, links.map_id AS mapId, links.role, links.created_at AS createdAt,
  links.expires_at AS expiresAt, links.revoked_at AS revokedAt`;

export function sqliteLinks(database: DatabaseSync): LinkStore {
  const insert = database.prepare(
    'INSERT INTO links (id, map_id, role, token_hash, created_at, expires_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const byId = database.prepare(`SELECT ${linkColumns} FROM links WHERE id = ?`);
  const byToken = database.prepare(`SELECT ${linkColumns} FROM links WHERE token_hash = ?`);
  const byMap = database.prepare(`SELECT ${linkColumns} FROM links WHERE map_id = ? ORDER BY created_at, id`);
  const revoke = database.prepare('UPDATE links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const grant = database.prepare(
    'INSERT INTO grants (session_id, link_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const granted = database.prepare(
    `SELECT ${linkColumns} FROM grants JOIN links ON links.id = grants.link_id
     WHERE grants.session_id = ? AND links.map_id = ? ORDER BY links.created_at, links.id`,
  );
  const asLink = (row: unknown): LinkRow => ({ ...(row as LinkRow) });
  const orNull = (row: unknown): LinkRow | null => (row === undefined ? null : asLink(row));
  return {
    create: async (link, tokenHash) => {
      const { id, mapId, role, createdAt, expiresAt, revokedAt } = link;
      insert.run(id, mapId, role, tokenHash, createdAt, expiresAt, revokedAt);
    },
    find: async (id) => orNull(byId.get(id)),
    findByToken: async (tokenHash) => orNull(byToken.get(tokenHash)),
    list: async (mapId) => byMap.all(mapId).map(asLink),
    revoke: async (id, at) => void revoke.run(at, id),
    grant: async (sessionId, linkId, at) => void grant.run(sessionId, linkId, at),
    granted: async (sessionId, mapId) => granted.all(sessionId, mapId).map(asLink),
  };
}
