/** Gives SQLite's write-ahead log its length before anything is in it. */
import { closeSync, constants, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** What SQLite lets the log grow to before it starts over: 1,000 pages of 4 KiB, each with 24 bytes in front. */
const usualLength = 1000 * (4096 + 24) + 32;

/**
 * A commit into blocks that are there already is flushed several times faster than one that makes the file longer.
 * SQLite takes zeros behind its last frame, and a log of zeros alone, for the end of the log (sqlite.org/fileformat2,
 * "The Write-Ahead Log"): their salt and checksum do not fit. Call it while no other connection is open. False: there is
 * no room for it.
 */
export function reserveLog(databaseFile: string): boolean {
  const log = openSync(`${databaseFile}-wal`, constants.O_RDWR);
  try {
    const { size } = fstatSync(log);
    const missing = usualLength - size;
    if (missing > 0) writeSync(log, Buffer.alloc(missing), 0, missing, size);
    fsyncSync(log);
    return true;
  } catch {
    return false; // a full disk: what is asked for is saved slower, or refused with its reason
  } finally {
    closeSync(log);
  }
}
