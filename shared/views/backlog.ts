/** The backlog: every story past the idea stage, in one total order, with where it comes from. */
import type { Activity } from '../model/activity.ts';
import type { MapRecords } from '../model/records.ts';
import type { Release } from '../model/release.ts';
import type { Step } from '../model/step.ts';
import type { Stage, Story, StoryId } from '../model/story.ts';
import { arrangeMap, storiesOfLane, type MapGrid } from './arrangeMap.ts';

export interface BacklogItem {
  readonly story: Story;
  readonly activity: Activity | null;
  readonly step: Step | null;
  /** null: unscheduled. */
  readonly release: Release | null;
}

const backlogStages: ReadonlySet<Stage> = new Set(['backlog', 'planned', 'inProgress', 'done']);

/** Whether a live story belongs to the backlog (B1: the backlog is a stage, not a place). */
export function isInBacklog(story: Pick<Story, 'stage' | 'archivedAt'>): boolean {
  return story.archivedAt === null && backlogStages.has(story.stage);
}

/** The backlog's stories in order: by backlog rank, those without one last in map order (B2: a total order). */
export function backlogStories(records: MapRecords, grid: MapGrid = arrangeMap(records)): Story[] {
  const mapRank = new Map<StoryId, number>();
  for (const lane of grid.lanes)
    for (const story of storiesOfLane(grid, lane)) mapRank.set(story.id, mapRank.size);
  const rank = (story: Story): number => mapRank.get(story.id) ?? Number.MAX_SAFE_INTEGER;
  return [...records.story.values()].filter(isInBacklog).sort((a, b) => {
    if (a.backlogOrder === b.backlogOrder) return rank(a) - rank(b);
    if (a.backlogOrder === null) return 1;
    if (b.backlogOrder === null) return -1;
    return a.backlogOrder < b.backlogOrder ? -1 : 1;
  });
}

/** The backlog with each story's activity, step and release. */
export function backlog(records: MapRecords, grid: MapGrid = arrangeMap(records)): BacklogItem[] {
  return backlogStories(records, grid).map((story) => {
    const step = story.stepId === null ? undefined : records.step.get(story.stepId);
    const activity = step?.activityId ? records.activity.get(step.activityId) : undefined;
    const release = story.releaseId === null ? undefined : records.release.get(story.releaseId);
    return { story, step: liveOrNull(step), activity: liveOrNull(activity), release: liveOrNull(release) };
  });
}

function liveOrNull<R extends { readonly archivedAt: number | null }>(record: R | undefined): R | null {
  return record !== undefined && record.archivedAt === null ? record : null;
}
