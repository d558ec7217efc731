/** What a lane holds: its number of stories and the sum of their estimates. */
import type { Story } from '../model/story.ts';
import { storiesOfLane, type Lane, type MapGrid } from './arrangeMap.ts';

export interface LaneTotals {
  readonly stories: number;
  /** Sum of estimates, in the team's points. */
  readonly points: number;
  /** Stories nobody has estimated. */
  readonly unestimated: number;
}

/** Totals of any stories. */
export function totalsOf(stories: Iterable<Story>): LaneTotals {
  let count = 0;
  let points = 0;
  let unestimated = 0;
  for (const story of stories) {
    count++;
    if (story.estimate === null) unestimated++;
    else points += story.estimate;
  }
  return { stories: count, points: Math.round(points * 100) / 100, unestimated };
}

/** Totals of one lane. */
export function laneTotals(grid: MapGrid, lane: Lane): LaneTotals {
  return totalsOf(storiesOfLane(grid, lane));
}
