/** Moments as other tools write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentReader } from '../../../shared/formats/moments.ts';

const read = (text: string, samples: readonly string[] = [text]): string | null => {
  const moment = momentReader(samples)(text);
  return moment === null ? null : new Date(moment).toISOString();
};

describe('a moment in a column', () => {
  test.each([
    ['2027-03-01', '2027-03-01T00:00:00.000Z'],
    ['2027-03-01T09:05:07.250Z', '2027-03-01T09:05:07.000Z'],
    ['2027-03-01 09:05:07 +0200', '2027-03-01T07:05:07.000Z'],
    ['2027/03/01 09:05', '2027-03-01T09:05:00.000Z'],
    ['22/Sep/25 9:26 AM', '2025-09-22T09:26:00.000Z'],
    ['1 March 2027, 12:00 am', '2027-03-01T00:00:00.000Z'],
    ['11/20/2026 10:47 PM', '2026-11-20T22:47:00.000Z'],
    ['20/11/2026', '2026-11-20T00:00:00.000Z'],
    ['01.03.2027 08:00', '2027-03-01T08:00:00.000Z'],
  ])('“%s” is %s', (text, moment) => {
    expect(read(text)).toBe(moment);
  });

  test.each([
    '',
    'soon',
    'true',
    '3',
    '2027-02-30',
    '2027-13-01',
    '11/31/2026',
    '2027-03-01 25:00',
    '1/2/27',
  ])('“%s” is none', (text) => {
    expect(read(text)).toBeNull();
  });

  test('whose day and month could be either is told by the others of its column, and else left alone', () => {
    expect(read('03/04/2027')).toBeNull();
    expect(read('03/04/2027', ['03/04/2027', '03/20/2027'])).toBe('2027-03-04T00:00:00.000Z');
    expect(read('03/04/2027', ['03/04/2027', '20/03/2027'])).toBe('2027-04-03T00:00:00.000Z');
    expect(read('03/04/2027', ['20/03/2027', '03/20/2027'])).toBeNull();
  });

  test('is read back from how it is written, whatever it is', () => {
    const seconds = fc.integer({ min: 0, max: 4_000_000_000 }).map((each) => each * 1000);
    fc.assert(
      fc.property(seconds, fc.boolean(), (moment, hasZone) => {
        const iso = new Date(moment).toISOString();
        const text = hasZone ? iso : iso.slice(0, 19).replace('T', ' ');
        expect(momentReader([text])(text)).toBe(moment);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = momentReader([text])(text);
        expect(found === null || Number.isSafeInteger(found)).toBe(true);
      }),
    );
  });
});
