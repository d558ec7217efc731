/** What an estimate is chosen from, and what it is called on a card. */
import { expect, test } from 'vitest';
import { formatEstimate } from '../../../client/ui/format.ts';
import { pluralOf } from '../../../client/panels/settings/pluralOf.ts';
import { estimateChoices, shirtOf } from '../../../shared/views/estimates.ts';

const shirts = { kind: 'shirts', points: [1, 2, 3, 5, 8] } as const;
const pointsOf = (scale: Parameters<typeof estimateChoices>[0]) =>
  estimateChoices(scale)?.map(({ points }) => points);

test('any number will do unless the team has a scale', () => {
  expect(estimateChoices({ kind: 'free' })).toBeNull();
  expect(pointsOf({ kind: 'fibonacci' })).toEqual([1, 2, 3, 5, 8, 13, 21]);
  expect(pointsOf({ kind: 'powers' })).toEqual([1, 2, 4, 8, 16, 32]);
});

test('own numbers come in rising order, each once', () => {
  expect(pointsOf({ kind: 'own', points: [20, 1, 0.5, 20] })).toEqual([0.5, 1, 20]);
});

test('a T-shirt stands for its points, and two sizes with the same points are one choice', () => {
  expect(formatEstimate(3, shirts)).toBe('M');
  expect(formatEstimate(4, shirts)).toBe('4');
  expect(formatEstimate(1234.5, { kind: 'free' })).toBe('1,234.5');
  expect(shirtOf({ kind: 'fibonacci' }, 3)).toBeNull();
  expect(estimateChoices({ kind: 'shirts', points: [1, 1, 3, 5, 8] })?.map(({ size }) => size)).toEqual([
    'XS',
    'M',
    'L',
    'XL',
  ]);
});

test('the plural of a name is the regular one', () => {
  expect(['Story', 'Epic', 'Box', 'Day', 'Batch'].map(pluralOf)).toEqual([
    'Stories',
    'Epics',
    'Boxes',
    'Days',
    'Batches',
  ]);
});
