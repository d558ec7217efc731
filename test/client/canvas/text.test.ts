/** Wrapping and cutting the text of a card. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten, wrapText } from '../../../client/canvas/paint/text.ts';
import { isRightToLeft, withoutHidden } from '../../../client/layout/shownText.ts';

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

test('C8: what is read as one sign is never cut: families of emoji, flags, letters with accents', () => {
  const family = '👨‍👩‍👧';
  const signs = [...new Intl.Segmenter().segment(family.repeat(6))].length;
  const wide = (text: string): number => [...new Intl.Segmenter().segment(text)].length * 10;
  expect(wrapText(family.repeat(6), 20, 9, wide)).toEqual(
    Array.from({ length: signs / 2 }, () => family.repeat(2)),
  );
  expect(shorten('e\u0301e\u0301e\u0301e\u0301', 30, wide)).toBe('e\u0301e\u0301…');
});

test('a word of 100,000 letters, and as many words, are wrapped with few measures', () => {
  for (const text of ['x'.repeat(100_000), 'word '.repeat(20_000), '👨‍👩‍👧'.repeat(12_000)]) {
    let measures = 0;
    const lines = wrapText(text, 160, 3, (part) => {
      measures++;
      return [...part].length * 10;
    });
    expect(lines).toHaveLength(3);
    expect(measures).toBeLessThan(500);
  }
});

test('hidden and turning characters are not drawn; what joins emoji is', () => {
  expect(withoutHidden('Pay\u202E drac yb\u200B now\u2066')).toBe('Pay drac yb now');
  expect(withoutHidden('👨‍👩‍👧 can pay')).toBe('👨‍👩‍👧 can pay');
});

test('a text’s first letter says in which direction it reads', () => {
  expect(isRightToLeft('דף הבית')).toBe(true);
  expect(isRightToLeft('12 ادفع بالبطاقة')).toBe(true);
  expect(isRightToLeft('Pay דף')).toBe(false);
  expect(isRightToLeft('12:30')).toBe(false);
});
