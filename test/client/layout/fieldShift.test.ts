/** What may be kept of a picture when a lane grows or shrinks, and that it then shows what it would anyway. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../../shared/model/id.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { difference, fieldPart, type FieldPart } from '../../../client/layout/fieldPart.ts';
import {
  bareRect,
  inPixels,
  shiftBetween,
  shifted,
  stripsOf,
  type PixelShift,
} from '../../../client/layout/fieldShift.ts';
import { cardRect, layOutMap, type MapLayout } from '../../../client/layout/mapLayout.ts';
import { cardPitch } from '../../../client/layout/sizes.ts';
import { tileRect, tileSize } from '../../../client/layout/tiles.ts';
import { makeMap } from './someMap.ts';

/** How many cards the first three lanes have, in one column; another has one in each. */
type Counts = readonly [number, number, number];

/** Up to six cards a lane: the same records in every layout, so that only what stands elsewhere differs. */
const full = makeMap({
  steps: [2],
  releases: 2,
  stories: [0, 1, 2].flatMap((lane) =>
    Array.from({ length: 7 }, (_, i) => [i === 6 ? 0.5 : 0.1, (lane + 0.5) / 3] as const),
  ),
  collapsed: [],
});

function laidOut(counts: Counts, collapsed: ReadonlySet<Id> = new Set()): MapLayout {
  const story = new Map(full.records.story);
  full.stories.forEach(({ id }, i) => {
    if (i % 7 !== 6 && i % 7 >= counts[Math.floor(i / 7) as 0 | 1 | 2]) story.delete(id);
  });
  return layOutMap(arrangeMap({ ...full.records, story }), collapsed);
}

const atOnce = { scale: 1, pixelRatio: 1 };
const plain = (): number => 1;

describe('how the field moved', () => {
  it('is by one card where a lane grew by one, from where it ended', () => {
    const before = laidOut([2, 2, 2]);
    const { y, height } = before.lanes[1]!;
    expect(shiftBetween(before, laidOut([2, 3, 2]))).toEqual({ edge: y + height, by: cardPitch });
    expect(shiftBetween(laidOut([2, 3, 2]), before)).toEqual({
      edge: y + height + cardPitch,
      by: -cardPitch,
    });
  });

  it('is nothing when no lane is of another height, or several are', () => {
    expect(shiftBetween(laidOut([2, 2, 2]), laidOut([2, 2, 2]))).toBeNull();
    expect(shiftBetween(laidOut([2, 2, 2]), laidOut([3, 1, 2]))).toBeNull();
  });

  it('moves nothing below the lane that has no end', () => {
    expect(shiftBetween(laidOut([2, 2, 2]), laidOut([2, 2, 3]))?.edge).toBe(Infinity);
  });

  it('is not told where something is collapsed', () => {
    const folded: ReadonlySet<Id> = new Set(['release:1']);
    expect(shiftBetween(laidOut([2, 2, 2], folded), laidOut([2, 3, 2], folded))).toBeNull();
  });

  it('keeps pictures only by whole device pixels', () => {
    const shift = { edge: 500, by: cardPitch };
    expect(inPixels(shift, atOnce)?.pixels).toBe(cardPitch);
    expect(inPixels(shift, { scale: 0.5, pixelRatio: 2 })?.pixels).toBe(cardPitch);
    expect(inPixels(shift, { scale: 0.333, pixelRatio: 1 })).toBeNull();
  });
});

const shifts: fc.Arbitrary<PixelShift> = fc
  .record({ edge: fc.integer({ min: -500, max: 2500 }), by: fc.integer({ min: -900, max: 900 }) })
  .filter(({ by }) => by !== 0)
  .map((shift) => inPixels(shift, atOnce)!);

describe('the strips of a row of tiles', () => {
  it('show every line once, above as it was and below from where it came', () => {
    fc.assert(
      fc.property(shifts, fc.integer({ min: -1, max: 6 }), (shift, row) => {
        const strips = stripsOf(row, shift);
        for (let y = 0; y < tileSize.height; y++) {
          const over = strips.filter(({ to, height }) => y >= to && y < to + height);
          const line = row * tileSize.height + y;
          const came = line < shift.top ? line : line >= shift.bottom ? line - shift.pixels : null;
          expect(over.map((strip) => strip.row * tileSize.height + strip.from + y - strip.to)).toEqual(
            came === null ? [] : [came],
          );
        }
        for (const { from, height } of strips) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(from + height).toBeLessThanOrEqual(tileSize.height);
        }
      }),
    );
  });

  it('leave bare what lies between, before and behind them', () => {
    const tile = tileRect(atOnce, { column: 0, row: 1 });
    const height = tileSize.height;
    expect(bareRect(tile, [{ to: 0, height }])).toBeNull();
    expect(bareRect(tile, [])).toEqual(tile);
    expect(bareRect(tile, [{ to: 0, height: 100 }, { to: 130, height: height - 130 }])).toEqual({ ...tile, y: tile.y + 100, height: 30 }); // prettier-ignore
    expect(bareRect(tile, [{ to: 20, height: 100 }])).toEqual(tile);
  });
});

describe('a part of the field that was moved', () => {
  it('differs in nothing but the divider and the cards that came or went', () => {
    const count = fc.nat(6);
    fc.assert(
      fc.property(fc.tuple(count, count, count), count, fc.nat(7), ([one, two, three], other, row) => {
        const [before, now] = [laidOut([one, two, three]), laidOut([other, two, three])];
        const shift = shiftBetween(before, now);
        const pixels = shift && inPixels(shift, atOnce);
        fc.pre(pixels !== null);
        const part = (layout: MapLayout, of: number): FieldPart =>
          fieldPart(layout, tileRect(atOnce, { column: 0, row: of }), plain);
        const sources = stripsOf(row, pixels).map((strip) => part(before, strip.row));
        const changed = difference(
          shifted(part(now, row), part(before, row), sources, pixels),
          part(now, row),
        );
        const last = cardRect(now, 0, 0, Math.max(one, other));
        // The cards around the divider are painted anew with it.
        const most = last.y + last.height + 2 * cardPitch;
        expect(changed === null || changed.y < most).toBe(true);
      }),
    );
  });
});
