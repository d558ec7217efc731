/** Windows as people say them, read as quarters. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quarterOfDay, readWindow, writeWindow } from '../../../shared/views/roadmapWindow.ts';

const today = quarterOfDay('2026-11-30');
const said = (text: string, from = today): string => {
  const span = readWindow(text, from);
  const name = (quarter: number): string => `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`;
  return span === null
    ? 'none'
    : span.first === span.last
      ? name(span.first)
      : `${name(span.first)}-${name(span.last)}`;
};

describe('a window', () => {
  test.each([
    ['Q1 2027', '2027Q1'],
    ['2027 Q1', '2027Q1'],
    ['2027-Q1', '2027Q1'],
    ['q1/27', '2027Q1'],
    ["Q1 '27", '2027Q1'],
    ['1Q 2027', '2027Q1'],
    ['FY27 Q2', '2027Q2'],
    ['H2 2027', '2027Q3-2027Q4'],
    ['2027', '2027Q1-2027Q4'],
    ['2027–2028', '2027Q1-2028Q4'],
    ['Q3–Q4 2027', '2027Q3-2027Q4'],
    ['2027 Q2-Q3', '2027Q2-2027Q3'],
    ['Q4 2026 to Q1 2027', '2026Q4-2027Q1'],
    ['Q4 2026 – Q1', '2026Q4-2027Q1'],
    ['March 2027', '2027Q1'],
    ['Nov 2026 – Feb 2027', '2026Q4-2027Q1'],
    ['Q3, before the fair', '2026Q3'],
    ['mid of 2028', '2028Q1-2028Q4'],
  ])('“%s” is %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    '',
    'soon',
    'before the fair',
    'Q5',
    'maybe in march',
    'when it may be',
    'release 2.0',
    '30 people',
    'H3',
    'QQ1x',
  ])('“%s” names no quarter', (text) => {
    expect(said(text)).toBe('none');
  });

  test('without a year is the nearest one, and of two as near the one to come', () => {
    expect(said('Q4')).toBe('2026Q4');
    expect(said('Q1')).toBe('2027Q1');
    expect(said('Q3')).toBe('2026Q3');
    expect(said('Q2')).toBe('2027Q2');
    expect(said('Q4–Q1')).toBe('2026Q4-2027Q1');
    expect(said('H1')).toBe('2027Q1-2027Q2');
  });

  test('whatever is typed reads as quarters in order or as none, and never fails', () => {
    const words = fc.constantFrom(
      'Q1',
      'Q4',
      'H1',
      'H2',
      '2026',
      '2027',
      '27',
      '-',
      '–',
      'to',
      'Mar',
      'FY27',
      'x',
      '/',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(words, { maxLength: 8 }).map((all) => all.join(' ')),
        ),
        (text) => {
          const span = readWindow(text, today);
          if (span === null) return;
          expect(Number.isInteger(span.first) && Number.isInteger(span.last)).toBe(true);
          expect(span.first).toBeLessThanOrEqual(span.last);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('of one quarter without a year is never more than two away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8000, max: 8400 }), fc.integer({ min: 1, max: 4 }), (now, quarter) => {
        const { first } = readWindow(`Q${quarter}`, now)!;
        expect(first % 4).toBe(quarter - 1);
        expect(first - now).toBeGreaterThanOrEqual(-1);
        expect(first - now).toBeLessThanOrEqual(2);
      }),
    );
  });
});

test('a window that is written reads the same, whatever the day', () => {
  const written = (first: number, last: number): string => writeWindow({ first, last });
  const year = 2027 * 4;
  expect([
    written(year, year),
    written(year + 2, year + 3),
    written(year, year + 3),
    written(year + 1, year + 2),
    written(year + 3, year + 4),
  ]).toEqual(['Q1 2027', 'H2 2027', '2027', 'Q2–Q3 2027', 'Q4 2027 – Q1 2028']);
  const quarters = fc.integer({ min: 2020 * 4, max: 2090 * 4 });
  fc.assert(
    fc.property(quarters, fc.nat(20), quarters, (first, length, from) => {
      const span = { first, last: first + length };
      expect(readWindow(writeWindow(span), from)).toEqual(span);
    }),
  );
});
