/** Kill -9 while people type: what was shown as saved is there afterwards, once, for everybody. */
import { expect, test } from 'vitest';
import { runKill9 } from './support/kill9.ts';

const seed = 20_260_801;

test('fault 1, fault 2: the server is killed 12 times, also between two steps of its work: no saved edit is lost, none comes twice', async () => {
  const figures = await runKill9({ kills: 12, migrations: 1, seed });
  process.stdout.write(`kill -9 campaign: ${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({ kills: 12, lost: 0, duplicated: 0, different: 0, problems: [] });
  expect(figures.points).toMatchObject({ inMigration: 1, beforeCommit: expect.any(Number) });
  expect(figures.looked).toBeGreaterThan(2_000);
  expect(figures.sentAgain).toBeGreaterThan(50);
}, 240_000);
