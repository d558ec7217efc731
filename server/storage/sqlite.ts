/** SQLite behind the storage port: one file in the data folder (and the images beside it), durable at every commit. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteApiTokens } from './sqliteApiTokens.ts';
import { sqliteAudiences } from './sqliteAudiences.ts';
import { sqliteDoors } from './sqliteDoors.ts';
import { sqliteDocuments } from './sqliteDocuments.ts';
import { sqliteHistory } from './sqliteHistory.ts';
import { sqliteImages } from './sqliteImages.ts';
import { sqliteLinks } from './sqliteLinks.ts';
import { sqliteMembers } from './sqliteMembers.ts';
import { sqliteMaps } from './sqliteMaps.ts';
import { sqliteNodes } from './sqliteNodes.ts';
import { sqlitePortfolioLinks } from './sqlitePortfolioLinks.ts';
import { sqliteSessions } from './sqliteSessions.ts';
import { sqliteSignIns } from './sqliteSignIns.ts';
import { sqliteTrackers } from './sqliteTrackers.ts';
import { inTransaction } from './sqliteTransaction.ts';
import { sqliteVotes } from './sqliteVotes.ts';
import type { Storage } from './storage.ts';

const migrationsFolder = join(import.meta.dirname, 'migrations', 'sqlite');
/** Databases of an older schema may still have deleted content in their free pages; once, they are written anew. */
const firstThatOverwrites = 4;

/** The storage port on the database file, which is made where there is none. Throws when it cannot be used. */
export function openSqlite(file: string): Storage {
  return sqliteStorage(openDatabase(file), join(dirname(file), 'images'));
}

/** Opens (or makes) the database file and brings it to today's schema. Throws when it cannot be used. */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    // Deleted content is overwritten: what is erased on request, or moved to the archive, is gone where it was.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;',
    );
    if (migrateDatabase(database) < firstThatOverwrites) database.exec('VACUUM');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** The storage port on an open database, with the images in a folder. */
export function sqliteStorage(database: DatabaseSync, imagesFolder: string): Storage {
  return {
    isShared: false,
    sessions: sqliteSessions(database),
    signIns: sqliteSignIns(database),
    apiTokens: sqliteApiTokens(database),
    maps: sqliteMaps(database),
    links: sqliteLinks(database),
    audiences: sqliteAudiences(database),
    portfolioLinks: sqlitePortfolioLinks(database),
    members: sqliteMembers(database),
    doors: sqliteDoors(database),
    documents: sqliteDocuments(database),
    history: sqliteHistory(database),
    images: sqliteImages(database, imagesFolder),
    trackers: sqliteTrackers(database),
    votes: sqliteVotes(database),
    ...sqliteNodes(database),
    time: async () => Date.now(),
    check: async () => void database.prepare('SELECT 1 FROM schema_version').get(),
    close: async () => database.close(),
  };
}

/** Runs the numbered .sql files that are missing, each in its own transaction. Answers the schema it found. */
export function migrateDatabase(database: DatabaseSync, folder: string = migrationsFolder): number {
  database.exec(
    'CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT',
  );
  const row = database.prepare('SELECT coalesce(max(version), 0) AS version FROM schema_version').get();
  const found = Number(row?.['version'] ?? 0);
  const files = readdirSync(folder)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();
  const newest = Number(files.at(-1)?.slice(0, 3) ?? 0);
  if (found > newest) {
    throw new Error(`The data was written by a newer version (schema ${found}; this one knows ${newest}).`);
  }
  for (const name of files) {
    const version = Number(name.slice(0, 3));
    if (version <= found) continue;
    inTransaction(database, () => {
      database.exec(readFileSync(join(folder, name), 'utf8'));
      database.prepare('INSERT INTO schema_version VALUES (?, ?)').run(version, Date.now());
    });
  }
  return found;
}
