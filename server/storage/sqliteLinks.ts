/** Share links and who joined by them, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { memberWriter } from './sqliteMembers.ts';
import { inTransaction } from './sqliteTransaction.ts';
import type { LinkRow, LinkStore } from './memberStore.ts';

export const linkColumns = `links.id, links.map_id AS mapId, links.role, links.created_at AS createdAt,
  links.expires_at AS expiresAt, links.revoked_at AS revokedAt, links.max_uses AS maxUses, links.uses`;

export function sqliteLinks(database: DatabaseSync): LinkStore {
  const insert = database.prepare(
    `INSERT INTO links (id, map_id, role, token_hash, created_at, expires_at, revoked_at, max_uses, uses)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = database.prepare(`SELECT ${linkColumns} FROM links WHERE id = ?`);
  const byToken = database.prepare(`SELECT ${linkColumns} FROM links WHERE token_hash = ?`);
  const byMap = database.prepare(`SELECT ${linkColumns} FROM links WHERE map_id = ? ORDER BY created_at, id`);
  const revoke = database.prepare('UPDATE links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const switchRole = database.prepare('UPDATE links SET role = ? WHERE id = ?');
  const grant = database.prepare('INSERT INTO grants (session_id, link_id, at) VALUES (?, ?, ?)');
  const isGranted = database.prepare('SELECT 1 FROM grants WHERE session_id = ? AND link_id = ?');
  const use = database.prepare('UPDATE links SET uses = uses + 1 WHERE id = ?');
  const admit = memberWriter(database);
  const granted = database.prepare(
    `SELECT ${linkColumns} FROM grants JOIN links ON links.id = grants.link_id
     WHERE grants.session_id = ? AND links.map_id = ? ORDER BY links.created_at, links.id`,
  );
  const asLink = (row: unknown): LinkRow => ({ ...(row as LinkRow) });
  const orNull = (row: unknown): LinkRow | null => (row === undefined ? null : asLink(row));
  return {
    create: async (link, tokenHash) => {
      const { id, mapId, role, createdAt, expiresAt, revokedAt, maxUses, uses } = link;
      insert.run(id, mapId, role, tokenHash, createdAt, expiresAt, revokedAt, maxUses, uses);
    },
    find: async (id) => orNull(byId.get(id)),
    findByToken: async (tokenHash) => orNull(byToken.get(tokenHash)),
    list: async (mapId) => byMap.all(mapId).map(asLink),
    revoke: async (id, at) => void revoke.run(at, id),
    switchRole: async (id, role) => void switchRole.run(role, id),
    join: async (sessionId, linkId, at, most) =>
      inTransaction(database, () => {
        const { mapId, maxUses, uses } = asLink(byId.get(linkId));
        const isKnown = isGranted.get(sessionId, linkId) !== undefined;
        if (!isKnown && maxUses !== null && uses >= maxUses) return 'usedUp';
        const outcome = admit(mapId, sessionId, null, at, most);
        if (outcome !== 'joined' || isKnown) return outcome;
        use.run(linkId);
        grant.run(sessionId, linkId, at);
        return 'joined';
      }),
    granted: async (sessionId, mapId) => granted.all(sessionId, mapId).map(asLink),
  };
}
