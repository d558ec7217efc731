/** Wrapping and cutting the text of a card. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten, wrapText } from '../../../client/canvas/paint/text.ts';

/** Every character is 10 wide. */
const measure = (text: string): number => [...text].length * 10;

test('breaks at spaces, like the text area over the card', () => {
  expect(wrapText('Pay by card now', 80, 3, measure)).toEqual(['Pay by', 'card now']);
  expect(wrapText('Pay   by  ', 200, 3, measure)).toEqual(['Pay   by']);
});

test('breaks behind hyphens, and inside a word only when it is wider than the line', () => {
  expect(wrapText('pick-up point', 60, 3, measure)).toEqual(['pick-', 'up', 'point']);
  expect(wrapText('abcdefghij', 40, 3, measure)).toEqual(['abcd', 'efgh', 'ij']);
});

test('what does not fit ends in an ellipsis', () => {
  expect(wrapText('one two three four five', 50, 2, measure)).toEqual(['one', 'two…']);
  expect(shorten('Confirmation', 60, measure)).toBe('Confi…');
});

test('scripts without spaces break anywhere', () => {
  expect(wrapText('物語を書く', 20, 5, measure)).toEqual(['物語', 'を書', 'く']);
});

test('no line is ever wider than the card, no letter is lost while there is room', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), fc.integer({ min: 20, max: 400 }), (text, width) => {
      const lines = wrapText(text, width, 1000, measure);
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(Math.max(width, 10));
      expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
    }),
  );
});
