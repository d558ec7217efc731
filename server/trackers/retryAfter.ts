/** How long a tracker asks to be left alone. */

/** Nobody waits longer, whatever it asks. */
const longest = 3_600_000;

/**
 * Milliseconds, or null where the answer asks for none: `retry-after` in seconds or as a date, else the moment the
 * tracker's count of requests begins anew. `now` is for answers that do not say what time it is there.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const dated = Date.parse(headers.get('date') ?? '');
  const given = headers.get('retry-after') ?? whenCountedAnew(headers);
  if (given === null) return null;
  const wait = momentOf(given, Number.isNaN(dated) ? now : dated);
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), longest);
}

/** Whether the tracker says that no request is left until it counts anew. */
export function hasNoneLeft(headers: Headers): boolean {
  return (headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining')) === '0';
}

/** While requests are left, that moment is of no importance: too much at once is over sooner. */
function whenCountedAnew(headers: Headers): string | null {
  if (!hasNoneLeft(headers)) return null;
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset');
  // Seconds since the epoch, or a date.
  return reset !== null && /^\d{1,12}$/.test(reset) ? new Date(Number(reset) * 1000).toISOString() : reset;
}

function momentOf(given: string, now: number): number {
  if (/^\d{1,12}$/.test(given)) return Number(given) * 1000;
  // Date.parse takes nearly anything for a date; one has a time of day.
  return /\d:\d\d/.test(given) ? Date.parse(given) - now : NaN;
}
