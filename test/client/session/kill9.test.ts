/** Kill -9 while people type: what was shown as saved is there afterwards, once, for everybody. */
import { expect, test } from 'vitest';
import { runKill9 } from './support/kill9.ts';

const seed = 20_260_801;

test('the server is killed 20 times while three people type: no saved edit is lost, none comes twice', async () => {
  const figures = await runKill9({ kills: 20, seed });
  process.stdout.write(`kill -9 campaign: ${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({ kills: 20, lost: 0, duplicated: 0, different: 0, problems: [] });
  expect(figures.looked).toBeGreaterThan(5_000);
  expect(figures.sentAgain).toBeGreaterThan(50);
}, 180_000);
