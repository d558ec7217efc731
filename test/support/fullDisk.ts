/** A disk that is really full: a database that may not grow, or, where root may mount one, a small file system filled up. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** From now on the database may not grow, as on a full disk: SQLite fails with SQLITE_FULL; or it may again. */
export function setFull(database: DatabaseSync, isFull: boolean): void {
  const pages = Number(database.prepare('PRAGMA page_count').get()!['page_count']);
  database.exec(`PRAGMA max_page_count = ${isFull ? pages : 0xffff_fffe}`);
}

export interface SmallDisk {
  readonly folder: string;
  readonly fill: () => void;
  readonly empty: () => void;
  readonly remove: () => void;
}

/** A file system of 24 MB in memory; null where none may be mounted. */
export function mountSmallDisk(): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      for (const size of [1024 * 1024, 4096]) {
        try {
          for (;;) writeFileSync(ballast, new Uint8Array(size), { flag: 'a' });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
