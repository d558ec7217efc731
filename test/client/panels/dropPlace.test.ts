/** Where a row of the backlog lands. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  gapAt,
  placeAtGap,
  placeAtRank,
  type BacklogPlace,
} from '../../../client/panels/backlog/dropPlace.ts';
import { edgeScroll } from '../../../client/panels/live/edgeScroll.ts';

/** What the reorder command does with a place. */
function reorder(ids: readonly string[], from: number, place: BacklogPlace | null): string[] {
  const moving = ids[from]!;
  if (place === null) return [...ids];
  const others = ids.filter((id) => id !== moving);
  const before = others.indexOf(place.before ?? '');
  const after = others.indexOf(place.after ?? '');
  others.splice(before >= 0 ? before : after >= 0 ? after + 1 : others.length, 0, moving);
  return others;
}

const ids = ['a', 'b', 'c', 'd'];

test('the pointer is over the nearest gap, and never outside of the list', () => {
  expect([-50, 0, 23, 25, 71, 73, 999].map((y) => gapAt(y, 48, 4))).toEqual([0, 0, 0, 1, 1, 2, 4]);
});

test('a row dropped in a gap stands there', () => {
  expect(reorder(ids, 0, placeAtGap(ids, 0, 3))).toEqual(['b', 'c', 'a', 'd']);
  expect(reorder(ids, 3, placeAtGap(ids, 3, 0))).toEqual(['d', 'a', 'b', 'c']);
  expect(reorder(ids, 1, placeAtGap(ids, 1, 4))).toEqual(['a', 'c', 'd', 'b']);
});

test('a row dropped where it stands does not move', () => {
  expect(placeAtGap(ids, 1, 1)).toBeNull();
  expect(placeAtGap(ids, 1, 2)).toBeNull();
});

test('a rank asked for is the rank it gets, kept within the list', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.nat(),
      fc.integer({ min: -3, max: 20 }),
      (length, seed, rank) => {
        const list = Array.from({ length }, (_, index) => `story:${index}`);
        const from = seed % length;
        const moved = reorder(list, from, placeAtRank(list, from, rank));
        expect(moved.indexOf(list[from]!)).toBe(Math.min(Math.max(rank, 1), length) - 1);
      },
    ),
  );
});

test('the list scrolls along near its edges only, faster the nearer', () => {
  expect(edgeScroll(200, 400)).toBe(0);
  expect(edgeScroll(10, 400)).toBeLessThan(edgeScroll(40, 400));
  expect(edgeScroll(-30, 400)).toBe(-14);
  expect(edgeScroll(430, 400)).toBe(14);
});
