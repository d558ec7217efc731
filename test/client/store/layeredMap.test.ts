/** The map that is cheap to copy: it always holds what a plain map with the same changes holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LayeredMap } from '../../../client/store/layeredMap.ts';

const changes = fc.array(fc.tuple(fc.nat(40), fc.option(fc.nat(9), { nil: null })), { maxLength: 12 });

test('holds what a plain map would after any changes, and what was given out before stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), fc.array(changes, { maxLength: 30 }), (keys, rounds) => {
      const plain = new Map(keys.map((key) => [key, key]));
      let map: ReadonlyMap<number, number> = new Map(plain);
      for (const round of rounds) {
        const before = map;
        const then = [...before];
        map = LayeredMap.changed(before, new Map(round));
        for (const [key, value] of new Map(round)) {
          if (value === null) plain.delete(key);
          else plain.set(key, value);
        }
        expect(new Map(map)).toEqual(plain);
        expect(map.size).toBe(plain.size);
        expect(new Set(map.keys())).toEqual(new Set(plain.keys()));
        expect([...map.values()].toSorted((a, b) => a - b)).toEqual(
          [...plain.values()].toSorted((a, b) => a - b),
        );
        for (let key = 0; key <= 40; key++) {
          expect(map.get(key)).toBe(plain.get(key));
          expect(map.has(key)).toBe(plain.has(key));
        }
        expect([...before]).toEqual(then);
      }
    }),
  );
});

test('what is replaced keeps its place, and what is added comes last', () => {
  const map = LayeredMap.changed(new Map([['a', 1], ['b', 2], ['c', 3]]), new Map([['b', 5], ['d', 4]])); // prettier-ignore
  const seen: [string, number][] = [];
  map.forEach((value, key) => seen.push([key, value]));
  expect(seen).toEqual([['a', 1], ['b', 5], ['c', 3], ['d', 4]]); // prettier-ignore
});
