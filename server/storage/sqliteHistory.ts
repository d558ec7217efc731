/** History in SQLite: the log read by stretches, and what is kept to tell it. */
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type {
  HistoryRow,
  HistoryStore,
  KeptState,
  SittingRow,
  VersionRow,
  VisitRow,
} from './historyStore.ts';
import { inTransaction } from './sqliteTransaction.ts';

interface Checked {
  readonly bytes: Uint8Array;
  readonly crc32: number;
}

/** The session ?1, or the account it has become. */
const whoNow = 'coalesce((SELECT session_id FROM former_sessions WHERE former_id = ?1), ?1)';

const isSound = (row: Checked): boolean => crc32(row.bytes) === row.crc32;

export function sqliteHistory(database: DatabaseSync): HistoryStore {
  const rowsAfter = database.prepare(
    `SELECT seq, bytes, crc32, owner, at FROM archived_updates WHERE doc = ?1 AND seq > ?2
     UNION ALL SELECT seq, bytes, crc32, owner, at FROM updates WHERE doc = ?1 AND seq > ?2
     ORDER BY seq LIMIT ?3`,
  );
  const statesBefore = database.prepare(
    `SELECT seq, bytes, crc32 FROM snapshots WHERE doc = ?1 AND seq <= ?2
     UNION ALL SELECT seq, bytes, crc32 FROM kept_states WHERE doc = ?1 AND seq <= ?2 ORDER BY seq DESC`,
  );
  const putState = database.prepare(
    'INSERT INTO kept_states (doc, seq, bytes, crc32) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const putVersion = versionWriter(database);
  const versions = database.prepare(
    'SELECT doc, seq, kind, name, cards, owner, at FROM versions WHERE doc = ? ORDER BY seq DESC, kind',
  );
  const putSitting = database.prepare(
    `INSERT INTO sittings (doc, first_seq, last_seq, from_at, to_at, digest) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const sittings = database.prepare(
    `SELECT doc, first_seq AS firstSeq, last_seq AS lastSeq, from_at AS "from", to_at AS "to", digest
     FROM sittings WHERE doc = ? ORDER BY first_seq DESC`,
  );
  const damaged = database.prepare('SELECT at FROM quarantine WHERE doc = ? ORDER BY at');
  const putVisit = database.prepare(
    `INSERT INTO visits (session_id, map_id, seq, at, since_seq, since_at) VALUES (${whoNow}, ?2, ?3, ?4, ?5, ?6)
     ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at,
       since_seq = excluded.since_seq, since_at = excluded.since_at`,
  );
  const visit = database.prepare(
    `SELECT session_id AS sessionId, map_id AS mapId, seq, at, since_seq AS sinceSeq, since_at AS sinceAt
     FROM visits WHERE session_id = ${whoNow} AND map_id = ?2`,
  );
  const ownDays = database.prepare('SELECT days FROM retentions WHERE map_id = ?');
  const allOwnDays = database.prepare('SELECT map_id AS mapId, days FROM retentions');
  const putOwnDays = database.prepare(
    'INSERT INTO retentions (map_id, days) VALUES (?, ?) ON CONFLICT DO UPDATE SET days = excluded.days',
  );
  const dropOwnDays = database.prepare('DELETE FROM retentions WHERE map_id = ?');
  const documentsBefore = database.prepare('SELECT DISTINCT doc FROM archived_updates WHERE at < ?');
  const lastBefore = database.prepare(
    'SELECT coalesce(max(seq), 0) AS seq FROM archived_updates WHERE doc = ? AND at < ?',
  );
  const forget = [
    'DELETE FROM archived_updates WHERE doc = ? AND seq <= ?',
    'DELETE FROM sittings WHERE doc = ? AND last_seq <= ?',
    'DELETE FROM kept_states WHERE doc = ? AND seq <= ?',
  ].map((statement) => database.prepare(statement));
  const keep = (doc: string, { seq, bytes }: KeptState): void =>
    void putState.run(doc, seq, bytes, crc32(bytes));

  return {
    rowsAfter: async (doc, seq, most) => {
      const rows = rowsAfter.all(doc, seq, most) as unknown as (Omit<HistoryRow, 'bytes'> & Checked)[];
      return rows.map((row) => ({
        seq: row.seq,
        bytes: isSound(row) ? row.bytes : null,
        owner: row.owner,
        at: row.at,
      }));
    },
    stateBefore: async (doc, seq) => {
      for (const row of statesBefore.iterate(doc, seq)) {
        const state = row as unknown as KeptState & Checked;
        if (isSound(state)) return { seq: state.seq, bytes: state.bytes };
      }
      return null;
    },
    keepState: async (doc, state) => keep(doc, state),
    keepVersion: async (version) => putVersion(version),
    versions: async (doc) => versions.all(doc).map((row) => ({ ...row }) as unknown as VersionRow),
    keepSittings: async (rows) =>
      inTransaction(database, () => {
        for (const { doc, firstSeq, lastSeq, from, to, digest } of rows)
          putSitting.run(doc, firstSeq, lastSeq, from, to, digest);
      }),
    sittings: async (doc) => sittings.all(doc).map((row) => ({ ...row }) as unknown as SittingRow),
    damagedTimes: async (doc) => damaged.all(doc).map((row) => Number(row['at'])),
    keepVisit: async ({ sessionId, mapId, seq, at, sinceSeq, sinceAt }) =>
      void putVisit.run(sessionId, mapId, seq, at, sinceSeq, sinceAt),
    visit: async (sessionId, mapId) => {
      const row = visit.get(sessionId, mapId);
      return row === undefined ? null : ({ ...row } as unknown as VisitRow);
    },
    ownDays: async (mapId) => {
      const row = ownDays.get(mapId);
      return row === undefined ? null : Number(row['days']);
    },
    allOwnDays: async () => new Map(allOwnDays.all().map(({ mapId, days }) => [String(mapId), Number(days)])),
    setOwnDays: async (mapId, days) =>
      void (days === null ? dropOwnDays.run(mapId) : putOwnDays.run(mapId, days)),
    documentsBefore: async (at) => documentsBefore.all(at).map((row) => String(row['doc'])),
    lastArchivedBefore: async (doc, at) => Number(lastBefore.get(doc, at)?.['seq'] ?? 0),
    thin: async (doc, seq, states) =>
      inTransaction(database, () => {
        for (const statement of forget) statement.run(doc, seq);
        for (const state of states) keep(doc, state);
      }),
  };
}

/** Writes a version; one of the same row and kind takes its place. */
export function versionWriter(database: DatabaseSync): (version: VersionRow) => void {
  const put = database.prepare(
    `INSERT INTO versions (doc, seq, kind, name, cards, owner, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET name = excluded.name, cards = excluded.cards,
       owner = excluded.owner, at = excluded.at`,
  );
  return ({ doc, seq, kind, name, cards, owner, at }) => void put.run(doc, seq, kind, name, cards, owner, at);
}
