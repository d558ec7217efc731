/** What is drawn by hand comes back as it was drawn, and nothing absurd is taken for a drawing. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  mostStrokePoints,
  readStrokePath,
  strokePathSchema,
  writeStrokePath,
} from '../../../shared/model/strokePath.ts';

const near = fc.double({ min: -20_000, max: 20_000, noNaN: true });
const point = fc.record({ x: near, y: near, pressure: fc.double({ min: 0, max: 0.99, noNaN: true }) });

it('gives every point back within a tenth of a unit, however long the line', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 300 }), (points) => {
      const path = writeStrokePath(points);
      expect(strokePathSchema.safeParse(path).success).toBe(true);
      const read = readStrokePath(path);
      expect(read).toHaveLength(points.length);
      read.forEach((each, i) => {
        expect(Math.abs(each.x - points[i]!.x)).toBeLessThan(0.051);
        expect(Math.abs(each.y - points[i]!.y)).toBeLessThan(0.051);
        expect(Math.abs(each.pressure - points[i]!.pressure)).toBeLessThan(0.006);
      });
    }),
  );
});

it('takes the longest line there may be, and no longer one', () => {
  const line = (length: number): string =>
    writeStrokePath(Array.from({ length }, (_, i) => ({ x: i % 7, y: -i, pressure: 0.5 })));
  expect(strokePathSchema.safeParse(line(mostStrokePoints)).success).toBe(true);
  expect(strokePathSchema.safeParse(line(mostStrokePoints + 1)).success).toBe(false);
});

it.each(['', 'x', '1 2', '1 2 3 4', '0 0 50 ', '1e9 0 50', 'NaN 0 50', '999999 0 50', '0 0 500'])(
  'refuses %j',
  (path) => {
    expect(strokePathSchema.safeParse(path).success).toBe(false);
  },
);
