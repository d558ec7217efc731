/** Order keys: a total order (O1), and a place between any neighbours, however bad their keys (O2). */
import fc from 'fast-check';
import { generateKeyBetween } from 'fractional-indexing-jittered';
import { describe, expect, test } from 'vitest';
import {
  byOrder,
  isUsableKey,
  orderKeySchema,
  placeAmong,
  type Ordered,
} from '../../../shared/model/orderKey.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const digit = fc.constantFrom(...digits);
/** What the document may hold: anything the schema lets through, and what unreadable keys read as. */
const anyKey = fc.oneof(
  fc.constant(''),
  fc.string({ unit: digit, minLength: 1, maxLength: 250 }),
  fc.string({ unit: fc.constantFrom('a', '0', '1', 'z'), minLength: 1, maxLength: 6 }),
  fc.string({ unit: digit, minLength: 60, maxLength: 79 }).map((rest) => `a0${rest}`),
  fc.constantFrom('a0', 'a0', 'a1', 'a00', 'a000', 'Zz', 'z', 'A', 'zz', `A${'0'.repeat(60)}`),
);
const anySiblings = fc
  .array(anyKey, { maxLength: 12 })
  .map((keys) => keys.map((order, i): Ordered => ({ id: `story:${i}`, order })).sort(byOrder));

/** The siblings and the new items in the order their keys give. */
function after(siblings: readonly Ordered[], index: number, count: number): Ordered[] {
  const { keys, rekeyed } = placeAmong(siblings, index, count);
  const kept = siblings.map(({ id, order }) => ({ id, order: rekeyed.get(id) ?? order }));
  return [...kept, ...keys.map((order, i) => ({ id: `new:${i}`, order }))].sort(byOrder);
}

describe('O1: siblings have one order everywhere', () => {
  test('by key, ties by id', () => {
    const a = { id: 'story:a', order: 'a1' };
    const b = { id: 'story:b', order: 'a0' };
    const c = { id: 'story:c', order: 'a1' };
    expect([c, a, b].sort(byOrder)).toEqual([b, a, c]);
    expect(byOrder(a, { ...a })).toBe(0);
  });

  test('whatever order they arrive in', () => {
    fc.assert(
      fc.property(anySiblings, fc.infiniteStream(fc.nat()), (siblings, random) => {
        const shuffled = siblings
          .map((sibling) => ({ sibling, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ sibling }) => sibling);
        expect(shuffled.sort(byOrder)).toEqual(siblings);
      }),
    );
  });
});

describe('O2: a place is found next to any keys', () => {
  test('the new ones stand at the index asked for, in their order, and everyone else keeps theirs', () => {
    fc.assert(
      fc.property(anySiblings, fc.nat(12), fc.integer({ min: 0, max: 6 }), (siblings, at, count) => {
        const index = Math.min(at, siblings.length);
        const ids = siblings.map((sibling) => sibling.id);
        const added = Array.from({ length: count }, (_, i) => `new:${i}`);
        expect(after(siblings, index, count).map((item) => item.id)).toEqual(
          ids.toSpliced(index, 0, ...added),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('new keys are usable, storable and differ from every key in use', () => {
    fc.assert(
      fc.property(anySiblings, fc.nat(12), fc.integer({ min: 1, max: 6 }), (siblings, at, count) => {
        const { keys, rekeyed } = placeAmong(siblings, Math.min(at, siblings.length), count);
        const written = [...keys, ...rekeyed.values()];
        const kept = siblings.filter((sibling) => !rekeyed.has(sibling.id)).map((sibling) => sibling.order);
        expect(written.filter((key) => !isUsableKey(key) || !orderKeySchema.safeParse(key).success)).toEqual(
          [],
        );
        expect(new Set(written).size).toBe(written.length);
        expect(written.filter((key) => kept.includes(key))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('neighbours with good keys are left alone', () => {
    const siblings = ['a0', 'a1', 'a2'].map((order, i) => ({ id: `story:${i}`, order }));
    for (const index of [0, 1, 2, 3]) expect(placeAmong(siblings, index, 3).rekeyed.size).toBe(0);
  });

  test('two neighbours with the same key are told apart by writing one of them anew', () => {
    const siblings = ['a0', 'a1', 'a1', 'a2'].map((order, i) => ({ id: `story:${i}`, order }));
    const { rekeyed } = placeAmong(siblings, 2, 1);
    expect([...rekeyed.keys()]).toEqual(['story:2']);
  });

  test('a key that only adds zeros to its neighbour leaves no room, so it is written anew', () => {
    const siblings = ['a0', 'a000', 'a1'].map((order, i) => ({ id: `story:${i}`, order }));
    expect([...placeAmong(siblings, 1, 1).rekeyed.keys()]).toEqual(['story:1']);
  });

  test('keys stay short when cards are put into the same gap for hours', () => {
    let siblings: Ordered[] = ['a0', 'a1'].map((order, i) => ({ id: `story:${i}`, order }));
    let written = 0;
    for (let i = 0; i < 1500; i++) {
      const { keys, rekeyed } = placeAmong(siblings, 1, 1);
      written += rekeyed.size;
      siblings = siblings.map(({ id, order }) => ({ id, order: rekeyed.get(id) ?? order }));
      siblings.splice(1, 0, { id: `new:${i}`, order: keys[0]! });
    }
    expect(siblings.map((sibling) => sibling.id).slice(0, 3)).toEqual(['story:0', 'new:1499', 'new:1498']);
    expect([...siblings].sort(byOrder)).toEqual(siblings);
    expect(Math.max(...siblings.map((sibling) => sibling.order.length))).toBeLessThanOrEqual(80);
    expect(written).toBeLessThan(1500);
  });

  test('5,000 cards at once get short keys', () => {
    const { keys } = placeAmong([], 0, 5000);
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(5000);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(12);
  });
});

describe('a usable key', () => {
  test('is one the key generator can work next to', () => {
    fc.assert(
      fc.property(anyKey.filter(isUsableKey), (key) => {
        expect(generateKeyBetween(key, null) > key).toBe(true);
        expect(generateKeyBetween(null, key) < key).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves room to any other', () => {
    fc.assert(
      fc.property(anyKey.filter(isUsableKey), anyKey.filter(isUsableKey), (a, b) => {
        fc.pre(a !== b);
        const [lower, upper] = a < b ? [a, b] : [b, a];
        const between = generateKeyBetween(lower, upper);
        expect(lower < between && between < upper).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['', 'a', 'a00', 'b0', 'z', 'zz', 'A0', '00', '9', 'a-', `a0${'V'.repeat(79)}`])(
    'is not %j',
    (key) => {
      expect(isUsableKey(key)).toBe(false);
    },
  );
});
