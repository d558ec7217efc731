/** Arrows between cards stay in the gutters, on any map and whatever is collapsed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependencyRoute, routeBounds } from '../../../client/layout/dependencyRoute.ts';
import { overlaps, rectBetween, type Point, type Rect } from '../../../client/layout/geometry.ts';
import { storyRect } from '../../../client/layout/mapLayout.ts';
import { makeMap, someMap } from './someMap.ts';

const pick = fc.nat(1000);

/** Each straight part as a thin rectangle. */
function partsOf(route: readonly Point[]): Rect[] {
  return route.slice(1).map((corner, i) => {
    const { x, y, width, height } = rectBetween(route[i]!, corner);
    return { x, y, width: Math.max(width, 0.01), height: Math.max(height, 0.01) };
  });
}

describe('the arrow between two cards', () => {
  it('never goes through a card, and every part of it is level or upright', () => {
    let drawn = 0;
    fc.assert(
      fc.property(someMap, pick, pick, fc.integer({ min: -3, max: 30 }), (map, a, b, track) => {
        const { layout, stories } = map;
        const from = stories[a % stories.length];
        const to = stories[b % stories.length];
        if (from === undefined || to === undefined) return;
        const route = dependencyRoute(layout, from.id, to.id, track);
        if (from === to) expect(route).toBeNull();
        if (route === null) return;
        drawn++;
        const cards = stories.flatMap((story) => storyRect(layout, story.id) ?? []);
        for (const part of partsOf(route)) {
          expect(Math.min(part.width, part.height)).toBeLessThanOrEqual(0.01);
          for (const card of cards) expect(overlaps(part, card)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
    expect(drawn).toBeGreaterThan(50);
  });

  it('begins at the side of the one and ends at the side of the other', () => {
    fc.assert(
      fc.property(someMap, pick, pick, (map, a, b) => {
        const { layout, stories } = map;
        const from = stories[a % stories.length];
        const to = stories[b % stories.length];
        const route = from === undefined || to === undefined ? null : dependencyRoute(layout, from.id, to.id);
        if (route === null) return;
        for (const [end, story] of [
          [route[0]!, from!],
          [route.at(-1)!, to!],
        ] as const) {
          const rect = storyRect(layout, story.id);
          if (rect === null) continue;
          expect([rect.x, rect.x + rect.width]).toContain(end.x);
          expect(end.y).toBeGreaterThan(rect.y);
          expect(end.y).toBeLessThan(rect.y + rect.height);
        }
        const bounds = routeBounds(route);
        // The last digit of a sum may differ from the corner it was made of.
        for (const { x, y } of route) {
          expect(x).toBeGreaterThanOrEqual(bounds.x);
          expect(y).toBeLessThanOrEqual(bounds.y + bounds.height + 0.001);
        }
      }),
    );
  });

  it('takes the one gutter between neighbours, and the gap between the rows to columns further away', () => {
    const { layout } = makeMap({
      steps: [4],
      releases: 0,
      stories: [
        [0, 0],
        [0.25, 0],
        [0.8, 0],
      ],
      collapsed: [],
    });
    expect(dependencyRoute(layout, 'story:0', 'story:1')).toHaveLength(4);
    expect(dependencyRoute(layout, 'story:0', 'story:2')).toHaveLength(6);
  });

  it('keeps lines apart that share a gutter', () => {
    const { layout } = makeMap({
      steps: [1],
      releases: 0,
      stories: [
        [0, 0],
        [0, 0],
      ],
      collapsed: [],
    });
    const xs = [0, 1, 2, 3, 4].map((track) => dependencyRoute(layout, 'story:0', 'story:1', track)![1]!.x);
    expect(new Set(xs).size).toBe(5);
  });

  it('is not there for what is gone, nor inside one collapsed cell', () => {
    const { layout } = makeMap({
      steps: [1],
      releases: 0,
      stories: [
        [0, 0],
        [0, 0],
      ],
      collapsed: [0],
    });
    expect(dependencyRoute(layout, 'story:0', 'story:1')).toBeNull();
    expect(dependencyRoute(layout, 'story:0', 'story:9')).toBeNull();
  });
});
