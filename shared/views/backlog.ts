/** The backlog: every story past the idea stage, in one total order, with where it comes from. */
import type { Activity } from '../model/activity.ts';
import type { Initiative } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { Release } from '../model/release.ts';
import type { Step } from '../model/step.ts';
import type { Stage, Story, StoryId } from '../model/story.ts';
import { arrangeMap, storiesOfLane, type MapGrid } from './arrangeMap.ts';
import { liveOrNull } from './liveRecords.ts';
import { remembered } from './remembered.ts';

export interface BacklogItem {
  readonly story: Story;
  readonly activity: Activity | null;
  readonly step: Step | null;
  /** null: unscheduled. */
  readonly release: Release | null;
  readonly initiative: Initiative | null;
}

const backlogStages: ReadonlySet<Stage> = new Set(['backlog', 'planned', 'inProgress', 'done']);

/** Whether a live story belongs to the backlog (B1: the backlog is a stage, not a place). */
export function isInBacklog(story: Pick<Story, 'stage' | 'archivedAt'>): boolean {
  return story.archivedAt === null && isBacklogStage(story.stage);
}

export function isBacklogStage(stage: Stage): boolean {
  return backlogStages.has(stage);
}

/** The order found last: stories mostly stand as they stood, and what is nearly sorted is sorted in no time. */
let lastOrder: readonly StoryId[] = [];

const remember = remembered<readonly Story[]>();

/**
 * The backlog's stories in order: by backlog rank, those without one last in map order (B2: a total order). Computed once
 * for the same map.
 */
export function backlogStories(records: MapRecords, grid?: MapGrid): readonly Story[] {
  const { story, activity, step, release } = records;
  return remember(story, [grid, activity, step, release], () => inOrder(records, grid));
}

function inOrder(records: MapRecords, grid?: MapGrid): Story[] {
  let mapRanks: Map<StoryId, number> | null = null;
  const rank = (story: Story): number =>
    (mapRanks ??= ranksOf(grid ?? arrangeMap(records))).get(story.id) ?? Number.MAX_SAFE_INTEGER;
  const stories = inLastOrder(records).sort((a, b) => {
    if (a.backlogOrder === b.backlogOrder) return rank(a) - rank(b);
    if (a.backlogOrder === null) return 1;
    if (b.backlogOrder === null) return -1;
    return a.backlogOrder < b.backlogOrder ? -1 : 1;
  });
  lastOrder = stories.map((story) => story.id);
  return stories;
}

function inLastOrder({ story: all }: MapRecords): Story[] {
  const rest = new Set<Story>();
  for (const story of all.values()) if (isInBacklog(story)) rest.add(story);
  const stories: Story[] = [];
  for (const id of lastOrder) {
    const story = all.get(id);
    if (story !== undefined && rest.delete(story)) stories.push(story);
  }
  return [...stories, ...rest];
}

function ranksOf(grid: MapGrid): Map<StoryId, number> {
  const ranks = new Map<StoryId, number>();
  for (const lane of grid.lanes)
    for (const story of storiesOfLane(grid, lane)) ranks.set(story.id, ranks.size);
  return ranks;
}

/**
 * The backlog after a change that touched only these stories, made of the one before: they leave their places and join
 * where they belong now. Null when that is not enough, because ranks are missing or equal there.
 */
export function refreshBacklog(
  before: readonly BacklogItem[],
  records: MapRecords,
  touched: ReadonlySet<StoryId>,
): BacklogItem[] | null {
  const items = before.filter(({ story }) => !touched.has(story.id));
  for (const id of touched) {
    const story = records.story.get(id);
    if (story === undefined || !isInBacklog(story)) continue;
    const order = story.backlogOrder;
    if (order === null) return null;
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = items[middle]!.story.backlogOrder;
      if (other !== null && other < order) low = middle + 1;
      else high = middle;
    }
    if (items[low]?.story.backlogOrder === order) return null;
    items.splice(low, 0, itemOf(records, story));
  }
  return items;
}

const knownItems = new WeakMap<Story, BacklogItem>();

/** The backlog with where each story comes from; an item of which nothing has changed is the same object again. */
export function backlog(records: MapRecords, grid?: MapGrid): BacklogItem[] {
  return backlogStories(records, grid).map((story) => itemOf(records, story));
}

function itemOf(records: MapRecords, story: Story): BacklogItem {
  const step = liveOrNull(records.step, story.stepId);
  const ofStep = story.stepId === null ? undefined : records.step.get(story.stepId);
  const activity = liveOrNull(records.activity, ofStep?.activityId ?? null);
  const release = liveOrNull(records.release, story.releaseId);
  const initiative = liveOrNull(records.initiative, story.initiativeId);
  const known = knownItems.get(story);
  const isSame =
    known?.step === step &&
    known.activity === activity &&
    known.release === release &&
    known.initiative === initiative;
  if (isSame) return known;
  const item = { story, step, activity, release, initiative };
  knownItems.set(story, item);
  return item;
}
