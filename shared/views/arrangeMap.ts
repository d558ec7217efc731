/** The map as a grid: backbone in order, lanes in order, the stories of each cell in rank order. */
import type { Activity } from '../model/activity.ts';
import { byOrder } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import type { Release, ReleaseId } from '../model/release.ts';
import type { Step, StepId } from '../model/step.ts';
import type { Story } from '../model/story.ts';

/** A lane: a release, or null for the unscheduled lane, which is always last. */
export type Lane = ReleaseId | null;
/** A column: a step, or null for *Unplaced*, which is there only while a story's step is gone. */
export type Column = StepId | null;

export interface BackboneActivity {
  readonly activity: Activity;
  readonly steps: readonly Step[];
}

export interface MapGrid {
  readonly backbone: readonly BackboneActivity[];
  readonly releases: readonly Release[];
  /** The releases' ids, then null. */
  readonly lanes: readonly Lane[];
  /** All steps left to right; null last when stories are unplaced. */
  readonly columns: readonly Column[];
  /** Stories of a cell in rank order (M3: a live story is in exactly one cell). */
  readonly cell: (column: Column, lane: Lane) => readonly Story[];
}

const nothing: readonly Story[] = [];

/** Arranges the live records. Orphans are shown, not repaired: a gone step means Unplaced, a gone release Unscheduled. */
export function arrangeMap(records: MapRecords): MapGrid {
  const backbone = arrangeBackbone(records);
  const releases = live(records.release.values()).sort(byOrder);
  const lanes: Lane[] = [...releases.map((release) => release.id), null];
  const stepIds = backbone.flatMap(({ steps }) => steps.map((step) => step.id));
  const knownSteps = new Set<StepId>(stepIds);
  const knownReleases = new Set<ReleaseId>(releases.map((release) => release.id));
  const cells = new Map<string, Story[]>();
  for (const story of live(records.story.values())) {
    const column = story.stepId !== null && knownSteps.has(story.stepId) ? story.stepId : null;
    const lane = story.releaseId !== null && knownReleases.has(story.releaseId) ? story.releaseId : null;
    const key = cellKey(column, lane);
    const stories = cells.get(key);
    if (stories === undefined) cells.set(key, [story]);
    else stories.push(story);
  }
  for (const stories of cells.values()) stories.sort(byOrder);
  const hasUnplaced = lanes.some((lane) => cells.has(cellKey(null, lane)));
  return {
    backbone,
    releases,
    lanes,
    columns: hasUnplaced ? [...stepIds, null] : stepIds,
    cell: (column, lane) => cells.get(cellKey(column, lane)) ?? nothing,
  };
}

/** The stories of a lane in map order: left to right, top to bottom. Unplaced ones come last. */
export function storiesOfLane(grid: MapGrid, lane: Lane): Story[] {
  return grid.columns.flatMap((column) => [...grid.cell(column, lane)]);
}

/** The stories of a lane that stand under a live step, in map order. */
export function placedStoriesOfLane(grid: MapGrid, lane: Lane): Story[] {
  return grid.columns.flatMap((column) => (column === null ? [] : [...grid.cell(column, lane)]));
}

function arrangeBackbone(records: MapRecords): BackboneActivity[] {
  const stepsOf = new Map<string, Step[]>();
  for (const step of live(records.step.values())) {
    const steps = stepsOf.get(step.activityId ?? '');
    if (steps === undefined) stepsOf.set(step.activityId ?? '', [step]);
    else steps.push(step);
  }
  return live(records.activity.values())
    .sort(byOrder)
    .map((activity) => ({ activity, steps: (stepsOf.get(activity.id) ?? []).sort(byOrder) }));
}

function live<R extends { readonly archivedAt: number | null }>(records: Iterable<R>): R[] {
  return [...records].filter((record) => record.archivedAt === null);
}

function cellKey(column: Column, lane: Lane): string {
  return `${column ?? ''}|${lane ?? ''}`;
}
