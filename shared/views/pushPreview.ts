/** What pushing a slice into the backlog would change, story by story. */
import { longestTitle } from '../model/field.ts';
import { byOrder } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import type { ReleaseId } from '../model/release.ts';
import type { Pushed, Story } from '../model/story.ts';
import { arrangeMap, placedStoriesOfLane, type MapGrid } from './arrangeMap.ts';
import { isInBacklog } from './backlog.ts';

export type PushReason =
  | { readonly kind: 'renamed'; readonly from: string }
  | { readonly kind: 'movedStep' }
  | { readonly kind: 'reestimated'; readonly from: number | null }
  | { readonly kind: 'fromRelease'; readonly releaseId: ReleaseId }
  | { readonly kind: 'movedToRelease'; readonly releaseId: ReleaseId | null }
  | { readonly kind: 'archived' }
  | { readonly kind: 'unplaced' }
  | { readonly kind: 'declined' };

export type PushChange = 'new' | 'changed' | 'unchanged' | 'leaving';

export interface PushItem {
  readonly story: Story;
  readonly change: PushChange;
  readonly reasons: readonly PushReason[];
}

export interface PushPreview {
  readonly releaseId: ReleaseId;
  /** The slice's stories in map order, then those that leave in backlog order. */
  readonly items: readonly PushItem[];
  readonly counts: Readonly<Record<PushChange, number>>;
}

/** Compares the slice with what its last push saw (P1: the preview and the push use this same function). */
export function previewPush(
  records: MapRecords,
  releaseId: ReleaseId,
  grid: MapGrid = arrangeMap(records),
): PushPreview {
  const staying = placedStoriesOfLane(grid, releaseId)
    .filter((story) => story.stage !== 'declined')
    .map((story) => comparePushed(story, releaseId));
  const stayingIds = new Set(staying.map((item) => item.story.id));
  const leaving = [...records.story.values()]
    .filter((story) => story.pushed?.releaseId === releaseId && !stayingIds.has(story.id))
    .sort(byBacklogRank)
    .map((story): PushItem => ({ story, change: 'leaving', reasons: [whyLeaving(story, releaseId, grid)] }));
  const items = [...staying, ...leaving];
  const counts = { new: 0, changed: 0, unchanged: 0, leaving: 0 };
  for (const item of items) counts[item.change]++;
  return { releaseId, items, counts };
}

/** What a push remembers of a story; the next preview compares with it. */
export function seenByPush(story: Story, releaseId: ReleaseId): Pushed {
  // Two people who type at once may pass the longest title together; half a character would change when it is stored.
  const title = story.title.slice(0, longestTitle).toWellFormed();
  return { releaseId, stepId: story.stepId!, title, estimate: story.estimate };
}

function comparePushed(story: Story, releaseId: ReleaseId): PushItem {
  const { pushed } = story;
  if (pushed === null) return { story, change: 'new', reasons: [] };
  const now = seenByPush(story, releaseId);
  const reasons: PushReason[] = [];
  if (pushed.releaseId !== releaseId) reasons.push({ kind: 'fromRelease', releaseId: pushed.releaseId });
  if (pushed.title !== now.title) reasons.push({ kind: 'renamed', from: pushed.title });
  if (pushed.stepId !== now.stepId) reasons.push({ kind: 'movedStep' });
  if (pushed.estimate !== now.estimate) reasons.push({ kind: 'reestimated', from: pushed.estimate });
  if (!isInBacklog(story)) return { story, change: 'new', reasons };
  return { story, change: reasons.length > 0 ? 'changed' : 'unchanged', reasons };
}

function whyLeaving(story: Story, releaseId: ReleaseId, grid: MapGrid): PushReason {
  if (story.archivedAt !== null) return { kind: 'archived' };
  if (story.stage === 'declined') return { kind: 'declined' };
  if (story.releaseId === releaseId) return { kind: 'unplaced' };
  const lane = grid.lanes.find((candidate) => candidate === story.releaseId) ?? null;
  return { kind: 'movedToRelease', releaseId: lane };
}

function byBacklogRank(a: Story, b: Story): number {
  return byOrder({ id: a.id, order: a.backlogOrder ?? '' }, { id: b.id, order: b.backlogOrder ?? '' });
}
