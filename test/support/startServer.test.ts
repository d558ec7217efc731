/** Checks the tests' own real server: that it answers, survives being killed with its data, and stops cleanly. */
import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { startServer, stopAll } from './startServer.ts';

afterEach(stopAll);

test('the server answers where it says it is, comes back after kill -9 on the same port, and stops when asked', async () => {
  const server = await startServer();
  expect(await health(server.url)).toBe(200);
  const { pid } = server;
  await server.kill();
  await expect(health(server.url)).rejects.toThrow('fetch failed');
  await server.restart();
  expect(server.pid).not.toBe(pid);
  expect(await health(server.url)).toBe(200);
  expect(await server.stop()).toBe(0);
  expect(existsSync(server.dataDir)).toBe(false);
});

test('a server that cannot start says why', async () => {
  await expect(startServer({ env: { PUBLIC_URL: 'somewhere' } })).rejects.toThrow(
    'PUBLIC_URL must be an address',
  );
});

async function health(url: string): Promise<number> {
  return (await fetch(`${url}/healthz`)).status;
}
