/** Faults of THREATS.md, section B, one of some kinds each; the campaign does all of them, as often as asked. */
import { expect, test } from 'vitest';
import { faults, runFaults } from './faults/runFaults.ts';

const seed = 20_261_129;

test('what people are shown is true and nothing acknowledged is lost: killed, full disk, slow and stopped database, away, half-open, a tracker that fails', async () => {
  const rows = await runFaults({ kinds: [1, 4, 5, 9, 14, 19], count: 1, seed });
  expect(
    rows.flatMap(({ fault, failures }) => failures.map((failure) => `fault ${fault.number}, ${failure}`)),
  ).toEqual([]);
  expect(rows.map(({ injections }) => injections)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(rows.reduce((sum, { acked }) => sum + acked, 0)).toBeGreaterThan(20);
}, 240_000);

test('every kind of fault that this version can meet has its injection', () => {
  expect(faults.map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
  ]);
});
