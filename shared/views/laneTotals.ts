/** What a lane holds: its number of stories and the sum of their estimates. */
import type { Story } from '../model/story.ts';
import type { Lane, MapGrid } from './arrangeMap.ts';

export interface LaneTotals {
  readonly stories: number;
  /** Sum of estimates, in the team's points. */
  readonly points: number;
  /** Stories nobody has estimated. */
  readonly unestimated: number;
}

/** Totals of any stories. */
export function totalsOf(stories: Iterable<Story>): LaneTotals {
  return rounded(sumOf(stories));
}

const known = new WeakMap<readonly Story[], LaneTotals>();

/** Totals of one lane; those of a cell are counted once. */
export function laneTotals(grid: MapGrid, lane: Lane): LaneTotals {
  const sum = { stories: 0, points: 0, unestimated: 0 };
  for (const column of grid.columns) {
    const cell = grid.cell(column, lane);
    if (cell.length === 0) continue;
    let totals = known.get(cell);
    if (totals === undefined) known.set(cell, (totals = sumOf(cell)));
    sum.stories += totals.stories;
    sum.points += totals.points;
    sum.unestimated += totals.unestimated;
  }
  return rounded(sum);
}

function sumOf(stories: Iterable<Story>): LaneTotals {
  let count = 0;
  let points = 0;
  let unestimated = 0;
  for (const story of stories) {
    count++;
    if (story.estimate === null) unestimated++;
    else points += story.estimate;
  }
  return { stories: count, points, unestimated };
}

function rounded(totals: LaneTotals): LaneTotals {
  return { ...totals, points: Math.round(totals.points * 100) / 100 };
}
