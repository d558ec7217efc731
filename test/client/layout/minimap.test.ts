/** The map in the small: everything is in it, and its points lead back to the map. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimapFrame, onMinimap, underMinimap } from '../../../client/layout/minimap.ts';

const size = fc.integer({ min: 0, max: 60_000 });

test('the whole map lies inside of it, however large, wide or high the map is', () => {
  fc.assert(
    fc.property(size, size, (width, height) => {
      const frame = minimapFrame({ width, height });
      expect(frame.width).toBeLessThanOrEqual(220);
      expect(frame.height).toBeLessThanOrEqual(150);
      const all = onMinimap(frame, { x: 0, y: 0, width, height });
      expect(all.x).toBeGreaterThanOrEqual(0);
      expect(all.y).toBeGreaterThanOrEqual(0);
      expect(all.x + all.width).toBeLessThanOrEqual(frame.width + 0.001);
      expect(all.y + all.height).toBeLessThanOrEqual(frame.height + 0.001);
    }),
  );
});

test('a point of the map is found again under its place in the minimap', () => {
  fc.assert(
    fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, part) => {
      const frame = minimapFrame({ width: width + 1, height: height + 1 });
      const point = { x: part * width, y: part * height };
      const back = underMinimap(frame, onMinimap(frame, { ...point, width: 0, height: 0 }));
      expect(back.x).toBeCloseTo(point.x, 3);
      expect(back.y).toBeCloseTo(point.y, 3);
    }),
  );
});

test('what lies around the grid is in it too, and points outside of the map lead to its edge', () => {
  const free = { extent: { x: -500, y: -300, width: 200, height: 100 }, rectOf: () => null };
  const frame = minimapFrame({ width: 2000, height: 1000, free });
  const sticky = onMinimap(frame, free.extent);
  expect(sticky.x).toBe(0);
  expect(sticky.y).toBeGreaterThanOrEqual(0);
  expect(underMinimap(frame, { x: -50, y: 900 })).toEqual({ x: -500, y: 1000 });
});
