/** When a new link ends, as its maker asks for it. */
import { Problem } from '../problem.ts';

/** In ms since epoch; null: it does not. Throws {@link Problem} 400 when that is over already. */
export function linkEnd(expiresAt: string | number | null | undefined, now: number): number | null {
  if (expiresAt == null) return null;
  const ends = new Date(expiresAt).getTime();
  if (ends > now) return ends;
  throw new Problem(400, 'badInput', 'The link would be expired already.', [
    { path: 'expiresAt', message: 'expected a moment in the future' },
  ]);
}
