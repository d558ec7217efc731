/** Where stories that enter the backlog are placed in its line, so that map order and hand-made order both survive. */
import { generateNKeysBetween } from 'fractional-indexing-jittered';
import { placeAmong, type KeyGenerator, type Ordered } from '../model/orderKey.ts';
import type { ReleaseId } from '../model/release.ts';
import type { StoryId } from '../model/story.ts';
import { storiesOfLane, type MapGrid } from '../views/arrangeMap.ts';

/**
 * Backlog keys for the entering stories of a slice and for neighbours that had to be re-keyed (O2).
 * P3: a story goes where the fewest stories of its slice, then of the others, would stand on the wrong side of it in
 * map order. In an untouched backlog that is its place on the map; where people re-ordered by hand, what they made stays.
 */
export function backlogPlaces(
  grid: MapGrid,
  releaseId: ReleaseId,
  backlog: readonly Ordered<StoryId>[],
  entering: ReadonlySet<StoryId>,
): Map<StoryId, string> {
  const places = new Map<StoryId, string>();
  let line = backlog.filter((story) => !entering.has(story.id));
  let shift = 0;
  for (const { at, ids } of runsOf(grid, releaseId, line, entering)) {
    const { keys, rekeyed } = placeAmong(line, at + shift, ids.length, sliceKeys(grid, releaseId));
    for (const [id, order] of rekeyed) places.set(id, order);
    const added = ids.map((id, i): Ordered<StoryId> => ({ id, order: keys[i]! }));
    for (const { id, order } of added) places.set(id, order);
    line = line.map(({ id, order }) => ({ id, order: rekeyed.get(id) ?? order }));
    line.splice(at + shift, 0, ...added);
    shift += ids.length;
  }
  return places;
}

interface Run {
  /** Index in the line without the entering stories. */
  readonly at: number;
  readonly ids: StoryId[];
}

/** The entering stories in map order, joined where they go to the same gap; gaps never fall. */
function runsOf(
  grid: MapGrid,
  releaseId: ReleaseId,
  line: readonly Ordered<StoryId>[],
  entering: ReadonlySet<StoryId>,
): Run[] {
  const mapOrder = grid.lanes.flatMap((lane) => storiesOfLane(grid, lane).map((story) => story.id));
  const rankOf = new Map(mapOrder.map((id, rank) => [id, rank]));
  const ranks = line.map((story) => rankOf.get(story.id) ?? mapOrder.length);
  const slice = new Set(storiesOfLane(grid, releaseId).map((story) => story.id));
  const isOfSlice = line.map((story) => slice.has(story.id));
  const runs: Run[] = [];
  for (const id of slice) {
    if (!entering.has(id)) continue;
    const at = bestGap(ranks, isOfSlice, rankOf.get(id)!);
    const last = runs.at(-1);
    if (last?.at === at) last.ids.push(id);
    else runs.push({ at, ids: [id] });
  }
  return runs;
}

/** The first gap with the fewest misplaced neighbours: of the slice first, then of the others. */
function bestGap(ranks: readonly number[], isOfSlice: readonly boolean[], rank: number): number {
  let best = 0;
  let bestOfSlice = 0;
  let bestOfOthers = 0;
  let ofSlice = 0;
  let ofOthers = 0;
  ranks.forEach((other, i) => {
    // Stepping over a later story puts it on the wrong side; over an earlier one, on the right side.
    const change = other > rank ? 1 : -1;
    if (isOfSlice[i]) ofSlice += change;
    else ofOthers += change;
    if (ofSlice < bestOfSlice || (ofSlice === bestOfSlice && ofOthers < bestOfOthers)) {
      best = i + 1;
      bestOfSlice = ofSlice;
      bestOfOthers = ofOthers;
    }
  });
  return best;
}

/**
 * P4: keys without jitter, each slice in its own part of the gap, so two people who push the same slice at once write
 * the same keys and two who push different slices do not interleave: either way there is one backlog.
 */
function sliceKeys(grid: MapGrid, releaseId: ReleaseId): KeyGenerator {
  const rank = grid.releases.findIndex((release) => release.id === releaseId);
  return (lower, upper, count) => {
    const bounds = generateNKeysBetween(lower, upper, grid.releases.length + 1);
    return generateNKeysBetween(bounds[rank]!, bounds[rank + 1]!, count);
  };
}
