/** Backups of the data folder: one folder with the database and the images, taken while the server runs, put back when it does not. */
import { constants, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { lockFolder } from './lockFolder.ts';

const databaseName = 'throughline.sqlite';
const imagesName = 'images';
/** The whole database in one step: with smaller ones SQLite begins anew whenever the server writes. */
const allPages = 2 ** 31 - 1;

/** One sentence for the person at the terminal. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export interface BackedUp {
  readonly maps: number;
  readonly rows: number;
  readonly images: number;
}

/**
 * Writes the folder `target`, whole or not at all: everything that was acknowledged before this was called is in it.
 * Throws {@link BackupError}.
 */
export async function backUp(dataFolder: string, target: string): Promise<BackedUp> {
  const from = join(dataFolder, databaseName);
  if (!existsSync(from)) throw new BackupError(`There is no ${databaseName} in ${dataFolder}.`);
  if (existsSync(target)) throw new BackupError(`${target} is there already; name a new folder.`);
  const half = `${target}.part`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  // Before, for those that go with their map meanwhile; after, for those that came meanwhile.
  await copyImages(dataFolder, half);
  const source = new DatabaseSync(from, { readOnly: true, timeout: 30_000 });
  try {
    await backup(source, join(half, databaseName), { rate: allPages });
  } finally {
    source.close();
  }
  const images = await copyImages(dataFolder, half);
  const found = examine(join(half, databaseName));
  await rename(half, target);
  return { ...found, images };
}

/**
 * Puts a backup in the place of what the data folder holds; with `replace` that is put aside, in a folder beside it.
 * `prepare` works on the new database file before it takes its place: when it fails, nothing has changed.
 * Answers where the old data is, if there was any. Throws {@link BackupError}.
 */
export async function putBack(
  source: string,
  dataFolder: string,
  { replace, at, prepare }: { replace: boolean; at: Date; prepare: (file: string) => Promise<void> },
): Promise<string | null> {
  const from = join(source, databaseName);
  if (!existsSync(from)) throw new BackupError(`There is no backup in ${source}.`);
  examine(from);
  const unlock = lockFolder(dataFolder, 0);
  try {
    const old = readdirSync(dataFolder).filter(
      (name) => name.startsWith(databaseName) || name === imagesName,
    );
    const isInUse = old.includes(databaseName);
    if (isInUse && !replace) {
      throw new BackupError(`${dataFolder} already holds maps. Add --replace to put them aside first.`);
    }
    const fresh = join(dataFolder, 'restoring');
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh);
    cpSync(from, join(fresh, databaseName));
    if (existsSync(join(source, imagesName)))
      cpSync(join(source, imagesName), join(fresh, imagesName), { recursive: true });
    await prepare(join(fresh, databaseName));
    const aside = join(dataFolder, `replaced-${at.toISOString().replaceAll(/[:.]/g, '-')}`);
    if (old.length > 0) {
      mkdirSync(aside);
      for (const name of old) renameSync(join(dataFolder, name), join(aside, name));
    }
    for (const name of readdirSync(fresh)) renameSync(join(fresh, name), join(dataFolder, name));
    rmSync(fresh, { recursive: true });
    return isInUse ? aside : null;
  } finally {
    unlock();
  }
}

async function copyImages(dataFolder: string, target: string): Promise<number> {
  const [from, to] = [join(dataFolder, imagesName), join(target, imagesName)];
  await mkdir(to, { recursive: true });
  const names = existsSync(from) ? (await readdir(from)).filter((name) => !name.endsWith('.part')) : [];
  for (const name of names) {
    if (existsSync(join(to, name))) continue;
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // its map was deleted this moment
    });
  }
  return (await readdir(to)).length;
}

/** Reads every row of a database against its checksum. Throws {@link BackupError} when it is no sound database. */
function examine(file: string): { maps: number; rows: number } {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { integrity_check: verdict } = database.prepare('PRAGMA integrity_check').get() as Record<
      string,
      unknown
    >;
    if (verdict !== 'ok') throw new BackupError(`${file} is damaged: ${String(verdict)}`);
    let rows = 0;
    for (const table of ['updates', 'archived_updates', 'snapshots']) {
      for (const row of database.prepare(`SELECT bytes, crc32 FROM ${table}`).iterate()) {
        if (crc32(row['bytes'] as Uint8Array) === row['crc32']) rows++;
      }
    }
    const maps = database.prepare('SELECT count(*) AS maps FROM maps WHERE deleted_at IS NULL').get();
    return { maps: Number(maps?.['maps']), rows };
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${file} cannot be read: ${(error as Error).message}`);
  } finally {
    database.close();
  }
}
