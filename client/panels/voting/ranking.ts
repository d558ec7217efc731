/** The stories of a revealed vote by how many dots they got. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { VotingResults } from '../../../shared/model/voting.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { votingStories } from './votingStories.ts';

export interface RankedStory {
  readonly story: Story;
  readonly dots: number;
  /** Stories with as many dots have the same one; the next goes on after all of them. */
  readonly place: number;
}

/** Most dots first, ties in map order; what was archived since stands last among its like. */
export function ranking(results: VotingResults, { story }: MapRecords, grid: MapGrid): RankedStory[] {
  const inOrder = votingStories(grid, null).flatMap(({ stories }) => stories);
  const rankOf = new Map(inOrder.map(({ id }, index) => [id, index]));
  const known = [...story.values()]
    .map((each) => ({ story: each, dots: results[each.id] ?? 0 }))
    .filter(({ dots }) => dots > 0)
    .sort(
      (a, b) =>
        b.dots - a.dots ||
        (rankOf.get(a.story.id) ?? Infinity) - (rankOf.get(b.story.id) ?? Infinity) ||
        (a.story.id < b.story.id ? -1 : 1),
    );
  return known.map((each) => ({
    ...each,
    place: 1 + known.findIndex(({ dots }) => dots === each.dots),
  }));
}
