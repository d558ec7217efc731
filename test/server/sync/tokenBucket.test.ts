/** F3: so much at once, then so much per second; what was not used is not saved up beyond that. */
import { expect, test } from 'vitest';
import { TokenBucket } from '../../../server/sync/tokenBucket.ts';

const takes = (bucket: TokenBucket, amounts: readonly number[], now: number): boolean[] =>
  amounts.map((amount) => bucket.take(amount, now));

test('F3: the burst passes at once, then what has been filled again passes, never more than the burst', () => {
  const bucket = new TokenBucket({ burst: 10, perSecond: 4 }, 1000);
  expect(takes(bucket, [4, 6, 1], 1000)).toEqual([true, true, false]);
  expect(takes(bucket, [1], 1249)).toEqual([false]);
  expect(takes(bucket, [1, 1], 1250)).toEqual([true, false]);
  expect(takes(bucket, [4, 1], 2250)).toEqual([true, false]);
  expect(takes(bucket, [10, 1], 1e9)).toEqual([true, false]);
});

test('F3: what does not pass takes nothing: something smaller still passes', () => {
  const bucket = new TokenBucket({ burst: 10, perSecond: 1 }, 0);
  expect(takes(bucket, [11, 7, 4, 3, 1], 0)).toEqual([false, true, false, true, false]);
});

test('fault 10: a clock that goes back neither fills nor empties it, and fills it from there on', () => {
  const bucket = new TokenBucket({ burst: 2, perSecond: 1 }, 86_400_000);
  expect(takes(bucket, [2, 1], 0)).toEqual([true, false]);
  expect(takes(bucket, [1], 1000)).toEqual([true]);
});
