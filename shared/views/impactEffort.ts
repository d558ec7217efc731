/** Stories by impact and effort, and which of four quadrants each is in. */
import type { Story } from '../model/story.ts';

/** High impact for little effort, high for much, little for little, little for much. */
export const quadrants = ['quickWin', 'bigBet', 'fillIn', 'timeSink'] as const;
export type Quadrant = (typeof quadrants)[number];

export interface MatrixPoint<S extends Story = Story> {
  readonly story: S;
  /** From 0 to 1: how far from the least to the most of the axis; what is beyond it stands at its end. */
  readonly effort: number;
  readonly impact: number;
  readonly quadrant: Quadrant;
}

export interface ImpactEffort<S extends Story = Story> {
  readonly points: readonly MatrixPoint<S>[];
  /** What has no impact, or no effort, yet. */
  readonly unscored: readonly S[];
  /** Where the axes end, in the units of the inputs. */
  readonly mostImpact: number;
  readonly mostEffort: number;
}

const leastAxis = 10;

/**
 * The axes begin at nothing and end at a round number not below the greatest value, at least at 10; a place is value ÷ end
 * of its axis, and the quadrants meet in the middle. Impact and effort are the raw inputs of RICE, in the team's units.
 * Source: the impact effort matrix of quality management (American Society for Quality); where its axes end is our own.
 */
export function impactEffort<S extends Story>(stories: readonly S[]): ImpactEffort<S> {
  const scored = stories.filter(({ impact, effort }) => impact !== null && effort !== null);
  const mostImpact = axisEnd(scored.map(({ impact }) => impact!));
  const mostEffort = axisEnd(scored.map(({ effort }) => effort!));
  const points = scored.map((story): MatrixPoint<S> => {
    const impact = story.impact! / mostImpact;
    const effort = story.effort! / mostEffort;
    return { story, impact, effort, quadrant: quadrantOf(impact, effort) };
  });
  const unscored = stories.filter(({ impact, effort }) => impact === null || effort === null);
  return { points, unscored, mostImpact, mostEffort };
}

/** Both from 0 to 1; the middle counts as high impact, and as little effort. */
export function quadrantOf(impact: number, effort: number): Quadrant {
  if (impact >= 0.5) return effort <= 0.5 ? 'quickWin' : 'bigBet';
  return effort <= 0.5 ? 'fillIn' : 'timeSink';
}

/** What a place on an axis means: rounded to a hundredth of the axis, never outside of it. */
export function valueAt(share: number, most: number): number {
  const rounded = Math.round(Math.min(Math.max(share, 0), 1) * 100) / 100;
  return Math.round(rounded * most * 100) / 100;
}

/** The least of 1, 2 or 5 times a power of ten that holds all. */
function axisEnd(values: readonly number[]): number {
  let greatest = leastAxis;
  for (const value of values) if (value > greatest) greatest = value;
  const power = 10 ** Math.floor(Math.log10(greatest));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= greatest)!;
}
