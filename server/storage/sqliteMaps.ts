/** Maps and their list in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './sqliteTransaction.ts';
import { updateWriter } from './sqliteDocuments.ts';
import { linkColumns } from './sqliteLinks.ts';
import type { LinkRow, MapRow, MapTable } from './storage.ts';

const mapColumns = `maps.id, maps.title, maps.stories, maps.owner_session AS ownerSession, maps.epoch,
  maps.created_at AS createdAt, maps.updated_at AS updatedAt, maps.deleted_at AS deletedAt`;

export function sqliteMaps(database: DatabaseSync): MapTable {
  const writeUpdate = updateWriter(database);
  const insert = database.prepare(
    `INSERT INTO maps (id, title, stories, owner_session, epoch, created_at, updated_at, deleted_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const find = database.prepare(`SELECT ${mapColumns} FROM maps WHERE id = ?`);
  const list = database.prepare(
    `SELECT ${mapColumns} FROM maps
     WHERE deleted_at IS NULL AND (owner_session = ?1 OR id IN (
       SELECT links.map_id FROM grants JOIN links ON links.id = grants.link_id WHERE grants.session_id = ?1))
     ORDER BY updated_at DESC, id`,
  );
  const granted = database.prepare(
    `SELECT ${linkColumns} FROM grants JOIN links ON links.id = grants.link_id WHERE grants.session_id = ?`,
  );
  const markDeleted = database.prepare('UPDATE maps SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL');
  return {
    create: async (map, first) =>
      inTransaction(database, () => {
        const { id, title, stories, ownerSession, epoch, createdAt, updatedAt, deletedAt } = map;
        insert.run(id, title, stories, ownerSession, epoch, createdAt, updatedAt, deletedAt);
        writeUpdate(first);
      }),
    find: async (id) => {
      const row = find.get(id);
      return row === undefined ? null : ({ ...row } as unknown as MapRow);
    },
    list: async (sessionId) => {
      const links = granted.all(sessionId).map((row) => ({ ...row }) as unknown as LinkRow);
      const maps = list.all(sessionId).map((row) => ({ ...row }) as unknown as MapRow);
      return maps.map((map) => ({ map, links: links.filter((link) => link.mapId === map.id) }));
    },
    markDeleted: async (id, at) => void markDeleted.run(at, id),
  };
}
