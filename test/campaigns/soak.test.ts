/** A few seconds of the soak; the campaign runs for half an hour and watches the memory. */
import { afterAll, expect, test } from 'vitest';
import { stopAll } from '../support/startServer.ts';
import { growthOf } from './support/growthOf.ts';
import { startMeasuredServer } from './support/holding.ts';
import { runSoak } from './support/soak.ts';

afterAll(stopAll);

test('ten people who come, go, type, move, comment and look back lose nothing, see the same, and cause no error', async () => {
  const server = await startMeasuredServer();
  const { lost, different, problems, samples, ...done } = await runSoak({
    ...{ server, people: 10, rooms: 3, minutes: 0.1, seed: 20_261_130, pause: 200, sampleEvery: 2000 },
  });
  expect({ lost, different, problems }).toEqual({ lost: 0, different: 0, problems: [] });
  expect(done.edits).toBeGreaterThan(50);
  expect(done.comings).toBeGreaterThanOrEqual(10);
  expect(samples.length).toBeGreaterThan(2);
}, 90_000);

test('growth is that of the line through the samples, whatever jumps around it', () => {
  expect(
    growthOf([
      [0, 100],
      [1, 100],
      [2, 100],
    ]),
  ).toEqual({ level: 100, growth: 0 });
  expect(
    growthOf([
      [0, 100],
      [1, 110],
      [2, 120],
    ]).growth,
  ).toBeCloseTo(0.2);
  expect(
    growthOf([
      [0, 90],
      [1, 110],
      [2, 90],
      [3, 110],
    ]).growth,
  ).toBeCloseTo(12 / 94);
});
