/** Copies a PostgreSQL database as `pg_dump` and `pg_restore` do: all tables as of one moment, while others write. */
import pg from 'pg';

/** `to` has the same schema; what is in it goes. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const [source, target] = [new pg.Client(from), new pg.Client(to)];
  await Promise.all([source.connect(), target.connect()]);
  await source.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await target.query("SET session_replication_role = 'replica'"); // in whatever order the tables come
  const { rows } = await source.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  const tables = rows.map(({ name }) => name);
  await target.query(`TRUNCATE ${tables.join(', ')}`);
  for (const table of tables) {
    const found = await source.query<{ all: unknown }>(
      `SELECT coalesce(json_agg(t), '[]') AS all FROM ${table} t`,
    );
    await target.query(
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(found.rows[0]!.all)],
    );
  }
  await Promise.all([source.end(), target.end()]);
}
