/** Maps and their list in PostgreSQL. */
import { scopes } from '../../shared/model/scope.ts';
import { appendRows } from './postgresDocuments.ts';
import { linkColumns } from './postgresLinks.ts';
import type { PostgresPool } from './postgresPool.ts';
import { memberColumns } from './postgresMembers.ts';
import type { MapRow, MapTable } from './mapTable.ts';
import type { LinkRow, MemberRow } from './memberStore.ts';
import { documentTables, mapTables } from './storage.ts';

const mapColumns = `maps.id, maps.title, maps.stories, maps.owner_session AS "ownerSession", maps.epoch,
  maps.created_at AS "createdAt", maps.updated_at AS "updatedAt", maps.deleted_at AS "deletedAt"`;

const joined = 'grants JOIN links ON links.id = grants.link_id WHERE grants.session_id = $1';

export function postgresMaps(pool: PostgresPool): MapTable {
  return {
    create: ({ id, title, stories, ownerSession, epoch, createdAt, updatedAt, deletedAt }, first) =>
      pool.transaction(async (queries) => {
        await queries.rows(
          `INSERT INTO maps (id, title, stories, owner_session, epoch, created_at, updated_at, deleted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, title, stories, ownerSession, epoch, createdAt, updatedAt, deletedAt],
        );
        await queries.rows(
          `INSERT INTO members (map_id, session_id, role, joined_at, removed_at) VALUES ($1, $2, 'owner', $3, NULL)`,
          [id, ownerSession, createdAt],
        );
        await queries.rows('INSERT INTO heads (doc, seq) VALUES ($1, 0)', [first.doc]);
        await appendRows(queries, [first]);
      }),
    find: async (id) => {
      const [map] = await pool.rows<MapRow>(`SELECT ${mapColumns} FROM maps WHERE id = $1`, [id]);
      return map ?? null;
    },
    list: async (sessionId) => {
      const [maps, members, links] = await Promise.all([
        pool.rows<MapRow>(
          `SELECT ${mapColumns} FROM maps JOIN members ON members.map_id = maps.id
           WHERE maps.deleted_at IS NULL AND members.session_id = $1 ORDER BY maps.updated_at DESC, maps.id`,
          [sessionId],
        ),
        pool.rows<MemberRow>(`SELECT ${memberColumns} FROM members WHERE session_id = $1`, [sessionId]),
        pool.rows<LinkRow>(`SELECT ${linkColumns} FROM ${joined}`, [sessionId]),
      ]);
      const memberOf = new Map(members.map((member) => [member.mapId, member]));
      return maps.flatMap((map) => {
        const member = memberOf.get(map.id);
        return member === undefined
          ? [] // joined between the two questions
          : [{ map, member, links: links.filter((link) => link.mapId === map.id) }];
      });
    },
    markDeleted: async (id, at) =>
      void (await pool.rows('UPDATE maps SET deleted_at = $1 WHERE id = $2 AND deleted_at IS NULL', [
        at,
        id,
      ])),
    all: () => pool.rows<MapRow>(`SELECT ${mapColumns} FROM maps WHERE deleted_at IS NULL ORDER BY id`),
    renewEpoch: (id, epoch, row) =>
      pool.transaction(async (queries) => {
        await queries.rows('SELECT 1 FROM heads WHERE doc = $1 FOR UPDATE', [row.doc]);
        await queries.rows('UPDATE maps SET epoch = $1 WHERE id = $2', [epoch, id]);
        await appendRows(queries, [row]);
      }),
    erase: (id, at) =>
      pool.transaction(async (queries) => {
        const docs = scopes.map((scope) => `${scope}:${id}`);
        for (const table of documentTables)
          await queries.rows(`DELETE FROM ${table} WHERE doc = ANY($1::text[])`, [docs]);
        await queries.rows('DELETE FROM grants WHERE link_id IN (SELECT id FROM links WHERE map_id = $1)', [
          id,
        ]);
        // From here on whoever holds the map's row to add something finds it deleted; what came before goes now.
        await queries.rows(
          "UPDATE maps SET title = '', stories = 0, deleted_at = coalesce(deleted_at, $1) WHERE id = $2",
          [at, id],
        );
        for (const table of mapTables) await queries.rows(`DELETE FROM ${table} WHERE map_id = $1`, [id]);
      }),
  };
}
