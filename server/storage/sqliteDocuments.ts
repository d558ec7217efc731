/** Each document's log, snapshots and archive in SQLite. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { placeRows } from './placeRows.ts';
import { versionWriter } from './sqliteHistory.ts';
import { inTransaction } from './sqliteTransaction.ts';
import {
  keptSnapshots,
  type Batch,
  type BatchOutcome,
  type DocumentStore,
  type NewRow,
  type StoredDocument,
  type UpdateRow,
} from './documentStore.ts';
import { rewritten } from './storage.ts';

interface StoredRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly crc32: number;
  readonly at: number;
  readonly owner: string;
}

export function sqliteDocuments(database: DatabaseSync): DocumentStore {
  const write = batchWriter(database);
  const behind = behindReader(database);
  const head = database.prepare('SELECT seq FROM heads WHERE doc = ?');
  const headOf = (doc: string): number => Number(head.get(doc)?.['seq'] ?? 0);
  const clients = database.prepare('SELECT client, owner FROM clients WHERE doc = ?');
  const quarantined = database.prepare(
    `SELECT seq, what, at, owner, length(bytes) AS size, found_at AS foundAt, healed_at AS healedAt
     FROM quarantine WHERE doc = ? ORDER BY seq`,
  );
  const snapshots = database.prepare(
    "SELECT seq, bytes, crc32, at, '' AS owner FROM snapshots WHERE doc = ? ORDER BY seq DESC",
  );
  const rowsAfter = database.prepare(
    `SELECT seq, bytes, crc32, at, owner FROM archived_updates WHERE doc = ?1 AND seq > ?2
     UNION ALL SELECT seq, bytes, crc32, at, owner FROM updates WHERE doc = ?1 AND seq > ?2 ORDER BY seq`,
  );
  const history = database.prepare(
    `SELECT doc, seq, bytes, owner, at FROM archived_updates WHERE doc = ?1
     UNION ALL SELECT doc, seq, bytes, owner, at FROM updates WHERE doc = ?1 ORDER BY seq`,
  );
  const putSnapshot = database.prepare(
    `INSERT INTO snapshots (doc, seq, bytes, crc32, at) SELECT ?1, ?2, ?3, ?4, ?5
     WHERE NOT EXISTS (SELECT 1 FROM snapshots WHERE doc = ?1 AND seq >= ?2)`,
  );
  const dropOldSnapshots = database.prepare(
    'DELETE FROM snapshots WHERE doc = ?1 AND seq NOT IN (SELECT seq FROM snapshots WHERE doc = ?1 ORDER BY seq DESC LIMIT ?2)',
  );
  const archive = database.prepare(
    `INSERT INTO archived_updates (doc, seq, bytes, crc32, owner, at)
     SELECT doc, seq, bytes, crc32, owner, at FROM updates WHERE doc = ? AND seq <= ?`,
  );
  const dropArchived = database.prepare('DELETE FROM updates WHERE doc = ? AND seq <= ?');
  const forget = rewritten.map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE doc = ? AND seq <= ?`),
  );
  const keptStates = database.prepare(
    "SELECT seq, bytes, crc32, 0 AS at, '' AS owner FROM kept_states WHERE doc = ? ORDER BY seq DESC",
  );
  const quarantine = quarantineWriter(database);
  const healed = database.prepare(
    'UPDATE quarantine SET healed_at = ? WHERE doc = ? AND seq <= ? AND healed_at IS NULL',
  );
  const find = {
    update: database.prepare(
      `SELECT seq, bytes, crc32, at, owner FROM updates WHERE doc = ?1 AND seq = ?2
       UNION ALL SELECT seq, bytes, crc32, at, owner FROM archived_updates WHERE doc = ?1 AND seq = ?2`,
    ),
    snapshot: database.prepare(
      `SELECT seq, bytes, crc32, at, '' AS owner FROM snapshots WHERE doc = ?1 AND seq = ?2
       UNION ALL SELECT seq, bytes, crc32, 0, '' FROM kept_states WHERE doc = ?1 AND seq = ?2`,
    ),
  };

  /** The last resort: where the archive was thinned, the log does not reach back to the beginning. */
  const lastKept = (doc: string): StoredRow | null =>
    (keptStates.all(doc) as unknown as StoredRow[]).find((row) => crc32(row.bytes) === row.crc32) ?? null;

  return {
    load: async (doc) => {
      const sound = <R extends StoredRow>(rows: R[], what: 'update' | 'snapshot'): R[] =>
        rows.filter((row) => {
          if (crc32(row.bytes) === row.crc32) return true;
          quarantine(doc, what, row);
          return false;
        });
      const [newest = null] = sound(snapshots.all(doc) as unknown as StoredRow[], 'snapshot');
      const snapshot = newest ?? lastKept(doc);
      const updates = sound(rowsAfter.all(doc, snapshot?.seq ?? 0) as unknown as StoredRow[], 'update');
      return {
        snapshot: snapshot === null ? null : { seq: snapshot.seq, bytes: snapshot.bytes },
        updates: updates.map(({ seq, bytes }) => ({ seq, bytes })),
        lastSeq: headOf(doc),
        damaged: quarantined.all(doc).map((row) => ({ ...row })) as unknown as StoredDocument['damaged'],
        clients: new Map(clients.all(doc).map((row) => [Number(row['client']), String(row['owner'])])),
      };
    },
    commit: async (batches) => inTransaction(database, () => batches.map(write)),
    after: async (doc, seq) => behind(doc, seq),
    heads: async (docs) => new Map(docs.map((doc) => [doc, headOf(doc)])),
    compact: async (doc, seq, snapshot, at) =>
      inTransaction(database, () => {
        putSnapshot.run(doc, seq, snapshot, crc32(snapshot), at);
        dropOldSnapshots.run(doc, keptSnapshots);
        archive.run(doc, seq);
        dropArchived.run(doc, seq);
      }),
    rewrite: async (doc, seq, snapshot, at) => {
      inTransaction(database, () => {
        for (const statement of forget) statement.run(doc, seq);
        putSnapshot.run(doc, seq, snapshot, crc32(snapshot), at);
      });
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)'); // what was overwritten is still in the write-ahead log
    },
    quarantine: async (doc, what, seq) => {
      const row = find[what].get(doc, seq) as unknown as StoredRow | undefined;
      if (row !== undefined) quarantine(doc, what, row);
    },
    markHealed: async (doc, seq, at) => void healed.run(at, doc, seq),
    history: async (doc) =>
      history.all(doc).map((row) => ({ ...row, newClients: [] }) as unknown as UpdateRow),
  };
}

/** Appends what a batch brings behind all there is; call it in a transaction. */
function batchWriter(database: DatabaseSync): (batch: Batch) => BatchOutcome {
  const append = rowsWriter(database);
  const behind = behindReader(database);
  const head = database.prepare('SELECT seq FROM heads WHERE doc = ?');
  const owner = database.prepare('SELECT owner FROM clients WHERE doc = ? AND client = ?');
  const summarise = database.prepare('UPDATE maps SET title = ?, stories = ?, updated_at = ? WHERE id = ?');
  return ({ doc, after, rows, summary }) => {
    const found = Number(head.get(doc)?.['seq'] ?? 0);
    const { others, left, isDouble } = placeRows({ rows }, found > after ? behind(doc, after) : []);
    const isForeign = ([client, mine]: readonly [number, string]): boolean =>
      (owner.get(doc, client)?.['owner'] ?? mine) !== mine;
    if (isDouble || (others.length > 0 && left.some(({ newClients }) => newClients.some(isForeign))))
      return { doc, lastSeq: found, others, isRefused: true };
    append(doc, found, left);
    if (summary !== null && others.length === 0)
      summarise.run(summary.title, summary.stories, summary.at, summary.mapId);
    return { doc, lastSeq: found + left.length, others, isRefused: false };
  };
}

/** Reads the rows behind a number, archived ones too, with the client ids each brought. */
function behindReader(database: DatabaseSync): (doc: string, seq: number) => UpdateRow[] {
  const rows = database.prepare(
    `SELECT doc, seq, bytes, owner, at FROM archived_updates WHERE doc = ?1 AND seq > ?2
     UNION ALL SELECT doc, seq, bytes, owner, at FROM updates WHERE doc = ?1 AND seq > ?2 ORDER BY seq`,
  );
  const clients = database.prepare('SELECT client, owner, seq FROM clients WHERE doc = ? AND seq > ?');
  return (doc, seq) => {
    const brought = clients.all(doc, seq);
    return rows.all(doc, seq).map((row) => ({
      ...(row as unknown as UpdateRow),
      newClients: brought
        .filter((entry) => entry['seq'] === row['seq'])
        .map((entry) => [Number(entry['client']), String(entry['owner'])] as const),
    }));
  };
}

/** Writes one log row, that it is the newest, and the client ids it introduces. */
export function updateWriter(database: DatabaseSync): (update: UpdateRow) => void {
  const append = rowsWriter(database);
  return (update) => append(update.doc, update.seq - 1, [update]);
}

/** The same for the rows of a document behind `last`; that the last of them is the newest is written once. */
function rowsWriter(database: DatabaseSync): (doc: string, last: number, rows: readonly NewRow[]) => void {
  const insert = database.prepare(
    'INSERT INTO updates (doc, seq, bytes, crc32, owner, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const advance = database.prepare(
    'INSERT INTO heads (doc, seq) VALUES (?, ?) ON CONFLICT (doc) DO UPDATE SET seq = excluded.seq',
  );
  const own = database.prepare(
    'INSERT INTO clients (doc, client, owner, seq) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const keepVersion = versionWriter(database);
  return (doc, last, rows) => {
    let seq = last;
    for (const { bytes, owner, at, newClients, restorePoint } of rows) {
      insert.run(doc, ++seq, bytes, crc32(bytes), owner, at);
      for (const [client, clientOwner] of newClients) own.run(doc, client, clientOwner, seq);
      if (restorePoint !== undefined)
        keepVersion({ doc, ...restorePoint, kind: 'removal', name: '', owner, at });
    }
    if (seq > last) advance.run(doc, seq);
  };
}

function quarantineWriter(
  database: DatabaseSync,
): (doc: string, what: 'update' | 'snapshot', row: StoredRow) => void {
  const put = database.prepare(
    `INSERT INTO quarantine (doc, seq, what, bytes, crc32, at, owner, found_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const drop: Record<'update' | 'snapshot', StatementSync[]> = {
    update: ['updates', 'archived_updates'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE doc = ? AND seq = ?`),
    ),
    snapshot: ['snapshots', 'kept_states'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE doc = ? AND seq = ?`),
    ),
  };
  return (doc, what, row) =>
    inTransaction(database, () => {
      put.run(doc, row.seq, what, row.bytes, row.crc32, row.at, row.owner, Date.now());
      for (const statement of drop[what]) statement.run(doc, row.seq);
    });
}
