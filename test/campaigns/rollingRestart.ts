/** `npm run campaign:restart -- --rounds 20 --seed 7`: two nodes on one PostgreSQL, restarted in turn under people who type. */
import { parseArgs } from 'node:util';
import { ensureServicePrograms, startPostgres } from '../../.scripts/services.mjs';
import { rollingRestart } from '../client/session/support/rollingRestart.ts';
import { startBalancer } from '../support/balancer.ts';
import { startServer } from '../support/startServer.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});

const fault = ensureServicePrograms();
if (fault !== null) throw new Error(fault);
const postgres = await startPostgres();
const env = { DATABASE_URL: postgres.url };
const nodes = [await startServer({ env }), await startServer({ env })];
const balancer = await startBalancer(nodes.map(({ port }) => port));
try {
  const restarts = nodes.map((node) => async (): Promise<void> => {
    await node.kill('SIGTERM');
    await node.restart();
  });
  // A new map every five rounds: one holds only so many words.
  for (let left = Number(values.rounds), seed = Number(values.seed); left > 0; left -= 5, seed++) {
    const figures = await rollingRestart({ port: balancer.port, restarts }, Math.min(5, left), seed);
    process.stdout.write(`seed ${seed}: ${JSON.stringify(figures)}\n`);
    if (figures.lost + figures.duplicated + figures.problems.length > 0) process.exitCode = 1;
  }
} finally {
  await balancer.close();
  for (const node of nodes) await node.stop();
  await postgres.remove();
}
