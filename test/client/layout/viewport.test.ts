/** Panning, zooming and fitting. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headerFrame } from '../../../client/layout/headers.ts';
import {
  fitView,
  homeView,
  limitView,
  panBy,
  rectToScreen,
  revealRect,
  toMap,
  toScreen,
  visibleRect,
  zoomAt,
  type View,
} from '../../../client/layout/viewport.ts';

const views: fc.Arbitrary<View> = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  scale: fc.double({ min: 0.05, max: 3, noNaN: true }),
  width: fc.integer({ min: 320, max: 2560 }),
  height: fc.integer({ min: 480, max: 1440 }),
});
const mapSizes = fc.record({
  width: fc.integer({ min: 88, max: 20_000 }),
  height: fc.integer({ min: 140, max: 20_000 }),
});

test('a point of the map comes back from the screen', () => {
  fc.assert(
    fc.property(views, fc.integer(), fc.integer(), (view, x, y) => {
      const back = toMap(view, toScreen(view, { x, y }));
      expect(Math.abs(back.x - x)).toBeLessThan(1e-3 * Math.max(1, Math.abs(x)));
      expect(Math.abs(back.y - y)).toBeLessThan(1e-3 * Math.max(1, Math.abs(y)));
    }),
  );
});

test('zooming keeps the point under the pointer, as long as no limit is in the way', () => {
  const size = { width: 20_000, height: 20_000 };
  const view = { x: -6000, y: -6000, scale: 1, width: 1440, height: 900 };
  fc.assert(
    fc.property(
      fc.double({ min: 0.8, max: 2, noNaN: true }),
      fc.integer({ min: 300, max: 1440 }),
      fc.integer({ min: 200, max: 900 }),
      (factor, x, y) => {
        const before = toMap(view, { x, y });
        const after = toMap(zoomAt(view, factor, { x, y }, size), { x, y });
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
      },
    ),
  );
});

test('the map never gets lost: its corner stays behind the headers and a part of it on the screen', () => {
  fc.assert(
    fc.property(views, mapSizes, (view, size) => {
      const limited = limitView(view, size);
      const frame = headerFrame(limited);
      expect(limited.x).toBeLessThanOrEqual(frame.left);
      expect(limited.y).toBeLessThanOrEqual(frame.top);
      const right = limited.x + size.width * limited.scale;
      expect(right).toBeGreaterThanOrEqual(
        Math.min(frame.left + size.width * limited.scale, frame.left + (view.width - frame.left) * 0.4) - 1,
      );
      expect(limitView(limited, size)).toEqual(limited);
    }),
  );
});

test('fitting shows the whole map', () => {
  fc.assert(
    fc.property(
      views,
      fc.record({
        width: fc.integer({ min: 88, max: 5000 }),
        height: fc.integer({ min: 140, max: 4000 }),
      }),
      (view, size) => {
        const fitted = fitView(view, size);
        if (fitted.scale <= 0.0501) return; // as far out as it goes
        const seen = visibleRect(fitted);
        expect(seen.x).toBeLessThanOrEqual(0);
        expect(seen.y).toBeLessThanOrEqual(0);
        expect(seen.x + seen.width).toBeGreaterThanOrEqual(size.width);
        expect(seen.y + seen.height).toBeGreaterThanOrEqual(size.height);
      },
    ),
  );
});

test('revealing shows the card between the headers, and leaves the view alone when it is seen already', () => {
  const size = { width: 10_000, height: 10_000 };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9000 }),
      fc.integer({ min: 0, max: 9000 }),
      fc.double({ min: 0.3, max: 1.5, noNaN: true }),
      (x, y, scale) => {
        const start = homeView({ x: 0, y: 0, scale, width: 1440, height: 900 }, size);
        const rect = { x, y, width: 200, height: 96 };
        const view = revealRect(start, rect, size);
        const box = rectToScreen(view, rect);
        const frame = headerFrame(view);
        expect(box.x).toBeGreaterThanOrEqual(frame.left - 1e-6);
        expect(box.y).toBeGreaterThanOrEqual(frame.top - 1e-6);
        expect(box.x + box.width).toBeLessThanOrEqual(view.width + 1e-6);
        expect(box.y + box.height).toBeLessThanOrEqual(view.height + 1e-6);
        expect(revealRect(view, rect, size)).toBe(view);
      },
    ),
  );
});

test('panning moves by what the hand moved', () => {
  const view = { x: -500, y: -500, scale: 1, width: 1440, height: 900 };
  expect(panBy(view, { x: -30, y: 20 }, { width: 9000, height: 9000 })).toMatchObject({ x: -530, y: -480 });
});
