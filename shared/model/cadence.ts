/** How often each kind of artifact is looked through again. */
import * as z from 'zod/mini';
import type { ArtifactKind } from './artifact.ts';

/** Days from one time to the next. */
export type Cadences = { readonly [K in ArtifactKind]: number };

export const usualCadences: Cadences = {
  vision: 365,
  roadmapReview: 91,
  backlog: 7,
  prd: 30,
  sprintPlan: 14,
  burndown: 1,
  releaseNotes: 30,
  storyMap: 30,
  competitiveAnalysis: 91,
  designLink: 91,
};

export const longestCadence = 1000;

const days = z.int().check(z.gte(1), z.lte(longestCadence));
/** What a file or a newer version does not name has its usual cadence. */
export const cadencesSchema: z.ZodMiniType<Cadences, Cadences> = z.object({
  vision: z._default(days, usualCadences.vision),
  roadmapReview: z._default(days, usualCadences.roadmapReview),
  backlog: z._default(days, usualCadences.backlog),
  prd: z._default(days, usualCadences.prd),
  sprintPlan: z._default(days, usualCadences.sprintPlan),
  burndown: z._default(days, usualCadences.burndown),
  releaseNotes: z._default(days, usualCadences.releaseNotes),
  storyMap: z._default(days, usualCadences.storyMap),
  competitiveAnalysis: z._default(days, usualCadences.competitiveAnalysis),
  designLink: z._default(days, usualCadences.designLink),
} satisfies { [K in ArtifactKind]: z.ZodMiniType }) as never;
