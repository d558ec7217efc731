/** Images in PostgreSQL: a row for each map that has one, and the bytes once, by their hash. */
import type { PostgresPool, Queries } from './postgresPool.ts';
import type { ImageRow, ImageStore } from './imageStore.ts';

export function postgresImages(pool: PostgresPool): ImageStore {
  return {
    put: (mapId, { hash, type, width, height, bytes, at }, content, most) =>
      pool.transaction(async (queries) => {
        await holdMap(queries, mapId);
        await holdFile(queries, hash);
        const known = await queries.rows('SELECT 1 FROM images WHERE map_id = $1 AND hash = $2', [
          mapId,
          hash,
        ]);
        const [size] = await queries.rows<{ bytes: number }>(
          'SELECT coalesce(sum(bytes), 0)::bigint AS bytes FROM images WHERE map_id = $1',
          [mapId],
        );
        if (known.length === 0 && size!.bytes + bytes > most) return 'full';
        await queries.rows('INSERT INTO image_files (hash, content) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          hash,
          content,
        ]);
        await queries.rows(
          `INSERT INTO images (map_id, hash, type, width, height, bytes, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
          [mapId, hash, type, width, height, bytes, at],
        );
        return 'kept';
      }),
    find: async (mapId, hash) => {
      const [row] = await pool.rows<ImageRow>(
        'SELECT hash, type, width, height, bytes, at FROM images WHERE map_id = $1 AND hash = $2',
        [mapId, hash],
      );
      return row ?? null;
    },
    read: async (hash) => {
      const [row] = await pool.rows<{ content: Uint8Array }>(
        'SELECT content FROM image_files WHERE hash = $1',
        [hash],
      );
      return row === undefined ? null : new Uint8Array(row.content);
    },
    removeAll: (mapId) =>
      pool.transaction(async (queries) => {
        await holdMap(queries, mapId);
        const gone = await queries.rows<{ hash: string }>(
          'DELETE FROM images WHERE map_id = $1 RETURNING hash',
          [mapId],
        );
        const hashes = gone.map(({ hash }) => hash);
        for (const hash of hashes.sort()) {
          await holdFile(queries, hash);
          await queries.rows(
            `DELETE FROM image_files WHERE hash = $1
             AND NOT EXISTS (SELECT 1 FROM images WHERE images.hash = $1)`,
            [hash],
          );
        }
      }),
  };
}

/** What a map may take is counted in turn. */
async function holdMap(queries: Queries, mapId: string): Promise<void> {
  await queries.rows('SELECT 1 FROM maps WHERE id = $1 FOR UPDATE', [mapId]);
}

/** A file must not go while another map takes it up. */
async function holdFile(queries: Queries, hash: string): Promise<void> {
  await queries.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
}
