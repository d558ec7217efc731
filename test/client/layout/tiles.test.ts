/** The field's tiles: they cover what is seen without gaps, and zooming ends at exactly the wanted scale. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, type Rect } from '../../../client/layout/geometry.ts';
import {
  mostStretch,
  scaleToPaint,
  tileRect,
  tilesOver,
  tileSize,
  zoomRest,
} from '../../../client/layout/tiles.ts';

const scales = fc.record({
  scale: fc.double({ min: 0.05, max: 3, noNaN: true }),
  pixelRatio: fc.constantFrom(1, 1.25, 1.5, 2, 3),
});
const side = fc.double({ min: 1, max: 1500, noNaN: true });
const place = fc.double({ min: -2000, max: 20_000, noNaN: true });
const rects: fc.Arbitrary<Rect> = fc.record({ x: place, y: place, width: side, height: side });
const part = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('tiles of the field', () => {
  it('show every point of what is seen exactly once', () => {
    fc.assert(
      fc.property(scales, rects, part, part, (scale, rect, across, down) => {
        const point = { x: rect.x + across * rect.width, y: rect.y + down * rect.height };
        const holders = tilesOver(scale, rect).filter((tile) => contains(tileRect(scale, tile), point));
        expect(holders).toHaveLength(1);
      }),
    );
  });

  it('begin and end on whole device pixels of the map', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: -20, max: 200 }), (scale, column) => {
        const { x, width } = tileRect(scale, { column, row: 0 });
        const pixels = scale.scale * scale.pixelRatio;
        expect(x * pixels).toBeCloseTo(column * tileSize.width, 6);
        expect((x + width) * pixels).toBeCloseTo((column + 1) * tileSize.width, 6);
      }),
    );
  });

  it('are none where nothing is seen', () => {
    expect(tilesOver({ scale: 1, pixelRatio: 1 }, { x: 5, y: 5, width: 0, height: 10 })).toEqual([]);
  });
});

describe('the scale that is painted while somebody zooms', () => {
  it('is the wanted one at the first step and when they rest', () => {
    expect(scaleToPaint(null, 0.7, 0)).toBe(0.7);
    expect(scaleToPaint(1, 0.9, Number.POSITIVE_INFINITY)).toBe(0.9);
    expect(scaleToPaint(1, 0.9, zoomRest)).toBe(0.9);
  });

  it('stays while zooming goes on, until the picture would be stretched too far', () => {
    expect(scaleToPaint(1, 1.1, 16)).toBe(1);
    expect(scaleToPaint(1, 0.9, 16)).toBe(1);
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        (painted, wanted) => {
          const stretch = wanted / scaleToPaint(painted, wanted, 16);
          expect(stretch).toBeLessThanOrEqual(mostStretch(wanted));
          expect(stretch).toBeGreaterThanOrEqual(1 / mostStretch(wanted));
        },
      ),
    );
  });
});
