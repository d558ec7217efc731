/** When a team calls a story of its backlog ready, too big or stale, and how long the backlog may get. */
import * as z from 'zod/mini';

/** What a story may have to have before it is ready. */
export const readyNeeds = ['estimate', 'criteria', 'details', 'owner', 'initiative', 'unblocked'] as const;
export type ReadyNeed = (typeof readyNeeds)[number];

export interface GroomingRules {
  /** The first so many stories to be done have to have all of this … */
  readonly nearest: number;
  readonly nearestNeeds: readonly ReadyNeed[];
  /** … and so many after them all of this. */
  readonly next: number;
  readonly nextNeeds: readonly ReadyNeed[];
  /** A story with more points is too big. */
  readonly mostPoints: number;
  /** A story nobody has looked at for so many days is stale. */
  readonly staleDays: number;
  /** More stories to be done than this are too many. */
  readonly sizeCap: number;
}

const upTo = (most: number) => z.number().check(z.int(), z.gte(0), z.lte(most));
const needs = z.array(z.enum(readyNeeds)).check(z.maxLength(readyNeeds.length));

export const groomingRulesSchema: z.ZodMiniType<GroomingRules, GroomingRules> = z.object({
  nearest: upTo(1000),
  nearestNeeds: needs,
  next: upTo(1000),
  nextNeeds: needs,
  mostPoints: z.number().check(z.gte(0), z.lte(10_000)),
  staleDays: upTo(3650),
  sizeCap: upTo(100_000),
});

/** About a sprint's worth is ready, the next two are sized; two months without a look are long. */
export const usualGrooming: GroomingRules = {
  nearest: 10,
  nearestNeeds: ['estimate', 'criteria', 'unblocked'],
  next: 20,
  nextNeeds: ['estimate'],
  mostPoints: 13,
  staleDays: 60,
  sizeCap: 150,
};
