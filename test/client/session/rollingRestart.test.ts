/** B3: servers are restarted while people type; nobody loses a word, and nobody has to do anything. */
import { afterAll, expect, test } from 'vitest';
import { startBalancer } from '../../support/balancer.ts';
import { freshDatabase } from '../../support/services.ts';
import { startServer, stopAll } from '../../support/startServer.ts';
import { rollingRestart } from './support/rollingRestart.ts';

afterAll(stopAll);

test('a server is stopped and started again twice while three people type: every word arrives, once', async () => {
  const server = await startServer();
  const restart = async (): Promise<void> => {
    await server.kill('SIGTERM');
    await server.restart();
  };
  const figures = await rollingRestart({ port: server.port, restarts: [restart] }, 2, 20_261_129);
  process.stdout.write(`rolling restart: ${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({ restarts: 2, lost: 0, duplicated: 0, problems: [] });
  expect(figures.edits).toBeGreaterThan(80);
  expect(figures.onTheWay).toBeGreaterThan(20);
}, 120_000);

test('two nodes on one PostgreSQL are restarted in turn while three people type: every word arrives, once', async () => {
  const DATABASE_URL = await freshDatabase();
  const one = await startServer({ env: { DATABASE_URL } });
  const two = await startServer({ env: { DATABASE_URL } });
  const balancer = await startBalancer([one.port, two.port]);
  const restarts = [one, two].map((node) => async (): Promise<void> => {
    await node.kill('SIGTERM');
    await node.restart();
  });
  const figures = await rollingRestart({ port: balancer.port, restarts }, 1, 20_261_130);
  process.stdout.write(`rolling restart of two nodes: ${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({ restarts: 2, lost: 0, duplicated: 0, problems: [] });
  expect(figures.onTheWay).toBeGreaterThan(20);
  await balancer.close();
}, 120_000);
