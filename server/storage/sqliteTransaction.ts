/** One transaction of SQLite: all of it or nothing. */
import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in one immediate transaction; an error rolls everything back. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK'); // a full disk has already rolled back
    throw error;
  }
}
