/** Connections to PostgreSQL that never leave anybody waiting: a database that does not answer counts as gone. */
import pg from 'pg';

/** Asks PostgreSQL, inside or outside a transaction. */
export interface Queries {
  /** The rows of the answer. Values stand as $1, $2 … */
  rows<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

/** How long one question may take, in milliseconds. */
const usualPatience = 10_000;
const connections = 10;
const bigint = 20;

export class PostgresPool implements Queries {
  private readonly pool: pg.Pool;

  constructor(url: string, patience: number = usualPatience) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: connections,
      application_name: 'throughline',
      connectionTimeoutMillis: Math.min(patience, usualPatience) / 2,
      query_timeout: patience,
      statement_timeout: patience,
      lock_timeout: patience,
      // Whoever holds a document's head and dies must not keep the other nodes from it.
      idle_in_transaction_session_timeout: patience,
      keepAlive: true,
      types: { getTypeParser },
    });
    this.pool.on('error', ignore); // a connection nobody uses was lost: the next one to ask gets another
  }

  async rows<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(prepared(text, values))).rows;
  }

  /** Works in one transaction: all of it or nothing. When it rejects, it may still have been committed. */
  async transaction<T>(work: (queries: Queries) => Promise<T>, mode = ''): Promise<T> {
    const client = await this.pool.connect();
    client.on('error', ignore); // whoever waits for an answer hears of it
    let isSound = false;
    try {
      await client.query(`BEGIN ${mode}`);
      const result = await work({
        rows: async (text, values = []) => (await client.query(prepared(text, values))).rows as never[],
      });
      await client.query('COMMIT');
      isSound = true;
      return result;
    } finally {
      client.off('error', ignore);
      // A connection on which something failed is not used again: closing it ends its transaction.
      client.release(!isSound);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

const names = new Map<string, string>();

/** A statement with values is planned once for each connection: planning a commit takes longer than doing it. */
function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  if (values.length === 0) return { text };
  const name = names.get(text) ?? `throughline_${names.size}`;
  names.set(text, name);
  return { name, text, values: [...values] };
}

function ignore(): void {}

/** Times, numbers of rows and client ids fit into a number. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  return oid === bigint && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format);
}
