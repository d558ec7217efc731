/** A day of the calendar as it is read: short on an axis, with its year in words. */
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2027-05-04` → "4 May". */
export function shortDay(day: string): string {
  return short.format(Date.parse(day));
}

/** `2027-05-04` → "4 May 2027". */
export function longDay(day: string): string {
  return long.format(Date.parse(day));
}
