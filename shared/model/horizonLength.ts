/** How far now and next reach on the roadmap of a team; later is everything behind. */
import * as z from 'zod/mini';

/** In weeks from today; next reaches further than now. */
export interface HorizonLength {
  readonly now: number;
  readonly next: number;
}

export const usualHorizons: HorizonLength = { now: 13, next: 26 };
export const longestHorizon = 260;

const weeks = z.int().check(z.gte(1), z.lte(longestHorizon));
export const horizonLengthSchema: z.ZodMiniType<HorizonLength, HorizonLength> = z
  .object({ now: weeks, next: weeks })
  .check(z.refine(({ now, next }) => next > now, 'Next has to reach further than now.'));
