/** `npm run campaign:convergence -- --runs 10000 --seed 1`: stops at the first run that fails and prints its log. */
import { parseArgs } from 'node:util';
import { noFigures, runConvergence } from './support/convergence.ts';
import { printTable } from './support/printTable.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const figures = noFigures();
const started = performance.now();
for (let i = 0; i < runs; i++) {
  await runConvergence(seed + i, figures);
  if ((i + 1) % 500 === 0) process.stdout.write(`${i + 1} of ${runs}\n`);
}
printTable(
  `convergence, seeds ${seed} to ${seed + runs - 1}, ${Math.round((performance.now() - started) / 1000)} s`,
  [
    ['runs', figures.runs],
    ['peers', figures.peers],
    ['edits', figures.edits],
    ['acknowledged before the end', figures.acknowledged],
    ['crashes', figures.crashes],
    ['restarts', figures.restarts],
    ['sockets', figures.links],
    ['sockets refused with 44xx', figures.refused],
    ['frames lost', figures.lostFrames],
    ['frames doubled', figures.doubledFrames],
    ['frames overtaken', figures.overtakenFrames],
    ['diverged, lost or duplicated', 0],
  ],
);
