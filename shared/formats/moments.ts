/** Moments as other tools write them into a column of a table. */

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(z|utc|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}$`, 'i');
const named = new RegExp(String.raw`^(\d{1,2})[-/. ]([a-z]{3})[a-z]*[-/., ]+(\d{4}|\d{2})${clock}$`, 'i');
const numbers = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${clock}$`, 'i');

/**
 * Reads the moments of one column, in ms since epoch; null for what is none. Whether the day or the month stands first is
 * told by all of its `samples`; where that stays open, nothing is read. Without a zone, it is that of Greenwich.
 */
export function momentReader(samples: readonly string[]): (text: string) => number | null {
  const pairs = samples.flatMap((sample) => {
    const found = numbers.exec(sample.trim());
    return found === null ? [] : [[Number(found[1]), Number(found[3])] as const];
  });
  const isDayFirst = pairs.some(([first]) => first > 12);
  const isMonthFirst = pairs.some(([, second]) => second > 12);
  return (text) => {
    const written = text.trim();
    if (written.length > 60) return null;
    const [, y, m, d, ...time] = yearFirst.exec(written) ?? [];
    if (y !== undefined) return momentOf(Number(y), Number(m), Number(d), time);
    const [, day, month, year, ...at] = named.exec(written) ?? [];
    if (day !== undefined)
      return momentOf(fullYear(year!), monthNames.indexOf(month!.toLowerCase()) + 1, Number(day), at);
    const [, first, sign, second, last, ...rest] = numbers.exec(written) ?? [];
    if (first === undefined || (isDayFirst && isMonthFirst)) return null;
    // With full stops the day comes first everywhere.
    if (isDayFirst || (sign === '.' && !isMonthFirst))
      return momentOf(Number(last), Number(second), Number(first), rest);
    return isMonthFirst ? momentOf(Number(last), Number(first), Number(second), rest) : null;
  };
}

function momentOf(
  year: number,
  month: number,
  day: number,
  [hours, minutes, seconds, half, zone]: readonly (string | undefined)[],
): number | null {
  const hour = Number(hours ?? 0);
  const hourOfDay = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const isDay =
    month >= 1 && month <= 12 && day >= 1 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  if (!isDay || hourOfDay > 23 || Number(minutes ?? 0) > 59 || year < 1970) return null;
  const local = Date.UTC(year, month - 1, day, hourOfDay, Number(minutes ?? 0), Number(seconds ?? 0));
  return Math.max(0, local - minutesOf(zone) * 60_000);
}

/** How far a zone is ahead of Greenwich. */
function minutesOf(zone = ''): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}
