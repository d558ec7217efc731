/** Dates in the texts of people who see no dates: taken out in every form they are written in, and nothing else is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutDates } from '../../../shared/views/audiences/withoutDates.ts';

describe('a text for people who see no dates', () => {
  test.each([
    ['Faster checkout by 12 May 2027', 'Faster checkout'],
    ['Pay at once (Q3 2027)', 'Pay at once'],
    ['Q3: pay at once', 'pay at once'],
    ['Pay at once in Q3', 'Pay at once'],
    ['In H2/2027, nobody waits.', 'nobody waits.'],
    ['Pay at once, ready by May', 'Pay at once'],
    ['Launch on 2027-03-01 for all', 'Launch for all'],
    ['Launch 01.03.2027', 'Launch'],
    ['Launch on March 1st, 2027, everywhere', 'Launch, everywhere'],
    ['Between Q1 – Q2 2027 we rest', 'Between we rest'],
    ['Done by the end of the year', 'Done'],
    ['A new basket next quarter', 'A new basket'],
    ['Refunds from FY27 on', 'Refunds on'],
    ['Our aim for 2030', 'Our aim'],
    ['Rollout in CW 14', 'Rollout'],
    ['By Friday the basket works', 'the basket works'],
  ])('%s → %s', (text, left) => {
    expect(withoutDates(text)).toBe(left);
  });

  test.each([
    'People may pay later',
    'We march on',
    'Cut 2000 calls to 500',
    'Refund within 3 days',
    'Version 1.2.3 of the basket',
    'Answers in 24 hours, 7 days a week',
    'One in 4 leaves the basket',
    'The Q&A page',
    'Second-hand shops',
    'A decision\nin two lines',
    '',
  ])('stays as it is: %s', (text) => {
    expect(withoutDates(text)).toBe(text);
  });

  const month = fc.constantFrom('January', 'Feb', 'March', 'april', 'May', 'Sept', 'December');
  const day = fc.integer({ min: 1, max: 28 });
  const year = fc.integer({ min: 2020, max: 2099 });
  const quarter = fc.constantFrom('Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2');
  const written = fc.oneof(
    fc.tuple(day, month, year).map(([d, m, y]) => `${d} ${m} ${y}`),
    fc.tuple(month, day, year).map(([m, d, y]) => `${m} ${d}, ${y}`),
    fc.tuple(month, year).map(([m, y]) => `${m} ${y}`),
    fc.tuple(quarter, year).map(([q, y]) => `${q} ${y}`),
    fc.tuple(quarter, year).map(([q, y]) => `${y} ${q}`),
    fc
      .tuple(year, day)
      .map(([y, d]) => `${y}-${String((d % 12) + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`),
    fc.tuple(day, year).map(([d, y]) => `${d}.${(d % 12) + 1}.${y}`),
    quarter,
    year.map(String),
  );
  const plain = fc.constantFrom('pay', 'the basket', 'faster', 'for all', 'without waiting');
  const words = fc.array(fc.oneof(plain, written), { minLength: 1, maxLength: 6 });

  test('keeps no date of any form, wherever it stands, and all the other words', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(' ', ', ', ' – '), (parts, glue) => {
        const left = withoutDates(parts.join(glue));
        expect(left).not.toMatch(/20\d\d|\b[QH][1-4]\b|\d/);
        for (const part of parts.filter((each) => !/\d/.test(each))) expect(left).toContain(part);
      }),
      { numRuns: 1000 },
    );
  });
});
