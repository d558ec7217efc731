/** The paper on scaling says what its command prints, and the simulation behind it keeps its promises. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../support/startServer.ts';
import { assumed, readMeasured } from './figures.ts';
import { costModel, fit } from './model.ts';
import { draw, fewestNodes, place } from './simulate.ts';
import { scalingTables, seed } from './tables.ts';

const measured = readMeasured();

/** Rows of tables as their cells, without the padding of the formatter. */
function rowsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s-]+$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
        .join(' | '),
    );
}

describe('the paper', () => {
  test('has every row the command prints, in order', () => {
    const printed = rowsOf(scalingTables(measured));
    const paper = rowsOf(readFileSync(join(projectRoot, 'server/scaling.md'), 'utf8'));
    expect(printed.length).toBeGreaterThan(20);
    const own = paper.slice(0, printed.length);
    expect(own).toEqual(printed);
  });
});

describe('the model', () => {
  test('gives back what was measured, within a third, at every size', () => {
    const cost = costModel(measured, 1);
    for (const { people, cpu, sent } of measured.rooms) {
      expect(Math.abs(cost(people).cpu / cpu - 1), `core of ${people}`).toBeLessThan(0.34);
      expect(Math.abs(cost(people).sent / sent - 1), `bytes of ${people}`).toBeLessThan(0.34);
    }
  });

  test('finds a·n + b·n² again', () => {
    const exact = fit(
      [5, 20, 60].map((people) => ({ people, cpu: 3 * people + 2 * people ** 2, sent: 0 })),
      (load) => load.cpu,
    );
    expect(exact(200)).toBeCloseTo(3 * 200 + 2 * 200 ** 2, 5);
  });
});

describe('the simulation', () => {
  const population = draw(2_000, measured, seed);

  test('draws the same rooms again under the same seed, and others under another', () => {
    expect(draw(2_000, measured, seed)).toEqual(population);
    expect(draw(2_000, measured, seed + 1).sizes).not.toEqual(population.sizes);
    expect(population.people).toBeGreaterThanOrEqual(2_000);
    expect(assumed.roomSizes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test('lets a room placed by its map lie on one node, and nothing cross', () => {
    expect(place(population, measured, 'by map', 8, seed)).toMatchObject({
      ...{ copies: 1, readAgain: 0, redisMessages: 0 },
    });
    const spread = place(population, measured, 'by chance', 8, seed);
    expect(spread.copies).toBeGreaterThan(2);
    expect(spread.readAgain).toBeGreaterThan(0);
  });

  test('costs the same in all on one node, however rooms are placed', () => {
    const [chance, map] = (['by chance', 'by map'] as const).map((placement) =>
      place(population, measured, placement, 1, seed),
    );
    expect(chance!.mean).toBeCloseTo(map!.mean, 9);
    expect(chance!.memory).toBe(map!.memory);
  });

  test('answers a number of nodes that suffices', () => {
    for (const placement of ['by chance', 'by map'] as const) {
      const found = fewestNodes(population, measured, placement, seed);
      expect(found.hottest).toBeLessThanOrEqual(assumed.fullAt);
      expect(found.memory).toBeLessThanOrEqual(assumed.nodeMemory);
    }
  });
});
