/** The heading of a link as its readers get it. */
import type { Audience } from './audienceView.ts';
import { withoutDates } from './withoutDates.ts';

/** V4: who is shown no dates gets none in it either. */
export function headingFor(audience: Audience | 'portfolio', heading: string): string {
  const mayHoldDates = audience === 'release' || audience === 'technology';
  return mayHoldDates ? heading : withoutDates(heading);
}
