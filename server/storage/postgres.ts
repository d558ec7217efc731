/** PostgreSQL behind the storage port: any number of nodes share one database. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresApiTokens } from './postgresApiTokens.ts';
import { postgresAudiences } from './postgresAudiences.ts';
import { postgresDoors } from './postgresDoors.ts';
import { postgresDocuments } from './postgresDocuments.ts';
import { postgresHistory } from './postgresHistory.ts';
import { postgresImages } from './postgresImages.ts';
import { postgresLinks } from './postgresLinks.ts';
import { postgresMaps } from './postgresMaps.ts';
import { postgresMembers } from './postgresMembers.ts';
import { postgresNodes } from './postgresNodes.ts';
import { postgresPortfolioLinks } from './postgresPortfolioLinks.ts';
import { PostgresPool } from './postgresPool.ts';
import { postgresSessions, postgresSignIns } from './postgresSessions.ts';
import { postgresTrackers } from './postgresTrackers.ts';
import { postgresVotes } from './postgresVotes.ts';
import type { Storage } from './storage.ts';

const migrationsFolder = join(import.meta.dirname, 'migrations', 'postgres');
/** Nodes that start together take turns; any number will do, as long as it stays. */
const migrationLock = 7_402_931;
/** A large table may take its time. */
const migrationPatience = 30 * 60_000;

/**
 * Connects and brings the database to today's schema. Rejects when it cannot be used.
 * `patience`: how long it waits for one answer, in milliseconds.
 */
export async function openPostgres(url: string, patience?: number): Promise<Storage> {
  const slow = new PostgresPool(url, migrationPatience);
  try {
    await migratePostgres(slow);
  } finally {
    await slow.close();
  }
  const pool = new PostgresPool(url, patience);
  return {
    isShared: true,
    sessions: postgresSessions(pool),
    signIns: postgresSignIns(pool),
    apiTokens: postgresApiTokens(pool),
    maps: postgresMaps(pool),
    links: postgresLinks(pool),
    audiences: postgresAudiences(pool),
    portfolioLinks: postgresPortfolioLinks(pool),
    members: postgresMembers(pool),
    doors: postgresDoors(pool),
    documents: postgresDocuments(pool),
    history: postgresHistory(pool),
    images: postgresImages(pool),
    trackers: postgresTrackers(pool),
    votes: postgresVotes(pool),
    ...postgresNodes(pool),
    time: async () => {
      const [row] = await pool.rows<{ now: number }>(
        'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now',
      );
      return row!.now;
    },
    check: async () => void (await pool.rows('SELECT 1 FROM schema_version LIMIT 1')),
    close: () => pool.close(),
  };
}

/** Runs the numbered .sql files that are missing, all in one transaction. */
export async function migratePostgres(pool: PostgresPool, folder: string = migrationsFolder): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();
  const newest = Number(files.at(-1)?.slice(0, 3) ?? 0);
  await pool.transaction(async (queries) => {
    await queries.rows('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await queries.rows(
      'CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL)',
    );
    const [row] = await queries.rows<{ version: number }>(
      'SELECT coalesce(max(version), 0) AS version FROM schema_version',
    );
    const found = row!.version;
    if (found > newest) {
      throw new Error(`The data was written by a newer version (schema ${found}; this one knows ${newest}).`);
    }
    for (const name of files) {
      const version = Number(name.slice(0, 3));
      if (version <= found) continue;
      await queries.rows(readFileSync(join(folder, name), 'utf8'));
      await queries.rows('INSERT INTO schema_version VALUES ($1, $2)', [version, Date.now()]);
    }
  });
}
