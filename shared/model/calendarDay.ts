/** A day of the calendar as people name it (`YYYY-MM-DD`), in nobody's time zone; a string compare is a date compare. */
import * as z from 'zod/mini';

/** Only days that exist: no 31 June, and 29 February in leap years alone. */
export const daySchema = z.nullable(z.iso.date());

export const millisecondsOfDay = 86_400_000;

/** The day of a moment (ms since epoch) in UTC, for who has no time zone of a reader at hand. */
export function utcDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** The day so many days after this one; before it when they are negative. */
export function dayAfter(day: string, days: number): string {
  return utcDay(Date.parse(day) + days * millisecondsOfDay);
}

/** Every day from the first to the last one, both included; none when they are crossed or more than `most` apart. */
export function daysBetween(first: string, last: string, most = 1000): string[] {
  const [from, until] = [Date.parse(first), Date.parse(last)];
  const count = Math.round((until - from) / millisecondsOfDay) + 1;
  if (!(count >= 1 && count <= most)) return [];
  return Array.from({ length: count }, (_, i) => dayAfter(first, i));
}
