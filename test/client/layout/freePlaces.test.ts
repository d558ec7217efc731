/** Where free things are, what is under a point, what lines up, and lines drawn by hand. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitFree, handlesOf } from '../../../client/layout/freeHit.ts';
import { freeInside, freePlaces, freeSpot, type FreePlaces } from '../../../client/layout/freePlaces.ts';
import { snapTo } from '../../../client/layout/freeSnap.ts';
import { bowsOf, storeStroke, thinOut } from '../../../client/layout/freeStroke.ts';
import { overlaps } from '../../../client/layout/geometry.ts';
import { layOutMap, storyRect } from '../../../client/layout/mapLayout.ts';
import { fitView, limitView, visibleRect } from '../../../client/layout/viewport.ts';
import type { NewFreeThing } from '../../../shared/commands/addFreeThings.ts';
import type { FreeId } from '../../../shared/model/freeThing.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { mostStrokePoints, readStrokePath, strokePathSchema } from '../../../shared/model/strokePath.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { buildMap } from '../../support/buildMap.ts';

const sizeOf = { width: 100, height: 60 };

/** Things right of a small grid, 100 × 60 each, and their ids. */
function around(...things: NewFreeThing[]) {
  const { run, doc, stories } = buildMap();
  const { ids } = run('addFreeThings', { things });
  const records = readMap(doc);
  const layout = layOutMap(arrangeMap(records), new Set());
  return { places: freePlaces(records, layout, () => 2), ids, layout, records, stories, run, doc };
}
const sticky = (x: number, y: number): NewFreeThing => ({ kind: 'sticky', at: { x, y }, size: sizeOf });
const under = (places: FreePlaces, x: number, y: number, chosen: FreeId | null = null) =>
  hitFree(places, { x, y }, { unit: 1, chosen, reach: 8 });

describe('what is under a point', () => {
  it('is the topmost thing there, and nothing beside it', () => {
    const { places, ids } = around(sticky(0, 0), sticky(50, 0));
    expect(under(places, 75, 30)?.id).toBe(ids[1]);
    expect(under(places, 20, 30)?.id).toBe(ids[0]);
    expect(under(places, 400, 30)).toBeNull();
  });

  it('is a frame only at its border and its name, so that what is inside can be reached', () => {
    const { places, ids } = around(
      { kind: 'frame', at: { x: 0, y: 0 }, size: { width: 400, height: 300 } },
      sticky(50, 50),
    );
    expect(under(places, 200, 200)).toBeNull();
    expect(under(places, 399, 200)?.id).toBe(ids[0]);
    expect(under(places, 30, -12)?.id).toBe(ids[0]);
    expect(under(places, 60, 60)?.id).toBe(ids[1]);
  });

  it('is a line when the point is near it', () => {
    const { places, ids } = around(
      { kind: 'stroke', at: { x: 0, y: 0 }, path: '0 0 50 1000 1000 50' },
      { kind: 'arrow', from: { heldBy: null, x: 200, y: 0 }, to: { heldBy: null, x: 300, y: 0 } },
    );
    expect(under(places, 52, 50)?.id).toBe(ids[0]);
    expect(under(places, 90, 20)).toBeNull();
    expect(under(places, 250, 5)?.id).toBe(ids[1]);
    expect(under(places, 250, 15)).toBeNull();
  });

  it('is the handle of the only chosen thing before everything else', () => {
    const { places, ids } = around(sticky(0, 0), sticky(90, 50));
    expect(under(places, 100, 60, ids[0])).toEqual({ kind: 'free', id: ids[0], part: 'se' });
    expect(under(places, 100, 60)).toEqual({ kind: 'free', id: ids[1], part: 'body' });
    for (const { id } of places.things) {
      const thing = places.things.find((each) => each.id === id)!;
      for (const [part, at] of handlesOf(places, thing))
        expect(under(places, at.x, at.y, id)?.part).toBe(part);
    }
  });
});

describe('where things are', () => {
  it('an arrow goes from edge to edge of what holds it, and follows a story', () => {
    const held = around(sticky(-400, 0));
    const { ids: arrows } = held.run('addFreeThings', {
      things: [
        {
          kind: 'arrow',
          from: { heldBy: held.ids[0] as never, x: 0, y: 0 },
          to: { heldBy: held.stories[0]!, x: 0, y: 0 },
        },
      ],
    });
    const now = freePlaces(readMap(held.doc), held.layout, () => 1);
    const line = now.lineOf(readMap(held.doc).arrow.get(arrows[0] as never)!);
    const card = storyRect(held.layout, held.stories[0]!)!;
    expect(line.from.x).toBeGreaterThanOrEqual(-300);
    expect(line.to.x).toBeLessThanOrEqual(card.x);
  });

  it('the height of a text follows from its lines', () => {
    const { places, ids } = around({ kind: 'text', at: { x: 0, y: 0 }, width: 200, title: 'x' });
    expect(places.rectOf(ids[0]!)).toEqual({ x: 0, y: 0, width: 200, height: 24 * 1.3 * 2 });
  });

  it('a marquee chooses what it touches, and a frame only when it holds all of it', () => {
    const { places, ids } = around(
      { kind: 'frame', at: { x: 0, y: 0 }, size: { width: 400, height: 300 } },
      sticky(50, 50),
      sticky(300, 50),
    );
    expect(freeInside(places, { x: 40, y: 40, width: 50, height: 50 })).toEqual([ids[1]]);
    expect(new Set(freeInside(places, { x: -1, y: -1, width: 402, height: 302 }))).toEqual(new Set(ids));
  });

  it('a free place is one where nothing lies', () => {
    const { places } = around(sticky(0, 0), sticky(0, 70), sticky(30, 150));
    const spot = freeSpot(places, { x: 10, y: 10, ...sizeOf });
    expect(places.things.every(({ id }) => !overlaps(places.rectOf(id)!, spot))).toBe(true);
  });

  it('fitting shows all of it, and it can be reached by panning', () => {
    const { places, layout } = around(sticky(-900, -700), sticky(3000, 2500));
    const size = { width: layout.width, height: layout.height, free: places };
    const view = { x: 0, y: 0, scale: 1, width: 1200, height: 800 };
    const seen = visibleRect(fitView(view, size));
    for (const { id } of places.things) {
      const rect = places.rectOf(id)!;
      expect(rect.x).toBeGreaterThanOrEqual(seen.x);
      expect(rect.y).toBeGreaterThanOrEqual(seen.y);
      expect(rect.x + rect.width).toBeLessThanOrEqual(seen.x + seen.width);
      expect(rect.y + rect.height).toBeLessThanOrEqual(seen.y + seen.height);
    }
    const farLeft = visibleRect(limitView({ ...view, x: 1e6, y: 1e6 }, size));
    expect(farLeft.x).toBeLessThan(-900);
    expect(farLeft.y).toBeLessThan(-700);
    const without = visibleRect(limitView({ ...view, x: 1e6, y: 1e6 }, { ...size, free: null }));
    expect(Math.round(without.x)).toBe(0);
  });
});

describe('snapping', () => {
  const box = { x: 0, y: 0, ...sizeOf };

  it('lines up edges and middles within reach, and says by which lines', () => {
    expect(snapTo({ ...box, x: 204, y: 500 }, [{ ...box, x: 200, y: 0 }], 6)).toMatchObject({
      by: { x: -4, y: 0 },
      lines: [{ from: { x: 200, y: 0 }, to: { x: 200, y: 560 } }],
    });
    expect(snapTo({ ...box, x: 210, y: 500 }, [{ ...box, x: 200, y: 0 }], 6).by).toEqual({ x: 0, y: 0 });
  });

  it('never moves further than its reach, and what it moved lines up', () => {
    const place = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      width: fc.integer({ min: 20, max: 300 }),
      height: fc.integer({ min: 20, max: 300 }),
    });
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 6 }), (moving, others) => {
        const { by, lines } = snapTo(moving, others, 6);
        expect(Math.abs(by.x)).toBeLessThanOrEqual(6);
        expect(Math.abs(by.y)).toBeLessThanOrEqual(6);
        if (by.x !== 0) {
          const at = lines[0]!.from.x;
          const own = [0, 0.5, 1].map((part) => moving.x + by.x + moving.width * part);
          expect(own.some((x) => Math.abs(x - at) < 0.01)).toBe(true);
        }
      }),
    );
  });
});

describe('a line drawn by hand', () => {
  const wild = fc.array(
    fc.record({
      x: fc.double({ min: -5000, max: 5000, noNaN: true }),
      y: fc.double({ min: -5000, max: 5000, noNaN: true }),
      pressure: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 200 },
  );

  it('is stored so that the server takes it, with its first and last point where they were', () => {
    fc.assert(
      fc.property(wild, (points) => {
        const { at, path } = storeStroke(points, 0.5);
        expect(strokePathSchema.safeParse(path).success).toBe(true);
        const stored = readStrokePath(path);
        for (const [kept, drawn] of [
          [stored[0]!, points[0]!],
          [stored.at(-1)!, points.at(-1)!],
        ] as const) {
          expect(Math.abs(kept.x + at.x - drawn.x)).toBeLessThan(0.2);
          expect(Math.abs(kept.y + at.y - drawn.y)).toBeLessThan(0.2);
        }
      }),
    );
  });

  it('loses the points that do not matter, and is never too long', () => {
    const straight = Array.from({ length: 500 }, (_, i) => ({ x: i, y: 2 * i, pressure: 0.5 }));
    expect(thinOut(straight, 0.5).length).toBeLessThan(5);
    const scribble = Array.from({ length: 9000 }, (_, i) => ({
      x: i,
      y: i % 2 === 0 ? 0 : 50,
      pressure: 0.5,
    }));
    const { path } = storeStroke(scribble, 0.5);
    expect(readStrokePath(path).length).toBeLessThanOrEqual(mostStrokePoints);
  });

  it('is drawn as bows that join, thicker where the pen was pressed', () => {
    const points = [0, 0.2, 0.9, 0.9].map((pressure, i) => ({ x: i * 10, y: i * i, pressure }));
    const bows = bowsOf(points);
    bows.forEach((bow, i) => {
      if (i > 0) expect(bow.from).toEqual(bows[i - 1]!.to);
    });
    expect(bows[0]!.from).toMatchObject({ x: 0, y: 0 });
    expect(bows.at(-1)!.to).toMatchObject({ x: 30, y: 9 });
    expect(bows.at(-1)!.thickness).toBeGreaterThan(bows[0]!.thickness);
  });
});
