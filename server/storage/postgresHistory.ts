/** History in PostgreSQL: the log read by stretches, and what is kept to tell it. */
import { crc32 } from 'node:zlib';
import type {
  HistoryRow,
  HistoryStore,
  KeptState,
  SittingRow,
  VersionRow,
  VisitRow,
} from './historyStore.ts';
import type { PostgresPool, Queries } from './postgresPool.ts';

interface Checked {
  readonly bytes: Uint8Array;
  readonly crc32: number;
}

/** The session $1, or the account it has become. */
const whoNow = 'coalesce((SELECT session_id FROM former_sessions WHERE former_id = $1), $1)';

const isSound = (row: Checked): boolean => crc32(row.bytes) === row.crc32;

export function postgresHistory(pool: PostgresPool): HistoryStore {
  return {
    rowsAfter: async (doc, seq, most) => {
      const rows = await pool.rows<Omit<HistoryRow, 'bytes'> & Checked>(
        `SELECT seq, bytes, crc32, owner, at FROM archived_updates WHERE doc = $1 AND seq > $2
         UNION ALL SELECT seq, bytes, crc32, owner, at FROM updates WHERE doc = $1 AND seq > $2
         ORDER BY seq LIMIT $3`,
        [doc, seq, most],
      );
      return rows.map((row) => ({
        seq: row.seq,
        bytes: isSound(row) ? row.bytes : null,
        owner: row.owner,
        at: row.at,
      }));
    },
    stateBefore: async (doc, until) => {
      for (let seq = until; ;) {
        const [row] = await pool.rows<KeptState & Checked>(
          `SELECT seq, bytes, crc32 FROM snapshots WHERE doc = $1 AND seq <= $2
           UNION ALL SELECT seq, bytes, crc32 FROM kept_states WHERE doc = $1 AND seq <= $2
           ORDER BY seq DESC LIMIT 1`,
          [doc, seq],
        );
        if (row === undefined) return null;
        if (isSound(row)) return { seq: row.seq, bytes: row.bytes };
        seq = row.seq - 1;
      }
    },
    keepState: (doc, state) => keepState(pool, doc, state),
    keepVersion: (version) => keepVersion(pool, version),
    versions: (doc) =>
      pool.rows<VersionRow>(
        'SELECT doc, seq, kind, name, cards, owner, at FROM versions WHERE doc = $1 ORDER BY seq DESC, kind',
        [doc],
      ),
    keepSittings: async (rows) => {
      for (const { doc, firstSeq, lastSeq, from, to, digest } of rows) {
        await pool.rows(
          `INSERT INTO sittings (doc, first_seq, last_seq, from_at, to_at, digest)
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
          [doc, firstSeq, lastSeq, from, to, digest],
        );
      }
    },
    sittings: (doc) =>
      pool.rows<SittingRow>(
        `SELECT doc, first_seq AS "firstSeq", last_seq AS "lastSeq", from_at AS "from", to_at AS "to", digest
         FROM sittings WHERE doc = $1 ORDER BY first_seq DESC`,
        [doc],
      ),
    damagedTimes: async (doc) => {
      const rows = await pool.rows<{ at: number }>('SELECT at FROM quarantine WHERE doc = $1 ORDER BY at', [
        doc,
      ]);
      return rows.map(({ at }) => at);
    },
    keepVisit: async ({ sessionId, mapId, seq, at, sinceSeq, sinceAt }) =>
      void (await pool.rows(
        `INSERT INTO visits (session_id, map_id, seq, at, since_seq, since_at)
         VALUES (${whoNow}, $2, $3, $4, $5, $6)
         ON CONFLICT (session_id, map_id) DO UPDATE SET seq = excluded.seq, at = excluded.at,
           since_seq = excluded.since_seq, since_at = excluded.since_at`,
        [sessionId, mapId, seq, at, sinceSeq, sinceAt],
      )),
    visit: async (sessionId, mapId) => {
      const [row] = await pool.rows<VisitRow>(
        `SELECT session_id AS "sessionId", map_id AS "mapId", seq, at, since_seq AS "sinceSeq", since_at AS "sinceAt"
         FROM visits WHERE session_id = ${whoNow} AND map_id = $2`,
        [sessionId, mapId],
      );
      return row ?? null;
    },
    ownDays: async (mapId) => {
      const [row] = await pool.rows<{ days: number }>('SELECT days FROM retentions WHERE map_id = $1', [
        mapId,
      ]);
      return row?.days ?? null;
    },
    allOwnDays: async () => {
      const rows = await pool.rows<{ mapId: string; days: number }>(
        'SELECT map_id AS "mapId", days FROM retentions',
      );
      return new Map(rows.map(({ mapId, days }) => [mapId, days]));
    },
    setOwnDays: async (mapId, days) => {
      if (days === null) await pool.rows('DELETE FROM retentions WHERE map_id = $1', [mapId]);
      else
        await pool.rows(
          `INSERT INTO retentions (map_id, days) VALUES ($1, $2)
           ON CONFLICT (map_id) DO UPDATE SET days = excluded.days`,
          [mapId, days],
        );
    },
    documentsBefore: async (at) => {
      const rows = await pool.rows<{ doc: string }>(
        'SELECT DISTINCT doc FROM archived_updates WHERE at < $1',
        [at],
      );
      return rows.map(({ doc }) => doc);
    },
    lastArchivedBefore: async (doc, at) => {
      const [row] = await pool.rows<{ seq: number }>(
        'SELECT coalesce(max(seq), 0) AS seq FROM archived_updates WHERE doc = $1 AND at < $2',
        [doc, at],
      );
      return row!.seq;
    },
    thin: (doc, seq, states) =>
      pool.transaction(async (queries) => {
        await queries.rows('DELETE FROM archived_updates WHERE doc = $1 AND seq <= $2', [doc, seq]);
        await queries.rows('DELETE FROM sittings WHERE doc = $1 AND last_seq <= $2', [doc, seq]);
        await queries.rows('DELETE FROM kept_states WHERE doc = $1 AND seq <= $2', [doc, seq]);
        for (const state of states) await keepState(queries, doc, state);
      }),
  };
}

/** Writes a version; one of the same row and kind takes its place. */
export async function keepVersion(queries: Queries, version: VersionRow): Promise<void> {
  const { doc, seq, kind, name, cards, owner, at } = version;
  await queries.rows(
    `INSERT INTO versions (doc, seq, kind, name, cards, owner, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (doc, seq, kind) DO UPDATE SET name = excluded.name, cards = excluded.cards,
       owner = excluded.owner, at = excluded.at`,
    [doc, seq, kind, name, cards, owner, at],
  );
}

async function keepState(queries: Queries, doc: string, { seq, bytes }: KeptState): Promise<void> {
  await queries.rows(
    'INSERT INTO kept_states (doc, seq, bytes, crc32) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [doc, seq, bytes, crc32(bytes)],
  );
}
