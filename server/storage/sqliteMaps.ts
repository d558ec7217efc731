/** Maps and their list in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { scopes } from '../../shared/model/scope.ts';
import { inTransaction } from './sqliteTransaction.ts';
import { updateWriter } from './sqliteDocuments.ts';
import { linkColumns } from './sqliteLinks.ts';
import { memberColumns } from './sqliteMembers.ts';
import type { MapRow, MapTable } from './mapTable.ts';
import type { LinkRow, MemberRow } from './memberStore.ts';
import { documentTables, mapTables } from './storage.ts';

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
    `SELECT ${mapColumns} FROM maps JOIN members ON members.map_id = maps.id
     WHERE maps.deleted_at IS NULL AND members.session_id = ? ORDER BY maps.updated_at DESC, maps.id`,
  );
  const memberOf = database.prepare(`SELECT ${memberColumns} FROM members WHERE session_id = ?`);
  const own = database.prepare(
    `INSERT INTO members (map_id, session_id, role, joined_at, removed_at) VALUES (?, ?, 'owner', ?, NULL)`,
  );
  const granted = database.prepare(
    `SELECT ${linkColumns} FROM grants JOIN links ON links.id = grants.link_id WHERE grants.session_id = ?`,
  );
  const markDeleted = database.prepare('UPDATE maps SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL');
  const all = database.prepare(`SELECT ${mapColumns} FROM maps WHERE deleted_at IS NULL ORDER BY id`);
  const setEpoch = database.prepare('UPDATE maps SET epoch = ? WHERE id = ?');
  const erase = mapEraser(database);
  return {
    create: async (map, first) =>
      inTransaction(database, () => {
        const { id, title, stories, ownerSession, epoch, createdAt, updatedAt, deletedAt } = map;
        insert.run(id, title, stories, ownerSession, epoch, createdAt, updatedAt, deletedAt);
        own.run(id, ownerSession, createdAt);
        writeUpdate(first);
      }),
    find: async (id) => {
      const row = find.get(id);
      return row === undefined ? null : ({ ...row } as unknown as MapRow);
    },
    list: async (sessionId) => {
      const links = granted.all(sessionId).map((row) => ({ ...row }) as unknown as LinkRow);
      const maps = list.all(sessionId).map((row) => ({ ...row }) as unknown as MapRow);
      const members = new Map(
        (memberOf.all(sessionId) as unknown as MemberRow[]).map((row) => [row.mapId, { ...row }]),
      );
      return maps.map((map) => ({
        map,
        member: members.get(map.id)!,
        links: links.filter((link) => link.mapId === map.id),
      }));
    },
    markDeleted: async (id, at) => void markDeleted.run(at, id),
    all: async () => all.all().map((row) => ({ ...row }) as unknown as MapRow),
    renewEpoch: async (id, epoch, row) =>
      inTransaction(database, () => {
        setEpoch.run(epoch, id);
        writeUpdate(row);
      }),
    erase: async (id, at) => {
      inTransaction(database, () => erase(id, at));
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)'); // what was overwritten is still in the write-ahead log
    },
  };
}

/** Takes a map out of every table; SQLite overwrites what it deletes (`secure_delete`). */
function mapEraser(database: DatabaseSync): (id: string, at: number) => void {
  const byDocument = documentTables.map((table) => database.prepare(`DELETE FROM ${table} WHERE doc = ?`));
  const byMap = [
    'DELETE FROM grants WHERE link_id IN (SELECT id FROM links WHERE map_id = ?)',
    ...mapTables.map((table) => `DELETE FROM ${table} WHERE map_id = ?`),
  ].map((statement) => database.prepare(statement));
  const leaveId = database.prepare(
    "UPDATE maps SET title = '', stories = 0, deleted_at = coalesce(deleted_at, ?) WHERE id = ?",
  );
  return (id, at) => {
    for (const scope of scopes) for (const statement of byDocument) statement.run(`${scope}:${id}`);
    for (const statement of byMap) statement.run(id);
    leaveId.run(at, id);
  };
}
