/** Dates in the texts of people who see no dates: taken out in every form they are written in, and nothing else is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarNames } from '../../../shared/views/audiences/calendarNames.ts';
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
    'March on, nobody may wait',
    'We march in step and may set out to pay',
    'Life on mars',
    '3 out of 4 led the list',
    '12 students travel with 2 lips',
    'A basket with mayo',
    'Nie mehr als ein Mai Tai',
    'Mehr als 3 Quartiere',
    'La marca de la tienda',
    'Buscamos más tiempo para pagar',
    'Le panier en un clic, en 3 pas',
    'Я маю кошик',
    '3ヶ月無料',
    '3개월 무료, 1년 이내',
    'Gratis in 3 tháng',
    '',
  ])('stays as it is: %s', (text) => {
    expect(withoutDates(text)).toBe(text);
  });

  test.each([
    ['Schneller zahlen ab März', 'Schneller zahlen'],
    ['Schneller zahlen bis Ende Mai 2027', 'Schneller zahlen'],
    ['Am 12. Mai geht es los', 'geht es los'],
    ['Der Korb, fertig im 3. Quartal 2027', 'Der Korb, fertig im'],
    ['Juni: neue Kasse', 'neue Kasse'],
    ['Payer plus vite dès le 1er mars 2027', 'Payer plus vite dès'],
    ['Payer plus vite en août', 'Payer plus vite'],
    ['Pagar antes de mayo', 'Pagar'],
    ['Pagar el 12 de mayo de 2027 en la tienda', 'Pagar en la tienda'],
    ['Pagar (outubro)', 'Pagar'],
    ['Betala i maj', 'Betala'],
    ['Maksa toukokuussa', 'Maksa'],
    ['Fizetés májusban', 'Fizetés'],
    ['2027. május 12. fizetés', 'fizetés'],
    ['Płacić w maju', 'Płacić'],
    ['Platit do 12. května 2027', 'Platit'],
    ['Оплата в мае', 'Оплата'],
    ['Оплата к 12 мая 2027 года', 'Оплата'],
    ['Оплата у травні', 'Оплата'],
    ['Πληρωμή τον Μάιο', 'Πληρωμή'],
    ['Ödeme 12 Mayıs 2027', 'Ödeme'],
    ['支付2027年5月12日上线', '支付 上线'],
    ['5月に支払い', '支払い'],
    ['결제 5월까지', '결제'],
    ['Thanh toán tháng 5 năm 2027', 'Thanh toán'],
  ])('in other languages: %s → %s', (text, left) => {
    expect(withoutDates(text)).toBe(left);
  });

  /** The months as Intl writes them: alone, in a date, and short. */
  const namesOf = (language: string, month: 'long' | 'short'): string[] =>
    [{ month }, { month, day: 'numeric' as const }].flatMap((parts) => {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...parts, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index) =>
        format
          .formatToParts(Date.UTC(2027, index, 12))
          .find(({ type }) => type === 'month')!
          .value.replace(/^de |^d’|\.$/g, ''),
      );
    });

  test.each([...calendarNames.keys()])(
    'loses every month of %s, with a day, with a year and behind a word',
    (language) => {
      const { leads } = calendarNames.get(language)!;
      for (const month of namesOf(language, 'long')) {
        const written = [
          `12 ${month}`,
          `12. ${month} 2027`,
          `${month} 2027`,
          ...leads.map((lead) => `${lead} ${month}`),
        ];
        for (const date of written.map((each) => each.replaceAll("[’']", '’'))) {
          expect(withoutDates(`Pay ${date}, soon`), date).toMatch(/^Pay\S* ?\S*, soon$/u);
          expect(withoutDates(`Pay ${date}, soon`).toLowerCase(), date).not.toContain(month.toLowerCase());
        }
      }
    },
  );

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
  const plain = fc.constantFrom(
    'pay',
    'the basket',
    'faster',
    'for all',
    'without waiting',
    'zahlen',
    'panier',
  );
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
