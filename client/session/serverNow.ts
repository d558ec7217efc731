/** What the server's clock says now, as it told when this map was opened: this device's own may be days off. */
import type { Me } from './mapSession.ts';

/** Milliseconds since the epoch; before the server has said anything, by this device's clock. */
export function serverNow({ clockAhead = 0 }: Pick<Me, 'clockAhead'>): number {
  return Date.now() + clockAhead;
}
