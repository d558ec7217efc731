/** The axes of charts: round numbers that reach the top, and labels that leave each other room. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { niceTicks, spread } from '../../../client/ui/chart/scale.ts';
import { localDay } from '../../../client/ui/localDay.ts';

describe('the numbers up the side', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [7, [0, 2, 4, 6, 8]],
    [40, [0, 10, 20, 30, 40]],
    [130, [0, 50, 100, 150]],
  ])('of %i are round', (most, ticks) => {
    expect(niceTicks(most)).toEqual(ticks);
  });

  test('reach what is shown in a few even whole steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (most) => {
        const ticks = niceTicks(most);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * 0.999_999);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

test('the days along the bottom are as many as have room, from the first on', () => {
  expect(spread(3, 8)).toEqual([0, 1, 2]);
  expect(spread(14, 5)).toEqual([0, 4, 8, 12]);
  expect(spread(1, 5)).toEqual([0]);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 800 }), fc.integer({ min: 2, max: 20 }), (places, room) => {
      expect(spread(places, room).length).toBeLessThanOrEqual(room);
    }),
  );
});

test('a moment is the day it has here', () => {
  expect(localDay(new Date(2027, 4, 4, 23, 59).getTime())).toBe('2027-05-04');
  expect(localDay(new Date(2027, 4, 5, 0, 0).getTime())).toBe('2027-05-05');
});
