/** The PostgreSQL and the Redis that all test files of a run share; each test takes a database of its own. */
import pg from 'pg';
import { inject } from 'vitest';

/** An empty database of its own on the shared PostgreSQL: its address. */
export async function freshDatabase(): Promise<string> {
  const url = await addressOf('postgres');
  const name = `test_${crypto.getRandomValues(new Uint32Array(2)).join('_')}`;
  await sqlOn(url, `CREATE DATABASE ${name}`);
  return url.replace(/[^/]+$/, name);
}

/** Runs one statement on a database. */
export async function sqlOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** The Redis all test files share: names in it must be the test's own. */
export function sharedRedis(): Promise<string> {
  return addressOf('redis');
}

async function addressOf(service: 'postgres' | 'redis'): Promise<string> {
  const reply = await fetch(`${inject('services')}/${service}`);
  const text = await reply.text();
  if (!reply.ok) throw new Error(text);
  return text;
}
