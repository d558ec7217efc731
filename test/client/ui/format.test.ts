/** Numbers, times and names on the screen. */
import { describe, expect, test } from 'vitest';
import { count, formatAgo, formatList, initialsOf, pickLocale } from '../../../client/ui/format.ts';
import { themeProperties } from '../../../client/ui/theme.ts';
import { words } from '../../../client/ui/words.ts';

test('one is one, everything else is many', () => {
  expect([0, 1, 2].map((stories) => count(stories, 'story', 'stories'))).toEqual([
    '0 stories',
    '1 story',
    '2 stories',
  ]);
});

describe('a time ago', () => {
  const now = Date.UTC(2026, 10, 20, 12);
  const minute = 60_000;

  test('is told in the largest unit that fits', () => {
    expect(formatAgo(now - 20_000, now)).toBe('just now');
    expect(formatAgo(now - 5 * minute, now)).toBe('5 minutes ago');
    expect(formatAgo(now - 3 * 60 * minute, now)).toBe('3 hours ago');
    expect(formatAgo(now - 25 * 60 * minute, now)).toBe('yesterday');
  });

  test('becomes a day after a week, and a clock that runs ahead is now', () => {
    expect(formatAgo(now - 30 * 24 * 60 * minute, now)).toMatch(/2026/);
    expect(formatAgo(now + 5 * minute, now)).toBe('just now');
  });
});

test('a reader’s own English is used, else British English', () => {
  expect(pickLocale(['de-DE', 'en-US'])).toBe('en-US');
  expect(pickLocale(['de-DE', 'fr'])).toBe('en-GB');
});

test('people are told apart by their first letters, in any script', () => {
  expect(['alice', 'Bob Brown', '  ', '山田 太郎', '🦊 fox'].map(initialsOf)).toEqual([
    'A',
    'BB',
    '?',
    '山太',
    '🦊F',
  ]);
});

test('names are joined as English does', () => {
  expect(formatList(['Alice', 'Bob', 'Carol'])).toBe('Alice, Bob and Carol');
});

test('archiving says what goes with it, in the singular too', () => {
  expect(words.map.archive.text(2, 5)).toBe('2 steps and 5 stories go with it. You can undo this.');
  expect(words.map.archive.text(0, 1)).toBe('1 story goes with it. You can undo this.');
  expect(words.map.archive.text(0, 0)).toBe('Nothing else goes with it. You can undo this.');
});

test('both themes set the same custom properties', () => {
  expect([...themeProperties('light').keys()]).toEqual([...themeProperties('dark').keys()]);
  expect(themeProperties('light').get('--text-muted')).toMatch(/^#/);
});
