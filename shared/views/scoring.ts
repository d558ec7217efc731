/** Scores of stories, derived from their inputs and never stored. */
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

export const scores = {
  rice,
  costOfDelay,
  weightedShortestJob,
  /** Must first; what has no class scores nothing. Source: Dai Clegg, DSDM, 1994. */
  moscow: ({ moscow }: Pick<Story, 'moscow'>): number | null =>
    moscow === null ? null : moscows.length - moscows.indexOf(moscow),
} as const;
export type Score = keyof typeof scores;

/** The highest score first, what has none last; equal ones keep the order they come in. */
export function byScore<S extends Story>(stories: readonly S[], score: Score): S[] {
  const scored = stories.map((story) => ({ story, value: scores[score](story) ?? -1 }));
  return scored.sort((a, b) => b.value - a.value).map(({ story }) => story);
}
