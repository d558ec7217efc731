/** Scores of stories, derived from their inputs and never stored. */
import { noFormula, type ScoreFormula } from '../model/scoreFormula.ts';
import { moscows, type Story } from '../model/story.ts';

/**
 * Reach × impact × confidence ÷ effort, with confidence as a share; null while an input is missing or effort is nothing.
 * Source: Sean McBride, "RICE: Simple prioritization for product managers", Intercom, 2016.
 */
export function rice({
  reach,
  impact,
  confidence,
  effort,
}: Pick<Story, 'reach' | 'impact' | 'confidence' | 'effort'>): number | null {
  if (reach === null || impact === null || confidence === null || effort === null || effort === 0)
    return null;
  return (reach * impact * (confidence / 100)) / effort;
}

/**
 * User value + time criticality + risk reduction or opportunity enablement; null while an input is missing.
 * Source: Scaled Agile Framework, "Weighted Shortest Job First" (after Reinertsen, 2009).
 */
export function costOfDelay({
  userValue,
  timeCriticality,
  riskReduction,
}: Pick<Story, 'userValue' | 'timeCriticality' | 'riskReduction'>): number | null {
  if (userValue === null || timeCriticality === null || riskReduction === null) return null;
  return userValue + timeCriticality + riskReduction;
}

/**
 * Cost of delay ÷ job size, the estimate being the size; null while either is missing or the estimate is nothing.
 * Source: as for {@link costOfDelay}.
 */
export function weightedShortestJob(
  story: Pick<Story, 'userValue' | 'timeCriticality' | 'riskReduction' | 'estimate'>,
): number | null {
  const cost = costOfDelay(story);
  if (cost === null || story.estimate === null || story.estimate === 0) return null;
  return cost / story.estimate;
}

/**
 * The team's own score: the mean of the ratings (0 to 10) by the weights of their criteria, Σ weight × rating ÷ Σ |weight|,
 * divided by estimate or effort where the team says so. Null without criteria, while one is not rated, or nothing to divide by.
 * Source: the weighted-sum model, Fishburn, "Additive utilities with incomplete product sets", Operations Research, 1967.
 */
export function ownScore(story: Story, { criteria, dividedBy }: ScoreFormula): number | null {
  let sum = 0;
  let weights = 0;
  for (const { slot, weight } of criteria) {
    if (weight === 0) continue;
    const rating = story[slot];
    if (rating === null) return null;
    sum += weight * rating;
    weights += Math.abs(weight);
  }
  const divisor = dividedBy === 'nothing' ? 1 : story[dividedBy];
  if (weights === 0 || divisor === null || divisor === 0) return null;
  return sum / weights / divisor;
}

export const scores = {
  rice,
  costOfDelay,
  weightedShortestJob,
  /** Must first; what has no class scores nothing. Source: Dai Clegg, DSDM, 1994. */
  moscow: ({ moscow }: Pick<Story, 'moscow'>): number | null =>
    moscow === null ? null : moscows.length - moscows.indexOf(moscow),
} as const;

/** What a backlog can be sorted by; `own` is the team's own formula. */
export const scoreNames = ['moscow', 'rice', 'costOfDelay', 'weightedShortestJob', 'own'] as const;
export type Score = (typeof scoreNames)[number];

/** A score of a story; null while it cannot be computed. */
export function scoreOf(story: Story, score: Score, formula: ScoreFormula): number | null {
  return score === 'own' ? ownScore(story, formula) : scores[score](story);
}

/** The highest score first, what has none last; equal ones keep the order they come in. */
export function byScore<S extends Story>(
  stories: readonly S[],
  score: Score,
  formula: ScoreFormula = noFormula,
): S[] {
  return stories
    .map((story) => ({ story, value: tidy(scoreOf(story, score, formula)) }))
    .sort((a, b) => compareScores(a.value, b.value))
    .map(({ story }) => story);
}

/** Without arithmetic: inputs may be so far apart that a score is endless. */
function compareScores(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return b > a ? 1 : -1;
}

/** Without the dust of binary fractions: it must not part what is equal. */
function tidy(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}
