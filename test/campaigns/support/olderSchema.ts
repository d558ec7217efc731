/** Puts a database back to the first schema, with all its maps, as a server of that time would have left it. */
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { projectRoot } from '../../support/startServer.ts';

const folder = join(projectRoot, 'server/storage/migrations/sqlite');

/** The server must not be running. */
export function toFirstSchema(file: string): void {
  const older = `${file}.older`;
  const database = new DatabaseSync(older);
  const first = readdirSync(folder).find((name) => name.startsWith('001-'))!;
  database.exec(readFileSync(join(folder, first), 'utf8'));
  const tables = tablesOf(database, 'main');
  database.exec(
    'CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT',
  );
  database.prepare('INSERT INTO schema_version VALUES (1, ?)').run(Date.now());
  database.prepare('ATTACH ? AS newer').run(file);
  // At first a session was one browser, and its cookie stood in the session's own row.
  database.exec(
    `INSERT INTO main.sessions (id, token_hash, name, colour, created_at, last_seen_at)
     SELECT s.id, coalesce(min(k.token_hash), s.id), s.name, s.colour, s.created_at, coalesce(max(k.last_seen_at), 0)
     FROM newer.sessions AS s LEFT JOIN newer.session_keys AS k ON k.session_id = s.id GROUP BY s.id`,
  );
  for (const table of tables) {
    if (table === 'sessions') continue;
    const known = new Set(columnsOf(database, 'newer', table));
    const columns = columnsOf(database, 'main', table).filter((column) => known.has(column));
    database.exec(
      `INSERT INTO main.${table} (${columns.join()}) SELECT ${columns.join()} FROM newer.${table}`,
    );
  }
  database.exec('DETACH newer');
  database.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  renameSync(older, file);
}

/** Which schema a database has. */
export function schemaOf(file: string): number {
  const database = new DatabaseSync(file);
  const row = database.prepare('SELECT max(version) AS version FROM schema_version').get();
  database.close();
  return Number(row!['version']);
}

function tablesOf(database: DatabaseSync, schema: string): string[] {
  return database
    .prepare(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all()
    .map((row) => String(row['name']));
}

function columnsOf(database: DatabaseSync, schema: string, table: string): string[] {
  return database
    .prepare('SELECT name FROM pragma_table_info(?, ?)')
    .all(table, schema)
    .map((row) => String(row['name']));
}
