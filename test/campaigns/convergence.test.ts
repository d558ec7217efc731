/** F20: peers and the real room converge whatever the network and the server do; a short form of the campaign. */
import { expect, test } from 'vitest';
import { noFigures, runConvergence } from './support/convergence.ts';

test('F20: frames lost, doubled and out of order, crashes and restarts: nothing diverges, is lost or comes twice', async () => {
  const figures = noFigures();
  for (let seed = 1; seed <= 80; seed++) await runConvergence(seed, figures);
  expect(figures.runs).toBe(80);
  for (const happened of ['crashes', 'restarts', 'lostFrames', 'doubledFrames', 'overtakenFrames'] as const)
    expect(figures[happened]).toBeGreaterThan(20);
  expect(figures.acknowledged).toBeGreaterThan(500);
}, 120_000);

test('a store that says saved and has written nothing is noticed', async () => {
  let noticed = 0;
  for (let seed = 1; seed <= 10; seed++)
    await runConvergence(seed, noFigures(), { isLying: true }).catch(() => noticed++);
  expect(noticed).toBeGreaterThan(5);
}, 60_000);
