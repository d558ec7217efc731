/** Each document's log, snapshots and archive in PostgreSQL. */
import { crc32 } from 'node:zlib';
import { placeRows } from './placeRows.ts';
import { commitAtOnce } from './postgresCommit.ts';
import { keepVersion } from './postgresHistory.ts';
import type { PostgresPool, Queries } from './postgresPool.ts';
import {
  keptSnapshots,
  type Batch,
  type BatchOutcome,
  type DocumentStore,
  type MapSummary,
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

const tablesOf = {
  update: ['updates', 'archived_updates'],
  snapshot: ['snapshots', 'kept_states'],
} as const;

/** The rows behind $2 of document $1, archived ones too, in order. */
const rowsBehind = `SELECT doc, seq, bytes, crc32, owner, at FROM archived_updates WHERE doc = $1 AND seq > $2
  UNION ALL SELECT doc, seq, bytes, crc32, owner, at FROM updates WHERE doc = $1 AND seq > $2 ORDER BY seq`;

const asOfOneMoment = 'ISOLATION LEVEL REPEATABLE READ READ ONLY';

export function postgresDocuments(pool: PostgresPool): DocumentStore {
  return {
    load: async (doc) => {
      for (;;) {
        const { stored, broken } = await pool.transaction((queries) => read(queries, doc), asOfOneMoment);
        if (broken.length === 0) return stored;
        await pool.transaction((queries) => quarantine(queries, doc, broken));
      }
    },
    commit: async (batches) => {
      const written = await commitAtOnce(pool, batches.filter(isPlain));
      const left = batches.filter(({ doc }) => !written.has(doc));
      if (left.length === 0) return [...written.values()];
      return [...written.values(), ...(await pool.transaction((queries) => commit(queries, left)))];
    },
    after: (doc, seq) => pool.transaction((queries) => behind(queries, doc, seq), asOfOneMoment),
    heads: async (docs) => {
      const rows = await pool.rows<{ doc: string; seq: number }>(
        'SELECT doc, seq FROM heads WHERE doc = ANY($1::text[])',
        [docs],
      );
      return new Map(rows.map(({ doc, seq }) => [doc, seq]));
    },
    compact: (doc, seq, snapshot, at) =>
      pool.transaction(async (queries) => {
        await queries.rows('SELECT 1 FROM heads WHERE doc = $1 FOR UPDATE', [doc]); // one node at a time
        await queries.rows(
          `INSERT INTO snapshots (doc, seq, bytes, crc32, at) SELECT $1, $2::bigint, $3::bytea, $4::bigint, $5::bigint
           WHERE NOT EXISTS (SELECT 1 FROM snapshots WHERE doc = $1 AND seq >= $2)`,
          [doc, seq, snapshot, crc32(snapshot), at],
        );
        await queries.rows(
          `DELETE FROM snapshots WHERE doc = $1 AND seq NOT IN
             (SELECT seq FROM snapshots WHERE doc = $1 ORDER BY seq DESC LIMIT $2)`,
          [doc, keptSnapshots],
        );
        await queries.rows(
          `WITH moved AS (DELETE FROM updates WHERE doc = $1 AND seq <= $2 RETURNING *)
           INSERT INTO archived_updates (doc, seq, bytes, crc32, owner, at)
           SELECT doc, seq, bytes, crc32, owner, at FROM moved`,
          [doc, seq],
        );
      }),
    rewrite: (doc, seq, snapshot, at) =>
      pool.transaction(async (queries) => {
        await queries.rows('SELECT 1 FROM heads WHERE doc = $1 FOR UPDATE', [doc]); // one node at a time
        for (const table of rewritten)
          await queries.rows(`DELETE FROM ${table} WHERE doc = $1 AND seq <= $2`, [doc, seq]);
        await queries.rows('INSERT INTO snapshots (doc, seq, bytes, crc32, at) VALUES ($1, $2, $3, $4, $5)', [
          doc,
          seq,
          snapshot,
          crc32(snapshot),
          at,
        ]);
      }),
    quarantine: (doc, what, seq) =>
      pool.transaction(async (queries) => {
        for (const table of tablesOf[what]) {
          const at = table === 'kept_states' ? '0' : 'at';
          const owner = what === 'update' ? 'owner' : "''";
          const rows = await queries.rows<StoredRow>(
            `SELECT seq, bytes, crc32, ${at} AS at, ${owner} AS owner FROM ${table} WHERE doc = $1 AND seq = $2`,
            [doc, seq],
          );
          await quarantine(
            queries,
            doc,
            rows.map((row) => ({ what, row })),
          );
        }
      }),
    markHealed: async (doc, seq, at) =>
      void (await pool.rows(
        'UPDATE quarantine SET healed_at = $3 WHERE doc = $1 AND seq <= $2 AND healed_at IS NULL',
        [doc, seq, at],
      )),
    history: async (doc) => {
      const rows = await pool.rows<StoredRow & UpdateRow>(rowsBehind, [doc, 0]);
      return rows.map((row) => ({ ...updateOf(row), newClients: [] }));
    },
  };
}

/** Whether a batch brings nothing but rows. */
function isPlain({ rows }: Batch): boolean {
  return rows.every(({ restorePoint }) => restorePoint === undefined);
}

/** Appends rows that have their numbers, and moves the heads, which the transaction must hold. */
export async function appendRows(queries: Queries, rows: readonly UpdateRow[]): Promise<void> {
  const heads = new Map(rows.map(({ doc, seq }) => [doc, seq]));
  const clients = rows.flatMap(({ doc, seq, newClients }) =>
    newClients.map(([client, owner]) => ({ doc, client, owner, seq })),
  );
  await queries.rows(
    `WITH written AS (
       INSERT INTO updates (doc, seq, bytes, crc32, owner, at)
       SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bigint[], $5::text[], $6::bigint[])),
     owned AS (
       INSERT INTO clients (doc, client, owner, seq)
       SELECT * FROM unnest($9::text[], $10::bigint[], $11::text[], $12::bigint[]) ON CONFLICT DO NOTHING)
     UPDATE heads SET seq = newest.seq FROM unnest($7::text[], $8::bigint[]) AS newest (doc, seq)
     WHERE heads.doc = newest.doc`,
    [
      rows.map(({ doc }) => doc),
      rows.map(({ seq }) => seq),
      rows.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      rows.map(({ bytes }) => crc32(bytes)),
      rows.map(({ owner }) => owner),
      rows.map(({ at }) => at),
      [...heads.keys()],
      [...heads.values()],
      clients.map(({ doc }) => doc),
      clients.map(({ client }) => client),
      clients.map(({ owner }) => owner),
      clients.map(({ seq }) => seq),
    ],
  );
  for (const { doc, owner, at, restorePoint } of rows) {
    if (restorePoint !== undefined)
      await keepVersion(queries, { doc, ...restorePoint, kind: 'removal', name: '', owner, at });
  }
}

async function commit(queries: Queries, batches: readonly Batch[]): Promise<BatchOutcome[]> {
  const docs = batches.map(({ doc }) => doc);
  const heads = await holdHeads(queries, docs.sort());
  const rows: UpdateRow[] = [];
  const outcomes: BatchOutcome[] = [];
  const summaries: MapSummary[] = [];
  for (const batch of batches) {
    const { doc, after, summary } = batch;
    const head = heads.get(doc)!;
    const { others, left, isDouble } = placeRows(
      batch,
      head > after ? await behind(queries, doc, after) : [],
    );
    const isRefused = isDouble || (others.length > 0 && (await speaksForOthers(queries, doc, left)));
    if (!isRefused) left.forEach((row, i) => rows.push({ ...row, seq: head + 1 + i }));
    if (summary !== null && others.length === 0) summaries.push(summary);
    outcomes.push({ doc, lastSeq: isRefused ? head : head + left.length, others, isRefused });
  }
  if (rows.length > 0) await appendRows(queries, rows);
  if (summaries.length > 0) await summarise(queries, summaries);
  return outcomes;
}

/** Locks the heads in one order for everybody: no two writers wait for each other. */
async function holdHeads(queries: Queries, docs: readonly string[]): Promise<Map<string, number>> {
  const hold = (): Promise<{ doc: string; seq: number }[]> =>
    queries.rows('SELECT doc, seq FROM heads WHERE doc = ANY($1::text[]) ORDER BY doc FOR UPDATE', [docs]);
  let held = await hold();
  if (held.length < docs.length) {
    await queries.rows(
      `INSERT INTO heads (doc, seq) SELECT doc, 0 FROM unnest($1::text[]) AS doc ORDER BY doc
       ON CONFLICT DO NOTHING`,
      [docs],
    );
    held = await hold();
  }
  return new Map(held.map(({ doc, seq }) => [doc, seq]));
}

async function summarise(queries: Queries, summaries: readonly MapSummary[]): Promise<void> {
  await queries.rows(
    `UPDATE maps SET title = fresh.title, stories = fresh.stories, updated_at = fresh.at
     FROM unnest($1::text[], $2::text[], $3::integer[], $4::bigint[]) AS fresh (id, title, stories, at)
     WHERE maps.id = fresh.id`,
    [
      summaries.map(({ mapId }) => mapId),
      summaries.map(({ title }) => title),
      summaries.map(({ stories }) => stories),
      summaries.map(({ at }) => at),
    ],
  );
}

/** The sound rows behind a number, archived ones too, with the client ids each brought. */
async function behind(queries: Queries, doc: string, seq: number): Promise<UpdateRow[]> {
  const rows = (await queries.rows<StoredRow & UpdateRow>(rowsBehind, [doc, seq])).filter(isSound);
  if (rows.length === 0) return [];
  const clients = await queries.rows<{ client: number; owner: string; seq: number }>(
    'SELECT client, owner, seq FROM clients WHERE doc = $1 AND seq > $2',
    [doc, seq],
  );
  return rows.map((row) => ({
    ...updateOf(row),
    newClients: clients
      .filter((entry) => entry.seq === row.seq)
      .map(({ client, owner }) => [client, owner] as const),
  }));
}

async function speaksForOthers(queries: Queries, doc: string, rows: readonly NewRow[]): Promise<boolean> {
  const claimed = rows.flatMap(({ newClients }) => newClients);
  if (claimed.length === 0) return false;
  const known = await queries.rows<{ client: number; owner: string }>(
    'SELECT client, owner FROM clients WHERE doc = $1 AND client = ANY($2::bigint[])',
    [doc, claimed.map(([client]) => client)],
  );
  const owners = new Map(known.map(({ client, owner }) => [client, owner]));
  return claimed.some(([client, owner]) => (owners.get(client) ?? owner) !== owner);
}

interface Broken {
  readonly what: 'update' | 'snapshot';
  readonly row: StoredRow;
}

/** Reads a document, and what of it is damaged. */
async function read(queries: Queries, doc: string): Promise<{ stored: StoredDocument; broken: Broken[] }> {
  const [head] = await queries.rows<{ seq: number }>('SELECT seq FROM heads WHERE doc = $1', [doc]);
  const [newest] = await queries.rows<StoredRow>(
    "SELECT seq, bytes, crc32, at, '' AS owner FROM snapshots WHERE doc = $1 ORDER BY seq DESC LIMIT 1",
    [doc],
  );
  // The last resort: where the archive was thinned, the log does not reach back to the beginning.
  const [kept] =
    newest === undefined
      ? await queries.rows<StoredRow>(
          "SELECT seq, bytes, crc32, 0 AS at, '' AS owner FROM kept_states WHERE doc = $1 ORDER BY seq DESC LIMIT 1",
          [doc],
        )
      : [];
  const snapshot = newest ?? kept ?? null;
  const updates = await queries.rows<StoredRow>(rowsBehind, [doc, snapshot?.seq ?? 0]);
  const broken: Broken[] = updates.filter((row) => !isSound(row)).map((row) => ({ what: 'update', row }));
  if (snapshot !== null && !isSound(snapshot)) broken.push({ what: 'snapshot', row: snapshot });
  const clients = await queries.rows<{ client: number; owner: string }>(
    'SELECT client, owner FROM clients WHERE doc = $1',
    [doc],
  );
  const stored: StoredDocument = {
    snapshot: snapshot === null ? null : { seq: snapshot.seq, bytes: snapshot.bytes },
    updates: updates.map(({ seq, bytes }) => ({ seq, bytes })),
    lastSeq: head?.seq ?? 0,
    damaged: await queries.rows(
      `SELECT seq, what, at, owner, length(bytes) AS size, found_at AS "foundAt", healed_at AS "healedAt"
       FROM quarantine WHERE doc = $1 ORDER BY seq`,
      [doc],
    ),
    clients: new Map(clients.map(({ client, owner }) => [client, owner])),
  };
  return { stored, broken };
}

async function quarantine(queries: Queries, doc: string, broken: readonly Broken[]): Promise<void> {
  for (const { what, row } of broken) {
    await queries.rows(
      `INSERT INTO quarantine (doc, seq, what, bytes, crc32, at, owner, found_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [doc, row.seq, what, row.bytes, row.crc32, row.at, row.owner, Date.now()],
    );
    for (const table of tablesOf[what]) {
      await queries.rows(`DELETE FROM ${table} WHERE doc = $1 AND seq = $2`, [doc, row.seq]);
    }
  }
}

function isSound(row: StoredRow): boolean {
  return crc32(row.bytes) === row.crc32;
}

function updateOf({ doc, seq, bytes, owner, at }: UpdateRow): Omit<UpdateRow, 'newClients'> {
  return { doc, seq, bytes, owner, at };
}
