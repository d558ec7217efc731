/** A team's own score: named criteria with weights, each rated for a story in a register of its own. */
import * as z from 'zod/mini';

/** Where the ratings of a criterion are kept in a story: a criterion that gets another name keeps them. */
export const ratingSlots = ['rating1', 'rating2', 'rating3', 'rating4', 'rating5', 'rating6'] as const;
export type RatingSlot = (typeof ratingSlots)[number];

/** The best rating; the least is nothing. */
export const bestRating = 10;

export interface ScoreCriterion {
  readonly slot: RatingSlot;
  readonly name: string;
  /** Below zero it speaks against a story, as risk does. */
  readonly weight: number;
}

/** What the weighted ratings are divided by. */
export const scoreDivisors = ['nothing', 'estimate', 'effort'] as const;

export interface ScoreFormula {
  /** In the order they are rated; none: the team has no score of its own. */
  readonly criteria: readonly ScoreCriterion[];
  readonly dividedBy: (typeof scoreDivisors)[number];
}

/** The longest name of a criterion, in UTF-16 units. */
export const longestCriterionName = 40;
export const mostWeight = 100;

export const noFormula: ScoreFormula = { criteria: [], dividedBy: 'nothing' };

export const scoreFormulaSchema: z.ZodMiniType<ScoreFormula, ScoreFormula> = z.object({
  criteria: z
    .array(
      z.object({
        slot: z.enum(ratingSlots),
        name: z.string().check(z.minLength(1), z.maxLength(longestCriterionName)),
        weight: z.number().check(z.gte(-mostWeight), z.lte(mostWeight)),
      }),
    )
    .check(
      z.maxLength(ratingSlots.length),
      z.refine(
        (criteria) => new Set(criteria.map(({ slot }) => slot)).size === criteria.length,
        'Each criterion needs a place of its own.',
      ),
    ),
  dividedBy: z.enum(scoreDivisors),
});
