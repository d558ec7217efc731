/** How long a link lasts. */

export const expiries = ['never', 'hour', 'day', 'week', 'month'] as const;
export type Expiry = (typeof expiries)[number];

const hour = 3_600_000;
const lengths: { readonly [E in Expiry]: number | null } = {
  never: null,
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  month: 30 * 24 * hour,
};

/** When a link made `now` ends (ms since epoch); null: it does not. */
export function endOf(expiry: Expiry, now: number): number | null {
  const length = lengths[expiry];
  return length === null ? null : now + length;
}
