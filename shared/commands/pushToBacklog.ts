/** Pushes a slice into the backlog, in map order; pushing again changes only what changed. */
import { generateNKeysBetween } from 'fractional-indexing-jittered';
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { placeAmong, type Ordered } from '../model/orderKey.ts';
import { readMap } from '../model/readMap.ts';
import type { ReleaseId } from '../model/release.ts';
import type { Pushed, Story, StoryId } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { arrangeMap, storiesOfLane, type MapGrid } from '../views/arrangeMap.ts';
import { backlogStories } from '../views/backlog.ts';
import { previewPush, type PushItem } from '../views/pushPreview.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const pushToBacklog = defineCommand({
  name: 'pushToBacklog',
  title: 'Push into the backlog',
  description:
    'Takes the stories of a release into the backlog in map order. Pushing again writes only what changed; stories that left the slice leave the backlog.',
  needs: 'editor',
  input: z.object({ releaseId: idSchema('release') }),
  apply: (doc, { releaseId }) => {
    liveRecord(doc, 'release', releaseId);
    const records = readMap(doc);
    const grid = arrangeMap(records);
    const { items, counts } = previewPush(records, releaseId, grid);
    const entering = items.filter((item) => item.change === 'new' || item.change === 'changed');
    placeInBacklog(doc, grid, backlogStories(records, grid), releaseId, entering.filter(needsPlace));
    for (const { story } of entering) enter(doc, story, releaseId);
    for (const { story, change } of items) if (change === 'leaving') leave(doc, story);
    return counts;
  },
});

function needsPlace({ story, reasons }: PushItem): boolean {
  return story.backlogOrder === null || reasons.some((reason) => reason.kind === 'fromRelease');
}

function enter(doc: Y.Doc, story: Story, releaseId: ReleaseId): void {
  const pushed: Pushed = { releaseId, stepId: story.stepId!, title: story.title, estimate: story.estimate };
  const stage = story.stage === 'idea' ? 'backlog' : story.stage;
  writeFields(recordOf(doc, 'story', story.id)!, 'story', { pushed, stage });
}

function leave(doc: Y.Doc, story: Story): void {
  const stays = story.stage !== 'backlog' && story.stage !== 'declined';
  const fields = stays ? { pushed: null } : { pushed: null, backlogOrder: null };
  const stage = story.stage === 'backlog' ? 'idea' : story.stage;
  writeFields(recordOf(doc, 'story', story.id)!, 'story', { ...fields, stage });
}

/** Puts each entering story behind the backlog story that precedes it on the map, and writes the keys run by run. */
function placeInBacklog(
  doc: Y.Doc,
  grid: MapGrid,
  inBacklog: readonly Story[],
  releaseId: ReleaseId,
  entering: readonly PushItem[],
): void {
  const enteringIds = new Set(entering.map((item) => item.story.id));
  const line = inBacklog.filter((story) => !enteringIds.has(story.id)).map((story) => story.id);
  const keyed: Ordered<StoryId>[] = inBacklog
    .filter((story) => !enteringIds.has(story.id))
    .map((story) => ({ id: story.id, order: story.backlogOrder ?? '' }));
  for (const run of runsBehind(grid, line, enteringIds)) {
    const index = run.behind === null ? 0 : keyed.findIndex((story) => story.id === run.behind) + 1;
    const { keys, rekeyed } = placeAmong(keyed, index, run.ids.length, sliceKeys(grid, releaseId));
    for (const [id, order] of rekeyed) {
      recordOf(doc, 'story', id)?.set('backlogOrder', order);
      keyed[keyed.findIndex((story) => story.id === id)] = { id, order };
    }
    run.ids.forEach((id, i) => recordOf(doc, 'story', id)?.set('backlogOrder', keys[i]));
  }
}

interface Run {
  /** The backlog story these follow; null: they come first. */
  readonly behind: StoryId | null;
  readonly ids: StoryId[];
}

function runsBehind(grid: MapGrid, line: readonly StoryId[], entering: ReadonlySet<StoryId>): Run[] {
  const inLine = new Set(line);
  const runs: Run[] = [];
  let behind: StoryId | null = null;
  for (const { id } of grid.lanes.flatMap((lane) => storiesOfLane(grid, lane))) {
    if (inLine.has(id)) behind = id;
    if (!entering.has(id)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.behind === behind) last.ids.push(id);
    else runs.push({ behind, ids: [id] });
  }
  return runs;
}

/**
 * Keys without jitter, each slice in its own part of the gap (P3): two people who push the same slice at once
 * write the same keys, two who push different slices do not interleave; either way there is one backlog.
 */
function sliceKeys(grid: MapGrid, releaseId: ReleaseId) {
  const slices = grid.releases.length;
  const rank = grid.releases.findIndex((release) => release.id === releaseId);
  return (lower: string | null, upper: string | null, count: number): string[] => {
    const bounds = generateNKeysBetween(lower, upper, slices + 1);
    return generateNKeysBetween(bounds[rank]!, bounds[rank + 1]!, count);
  };
}
