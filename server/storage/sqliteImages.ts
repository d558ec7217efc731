/** Images: a row for each map that has one in SQLite, the bytes as files beside it, named by their hash. */
import { mkdirSync } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './sqliteTransaction.ts';
import type { ImageRow, ImageStore } from './imageStore.ts';

const imageColumns = 'hash, type, width, height, bytes, at';

export function sqliteImages(database: DatabaseSync, folder: string): ImageStore {
  mkdirSync(folder, { recursive: true });
  const insert = database.prepare(
    `INSERT INTO images (map_id, hash, type, width, height, bytes, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const find = database.prepare(`SELECT ${imageColumns} FROM images WHERE map_id = ? AND hash = ?`);
  const size = database.prepare('SELECT coalesce(sum(bytes), 0) AS bytes FROM images WHERE map_id = ?');
  const hashes = database.prepare('SELECT hash FROM images WHERE map_id = ?');
  const isUsed = database.prepare('SELECT 1 FROM images WHERE hash = ? LIMIT 1');
  const unlink = database.prepare('DELETE FROM images WHERE map_id = ?');
  const inTurn = turns();

  return {
    put: (mapId, image, content, most) =>
      inTurn(async () => {
        const { hash, type, width, height, bytes, at } = image;
        const isKnown = find.get(mapId, hash) !== undefined;
        if (!isKnown && Number(size.get(mapId)?.['bytes']) + bytes > most) return 'full';
        if (!(await isWhole(folder, hash, bytes))) await writeDurably(folder, hash, content);
        if (!isKnown) insert.run(mapId, hash, type, width, height, bytes, at);
        return 'kept';
      }),
    find: async (mapId, hash) => {
      const row = find.get(mapId, hash);
      return row === undefined ? null : ({ ...row } as unknown as ImageRow);
    },
    read: async (hash) => {
      try {
        return await readFile(join(folder, hash));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    removeAll: (mapId) =>
      inTurn(async () => {
        const left = inTransaction(database, () => {
          const had = hashes.all(mapId).map((row) => String(row['hash']));
          unlink.run(mapId);
          return had.filter((hash) => isUsed.get(hash) === undefined);
        });
        for (const hash of left) await rm(join(folder, hash), { force: true });
      }),
  };
}

/** Runs what it is given one after the other: a file must not go while another map takes it up. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined); // whoever asked hears of it
    return mine;
  };
}

async function isWhole(folder: string, name: string, bytes: number): Promise<boolean> {
  try {
    return (await stat(join(folder, name))).size === bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** The whole file or none, whatever happens on the way. */
async function writeDurably(folder: string, name: string, content: Uint8Array): Promise<void> {
  const half = join(folder, `${name}.part`);
  try {
    const file = await open(half, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, join(folder, name));
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  const entry = await open(folder, 'r');
  try {
    await entry.sync();
  } finally {
    await entry.close();
  }
}
