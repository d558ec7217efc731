/** The map as a grid: backbone in order, lanes in order, the stories of each cell in rank order. */
import type { Activity } from '../model/activity.ts';
import { isId, type Id } from '../model/id.ts';
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
  /** The team wants two levels, and no more than one activity is in the way: it is not shown. */
  readonly hidesActivities: boolean;
  readonly releases: readonly Release[];
  /** The releases' ids, then null. */
  readonly lanes: readonly Lane[];
  /** All steps left to right; null last when stories are unplaced. */
  readonly columns: readonly Column[];
  /** Stories of a cell in rank order (M3: a live story is in exactly one cell). */
  readonly cell: (column: Column, lane: Lane) => readonly Story[];
  /** The cells that hold stories; {@link cell} is the way to ask. */
  readonly cells: Cells;
}

/** By column, then by lane; no cell and no column without stories. */
type Cells = ReadonlyMap<Column, CellsOfColumn>;
type CellsOfColumn = ReadonlyMap<Lane, readonly Story[]>;
const nothing: readonly Story[] = [];

/** Arranges the live records. Orphans are shown, not repaired: a gone step means Unplaced, a gone release Unscheduled. */
export function arrangeMap(records: MapRecords): MapGrid {
  const backbone = arrangeBackbone(records);
  const releases = live(records.release.values()).sort(byOrder);
  const lanes: Lane[] = [...releases.map((release) => release.id), null];
  const stepIds = backbone.flatMap(({ steps }) => steps.map((step) => step.id));
  const cells = arrangeCells(records, new Set<Column>(stepIds), new Set(lanes));
  const columns = cells.has(null) ? [...stepIds, null] : stepIds;
  const hidesActivities = records.meta.settings.twoLevels && backbone.length <= 1;
  return withCells(cells, { backbone, hidesActivities, releases, lanes, columns });
}

/** The same arrangement with the touched records as they are now; right only after changes that move nothing. */
export function refreshGrid(grid: MapGrid, records: MapRecords, touched: ReadonlySet<Id>): MapGrid {
  const cells = new Map(grid.cells);
  for (const id of touched) {
    const story = isId('story', id) ? records.story.get(id) : undefined;
    if (story === undefined) continue;
    const column = grid.columns.includes(story.stepId) ? story.stepId : null;
    const lane = grid.lanes.includes(story.releaseId) ? story.releaseId : null;
    const stories = cellIn(cells, column, lane);
    const index = stories.findIndex((shown) => shown.id === id);
    if (index >= 0) setCell(cells, column, lane, stories.with(index, story));
  }
  if ([...touched].every((id) => isId('story', id))) return withCells(cells, grid);
  const now = <R extends { readonly id: Id }>(record: R, all: ReadonlyMap<Id, R>): R =>
    touched.has(record.id) ? (all.get(record.id) ?? record) : record;
  const backbone = grid.backbone.map((column) => {
    const activity = now(column.activity, records.activity);
    if (activity === column.activity && !column.steps.some((step) => touched.has(step.id))) return column;
    return { activity, steps: column.steps.map((step) => now(step, records.step)) };
  });
  const releases = grid.releases.map((release) => now(release, records.release));
  return withCells(cells, { ...grid, backbone, releases });
}

/**
 * The arrangement after a change that touched only stories: they leave their cells and join those they are in now.
 * Null when that is not enough, because *Unplaced* came or went.
 */
export function rearrangeStories(
  grid: MapGrid,
  before: MapRecords,
  records: MapRecords,
  touched: ReadonlySet<Id>,
): MapGrid | null {
  const cells = new Map(grid.cells);
  const columns = new Set(grid.columns);
  const lanes = new Set(grid.lanes);
  for (const id of touched) {
    if (!isId('story', id)) continue;
    const old = before.story.get(id);
    const now = records.story.get(id);
    if (old !== undefined && old.archivedAt === null) {
      const [column, lane] = placeOf(old, columns, lanes);
      const others = cellIn(cells, column, lane).filter((story) => story.id !== id);
      setCell(cells, column, lane, others);
    }
    if (now !== undefined && now.archivedAt === null) {
      const [column, lane] = placeOf(now, columns, lanes);
      setCell(cells, column, lane, [...cellIn(cells, column, lane), now].sort(byOrder));
    }
  }
  return cells.has(null) === (grid.columns.at(-1) === null) ? withCells(cells, grid) : null;
}

function cellIn(cells: Cells, column: Column, lane: Lane): readonly Story[] {
  return cells.get(column)?.get(lane) ?? nothing;
}

/** Leaves the columns that `cells` may share with others as they are. */
function setCell(
  cells: Map<Column, CellsOfColumn>,
  column: Column,
  lane: Lane,
  stories: readonly Story[],
): void {
  const ofColumn = new Map(cells.get(column));
  if (stories.length === 0) ofColumn.delete(lane);
  else ofColumn.set(lane, stories);
  if (ofColumn.size === 0) cells.delete(column);
  else cells.set(column, ofColumn);
}

function withCells(cells: Cells, grid: Omit<MapGrid, 'cells' | 'cell'>): MapGrid {
  return { ...grid, cells, cell: (column, lane) => cellIn(cells, column, lane) };
}

function arrangeCells(records: MapRecords, columns: ReadonlySet<Column>, lanes: ReadonlySet<Lane>): Cells {
  const cells = new Map<Column, Map<Lane, Story[]>>();
  for (const story of live(records.story.values())) {
    const [column, lane] = placeOf(story, columns, lanes);
    let ofColumn = cells.get(column);
    if (ofColumn === undefined) cells.set(column, (ofColumn = new Map()));
    const stories = ofColumn.get(lane);
    if (stories === undefined) ofColumn.set(lane, [story]);
    else stories.push(story);
  }
  for (const ofColumn of cells.values()) for (const stories of ofColumn.values()) stories.sort(byOrder);
  return cells;
}

/** All stories of the map, cell by cell, in no order of the cells. */
export function storiesOfGrid(grid: MapGrid): Story[] {
  return [...grid.cells.values()].flatMap((lanes) => [...lanes.values()].flat());
}

/** The stories of a lane in map order: left to right, top to bottom. Unplaced ones come last. */
export function storiesOfLane(grid: MapGrid, lane: Lane): Story[] {
  return grid.columns.flatMap((column) => [...grid.cell(column, lane)]);
}

/** The stories of a lane that stand under a live step, in map order. */
export function placedStoriesOfLane(grid: MapGrid, lane: Lane): Story[] {
  return grid.columns.flatMap((column) => (column === null ? [] : [...grid.cell(column, lane)]));
}

/** A step whose activity is gone has no column; its stories are in Unplaced. */
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

/** The cell a story is shown in: a gone step means Unplaced, a gone release Unscheduled. */
function placeOf(story: Story, columns: ReadonlySet<Column>, lanes: ReadonlySet<Lane>): [Column, Lane] {
  return [
    columns.has(story.stepId) ? story.stepId : null,
    lanes.has(story.releaseId) ? story.releaseId : null,
  ];
}
