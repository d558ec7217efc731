/** The usual commit in PostgreSQL: one statement, one trip, for all documents nobody else has written to meanwhile. */
import { crc32 } from 'node:zlib';
import type { Queries } from './postgresPool.ts';
import type { Batch, BatchOutcome } from './documentStore.ts';

/**
 * The heads are locked in one order for everybody, so that no two writers wait for each other. Documents whose head is
 * not where the writer thinks, or that have none, are left out, with all that belongs to them.
 */
const statement = `
  WITH wanted AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS wanted (doc, after, newest)),
  held AS (SELECT doc, seq FROM heads WHERE doc = ANY($1::text[]) ORDER BY doc FOR UPDATE),
  moved AS (
    UPDATE heads SET seq = wanted.newest FROM wanted JOIN held USING (doc)
    WHERE heads.doc = wanted.doc AND held.seq = wanted.after RETURNING heads.doc, heads.seq),
  written AS (
    INSERT INTO updates (doc, seq, bytes, crc32, owner, at)
    SELECT fresh.* FROM unnest($4::text[], $5::bigint[], $6::bytea[], $7::bigint[], $8::text[], $9::bigint[])
      AS fresh (doc, seq, bytes, crc32, owner, at) JOIN moved USING (doc)),
  owned AS (
    INSERT INTO clients (doc, client, owner, seq)
    SELECT fresh.* FROM unnest($10::text[], $11::bigint[], $12::text[], $13::bigint[])
      AS fresh (doc, client, owner, seq) JOIN moved USING (doc) ON CONFLICT DO NOTHING),
  summarised AS (
    UPDATE maps SET title = fresh.title, stories = fresh.stories, updated_at = fresh.at
    FROM unnest($14::text[], $15::text[], $16::text[], $17::integer[], $18::bigint[])
      AS fresh (doc, id, title, stories, at) JOIN moved USING (doc)
    WHERE maps.id = fresh.id)
  SELECT doc, seq FROM moved`;

/** Answers what became of the documents that were written; the others need a closer look. */
export async function commitAtOnce(
  queries: Queries,
  batches: readonly Batch[],
): Promise<Map<string, BatchOutcome>> {
  if (batches.length === 0) return new Map();
  const rows = batches.flatMap(({ after, rows: fresh }) =>
    fresh.map((row, i) => ({ ...row, seq: after + 1 + i })),
  );
  const clients = rows.flatMap(({ doc, seq, newClients }) =>
    newClients.map(([client, owner]) => ({ doc, client, owner, seq })),
  );
  const summaries = batches.flatMap(({ doc, summary }) => (summary === null ? [] : [{ doc, ...summary }]));
  const moved = await queries.rows<{ doc: string; seq: number }>(statement, [
    ...[batches.map(({ doc }) => doc), batches.map(({ after }) => after)],
    batches.map(({ after, rows: fresh }) => after + fresh.length),
    ...[rows.map(({ doc }) => doc), rows.map(({ seq }) => seq)],
    rows.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    ...[rows.map(({ bytes }) => crc32(bytes)), rows.map(({ owner }) => owner), rows.map(({ at }) => at)],
    ...[clients.map(({ doc }) => doc), clients.map(({ client }) => client)],
    ...[clients.map(({ owner }) => owner), clients.map(({ seq }) => seq)],
    ...[summaries.map(({ doc }) => doc), summaries.map(({ mapId }) => mapId)],
    ...[summaries.map(({ title }) => title), summaries.map(({ stories }) => stories)],
    summaries.map(({ at }) => at),
  ]);
  return new Map(moved.map(({ doc, seq }) => [doc, { doc, lastSeq: seq, others: [], isRefused: false }]));
}
