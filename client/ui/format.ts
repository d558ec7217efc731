/** Numbers, dates and counted words, formatted by Intl in the reader's kind of English. */

import type { EstimateScale } from '../../shared/model/settings.ts';
import { shirtOf } from '../../shared/views/estimates.ts';

/** The words are English, so numbers and dates follow the reader's kind of it. */
const locale = pickLocale(typeof navigator === 'undefined' ? [] : navigator.languages);

/** The first English variant the reader prefers, else British English (day before month, 24 hours). */
export function pickLocale(languages: readonly string[]): string {
  return languages.find((language) => language === 'en' || language.startsWith('en-')) ?? 'en-GB';
}

const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const plurals = new Intl.PluralRules('en');
const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const moments = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const distances = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** 1234.5 → "1,234.5". */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** An estimate as it stands on a card: a T-shirt size where the team sizes so, else its points: "M", "0.5". */
export function formatEstimate(points: number, scale: EstimateScale): string {
  return shirtOf(scale, points) ?? formatNumber(points);
}

/** "1 story", "12 stories"; the plural is the singular with an s unless given. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${plurals.select(value) === 'one' ? one : many}`;
}

/** "4 Nov 2025". */
export function formatDay(time: number): string {
  return days.format(time);
}

/** "4 Nov 2025, 14:05". */
export function formatMoment(time: number): string {
  return moments.format(time);
}

/** "14:05". */
export function formatTime(time: number): string {
  return times.format(time);
}

const steps: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly seconds: number }[] = [
  { unit: 'minute', seconds: 60 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'day', seconds: 86_400 },
];

/** "just now", "5 minutes ago", "yesterday"; after a week the day itself. Both in ms since epoch. */
export function formatAgo(time: number, now: number): string {
  const seconds = Math.max(0, (now - time) / 1000);
  if (seconds < 60) return 'just now';
  if (seconds > 7 * 86_400) return formatDay(time);
  const step = steps.findLast((candidate) => seconds >= candidate.seconds)!;
  return distances.format(-Math.floor(seconds / step.seconds), step.unit);
}

/** "Anna, Bob and 3 others"-style lists: all names, joined as English does. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
}

/** Up to two letters that stand for a person. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(parts[0] ?? '?')][0] ?? '?';
  const last = parts.length > 1 ? ([...parts.at(-1)!][0] ?? '') : '';
  return (first + last).toUpperCase();
}
