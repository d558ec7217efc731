/** The links of audiences in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { AudienceLinkRow, AudienceLinkStore } from './audienceStore.ts';

const columns = `id, map_id AS mapId, audience, heading, feedback, created_at AS createdAt,
  expires_at AS expiresAt, revoked_at AS revokedAt`;

export function sqliteAudiences(database: DatabaseSync): AudienceLinkStore {
  const insert = database.prepare(
    `INSERT INTO audience_links
     (id, map_id, audience, heading, feedback, token_hash, created_at, expires_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = database.prepare(`SELECT ${columns} FROM audience_links WHERE id = ?`);
  const byToken = database.prepare(`SELECT ${columns} FROM audience_links WHERE token_hash = ?`);
  const byMap = database.prepare(
    `SELECT ${columns} FROM audience_links WHERE map_id = ? ORDER BY created_at, id`,
  );
  const setFeedback = database.prepare('UPDATE audience_links SET feedback = ? WHERE id = ?');
  const revoke = database.prepare(
    'UPDATE audience_links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
  );
  const asLink = (row: Record<string, unknown>): AudienceLinkRow =>
    ({ ...row, feedback: row['feedback'] === 1 }) as unknown as AudienceLinkRow;
  const orNull = (row: Record<string, unknown> | undefined): AudienceLinkRow | null =>
    row === undefined ? null : asLink(row);
  return {
    create: async (link, tokenHash) => {
      const { id, mapId, audience, heading, feedback, createdAt, expiresAt, revokedAt } = link;
      const asked = feedback ? 1 : 0;
      insert.run(id, mapId, audience, heading, asked, tokenHash, createdAt, expiresAt, revokedAt);
    },
    find: async (id) => orNull(byId.get(id)),
    findByToken: async (tokenHash) => orNull(byToken.get(tokenHash)),
    list: async (mapId) => byMap.all(mapId).map(asLink),
    setFeedback: async (id, feedback) => void setFeedback.run(feedback ? 1 : 0, id),
    revoke: async (id, at) => void revoke.run(at, id),
  };
}
