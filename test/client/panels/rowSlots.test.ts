/** Which element of the page shows which line of the backlog. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSlots } from '../../../client/panels/backlog/rowSlots.ts';

test('a story keeps its element wherever it moves, and what comes in takes over what has gone', () => {
  const slots = new RowSlots();
  expect([...slots.assign(['a', 'b', 'c'])]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
  const moved = slots.assign(['c', 'a', 'b']);
  expect(['a', 'b', 'c'].map((key) => moved.get(key))).toEqual([0, 1, 2]);
  const scrolled = slots.assign(['b', 'c', 'd']);
  expect(['b', 'c', 'd'].map((key) => scrolled.get(key))).toEqual([1, 2, 0]);
});

test('however the list changes, every line has an element of its own and keeps it while it is shown', () => {
  const lines = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), (changes) => {
      const slots = new RowSlots();
      let before: ReadonlyMap<string, number> = new Map();
      for (const keys of changes) {
        const now = slots.assign(keys);
        expect(new Set(now.keys())).toEqual(new Set(keys));
        expect(new Set(now.values()).size).toBe(keys.length);
        for (const key of keys) if (before.has(key)) expect(now.get(key)).toBe(before.get(key));
        before = now;
      }
    }),
  );
});
