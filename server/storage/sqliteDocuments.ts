/** Each document's log, snapshots and archive in SQLite. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { inTransaction } from './sqliteTransaction.ts';
import { SequenceConflict, type DocumentStore, type StoredDocument, type UpdateRow } from './storage.ts';

/** How many snapshots of a document are kept; the older one helps when the newest is damaged. */
export const keptSnapshots = 2;

interface StoredRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly crc32: number;
  readonly at: number;
}

export function sqliteDocuments(database: DatabaseSync): DocumentStore {
  const writeUpdate = updateWriter(database);
  const summarise = database.prepare('UPDATE maps SET title = ?, stories = ?, updated_at = ? WHERE id = ?');
  const clients = database.prepare('SELECT client, owner FROM clients WHERE doc = ?');
  const quarantined = database.prepare('SELECT seq, what, at FROM quarantine WHERE doc = ? ORDER BY seq');
  const lastSeq = database.prepare(
    `SELECT max(seq) AS seq FROM (
       SELECT seq FROM updates WHERE doc = ?1 UNION ALL SELECT seq FROM archived_updates WHERE doc = ?1
       UNION ALL SELECT seq FROM snapshots WHERE doc = ?1 UNION ALL SELECT seq FROM quarantine WHERE doc = ?1)`,
  );
  const snapshots = database.prepare(
    'SELECT seq, bytes, crc32, at FROM snapshots WHERE doc = ? ORDER BY seq DESC',
  );
  const rowsAfter = database.prepare(
    `SELECT seq, bytes, crc32, at FROM archived_updates WHERE doc = ?1 AND seq > ?2
     UNION ALL SELECT seq, bytes, crc32, at FROM updates WHERE doc = ?1 AND seq > ?2 ORDER BY seq`,
  );
  const history = database.prepare(
    `SELECT doc, seq, bytes, owner, at FROM archived_updates WHERE doc = ?1
     UNION ALL SELECT doc, seq, bytes, owner, at FROM updates WHERE doc = ?1 ORDER BY seq`,
  );
  const putSnapshot = database.prepare(
    'INSERT INTO snapshots (doc, seq, bytes, crc32, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const dropOldSnapshots = database.prepare(
    'DELETE FROM snapshots WHERE doc = ?1 AND seq NOT IN (SELECT seq FROM snapshots WHERE doc = ?1 ORDER BY seq DESC LIMIT ?2)',
  );
  const archive = database.prepare(
    `INSERT INTO archived_updates (doc, seq, bytes, crc32, owner, at)
     SELECT doc, seq, bytes, crc32, owner, at FROM updates WHERE doc = ? AND seq <= ?`,
  );
  const dropArchived = database.prepare('DELETE FROM updates WHERE doc = ? AND seq <= ?');
  const quarantine = quarantineWriter(database);

  return {
    load: async (doc) => {
      const sound = <R extends StoredRow>(rows: R[], what: 'update' | 'snapshot'): R[] =>
        rows.filter((row) => {
          if (crc32(row.bytes) === row.crc32) return true;
          quarantine(doc, what, row);
          return false;
        });
      const [snapshot = null] = sound(snapshots.all(doc) as unknown as StoredRow[], 'snapshot');
      const updates = sound(rowsAfter.all(doc, snapshot?.seq ?? 0) as unknown as StoredRow[], 'update');
      return {
        snapshot: snapshot === null ? null : { seq: snapshot.seq, bytes: snapshot.bytes },
        updates: updates.map(({ seq, bytes }) => ({ seq, bytes })),
        lastSeq: Number(lastSeq.get(doc)?.['seq'] ?? 0),
        damaged: quarantined.all(doc).map((row) => ({ ...row })) as unknown as StoredDocument['damaged'],
        clients: new Map(clients.all(doc).map((row) => [Number(row['client']), String(row['owner'])])),
      };
    },
    commit: async (updates, summaries) =>
      inTransaction(database, () => {
        for (const update of updates) writeUpdate(update);
        for (const { mapId, title, stories, at } of summaries) summarise.run(title, stories, at, mapId);
      }),
    compact: async (doc, seq, snapshot, at) =>
      inTransaction(database, () => {
        putSnapshot.run(doc, seq, snapshot, crc32(snapshot), at);
        dropOldSnapshots.run(doc, keptSnapshots);
        archive.run(doc, seq);
        dropArchived.run(doc, seq);
      }),
    history: async (doc) =>
      history.all(doc).map((row) => ({ ...row, newClients: [] }) as unknown as UpdateRow),
  };
}

/** Writes one log row and the client ids it introduces; the same row again changes nothing. */
export function updateWriter(database: DatabaseSync): (update: UpdateRow) => void {
  const insert = database.prepare(
    'INSERT INTO updates (doc, seq, bytes, crc32, owner, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const stored = database.prepare('SELECT crc32 FROM updates WHERE doc = ? AND seq = ?');
  const own = database.prepare(
    'INSERT INTO clients (doc, client, owner) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return ({ doc, seq, bytes, owner, at, newClients }) => {
    const checksum = crc32(bytes);
    const { changes } = insert.run(doc, seq, bytes, checksum, owner, at);
    if (Number(changes) === 0 && stored.get(doc, seq)?.['crc32'] !== checksum)
      throw new SequenceConflict(doc, seq);
    for (const [client, clientOwner] of newClients) own.run(doc, client, clientOwner);
  };
}

function quarantineWriter(
  database: DatabaseSync,
): (doc: string, what: 'update' | 'snapshot', row: StoredRow) => void {
  const put = database.prepare(
    'INSERT INTO quarantine (doc, seq, what, bytes, crc32, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const drop: Record<'update' | 'snapshot', StatementSync[]> = {
    update: ['updates', 'archived_updates'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE doc = ? AND seq = ?`),
    ),
    snapshot: [database.prepare('DELETE FROM snapshots WHERE doc = ? AND seq = ?')],
  };
  return (doc, what, row) =>
    inTransaction(database, () => {
      put.run(doc, row.seq, what, row.bytes, row.crc32, row.at);
      for (const statement of drop[what]) statement.run(doc, row.seq);
    });
}
