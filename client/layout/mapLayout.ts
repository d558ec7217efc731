/** Where everything is: the grid as columns and lanes in map coordinates. Nothing overlaps, nothing is placed by hand. */
import type { Activity } from '../../shared/model/activity.ts';
import type { Id } from '../../shared/model/id.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { Story, StoryId } from '../../shared/model/story.ts';
import type { BackboneActivity, Column, Lane, MapGrid } from '../../shared/views/arrangeMap.ts';
import type { Rect } from './geometry.ts';
import { cardPitch, columnWidth, sizes } from './sizes.ts';

/**
 * What a column shows: the cards of a step, the unplaced ones, a collapsed step, a collapsed activity (all its
 * steps in one), or the empty ground under an activity that has no steps yet.
 */
export type ColumnKind = 'step' | 'unplaced' | 'foldedStep' | 'foldedActivity' | 'noSteps';

export interface ColumnBox {
  readonly kind: ColumnKind;
  readonly index: number;
  /** Index of its activity; -1 for the unplaced column. */
  readonly activity: number;
  /** The grid's columns it stands for: one, several for a collapsed activity, none under an activity without steps. */
  readonly of: readonly Column[];
  readonly x: number;
  readonly width: number;
}

export interface ActivityBox {
  readonly activity: Activity;
  readonly index: number;
  readonly x: number;
  readonly width: number;
  /** Its columns: from this index up to, but not including, `to`. */
  readonly from: number;
  readonly to: number;
  readonly folded: boolean;
}

export interface LaneBox {
  readonly lane: Lane;
  readonly index: number;
  readonly y: number;
  readonly height: number;
  readonly folded: boolean;
}

/** A story's place: column and lane by index, and its rank in the cell as shown. */
export interface Place {
  readonly column: number;
  readonly lane: number;
  readonly rank: number;
}

export interface MapLayout {
  readonly grid: MapGrid;
  readonly activities: readonly ActivityBox[];
  readonly columns: readonly ColumnBox[];
  readonly lanes: readonly LaneBox[];
  /** Of the whole field, the room for a new activity included. */
  readonly width: number;
  readonly height: number;
  /** The stories of a cell in rank order; for a collapsed activity those of all its steps. */
  readonly stories: (column: number, lane: number) => readonly Story[];
  /** L1: every live story has exactly one place. */
  readonly placeOf: (id: StoryId) => Place | null;
  /** The column that shows this step, or the collapsed activity it is in; -1 when it is not on the map. */
  readonly columnOf: (id: StepId) => number;
  /** Where the free things are; there once the map has some. */
  readonly free?: FreeSpots | null;
}

/** Where free things are, as the grid has to know it. */
export interface FreeSpots {
  readonly rectOf: (id: string) => Rect | null;
  /** Around all of them; null when there is none. */
  readonly extent: Rect | null;
}

const nothing: readonly Story[] = [];

/** Lays out the grid; `collapsed` holds activities, steps and releases this person has collapsed. */
export function layOutMap(grid: MapGrid, collapsed: ReadonlySet<Id>): MapLayout {
  const { activities, columns, width } = layOutBackbone(grid, collapsed);
  const lanes = layOutLanes(grid, columns, collapsed);
  const last = lanes.at(-1);
  const stories = storiesIn(grid, columns, lanes);
  const stepColumns = new Map<Column, number>();
  for (const box of columns) for (const step of box.of) stepColumns.set(step, box.index);
  let places: Map<StoryId, Place> | null = null;
  return {
    grid,
    activities,
    columns,
    lanes,
    width,
    height: last === undefined ? 0 : last.y + last.height,
    stories,
    placeOf: (id) => (places ??= placeAll(columns, lanes, stories)).get(id) ?? null,
    columnOf: (id) => stepColumns.get(id) ?? -1,
  };
}

/** The same layout with other words in it; right only for a grid in which everything stands where it stood. */
export function refreshLayout(layout: MapLayout, grid: MapGrid): MapLayout {
  return {
    ...layout,
    grid,
    activities: layout.activities.map((box) => ({ ...box, activity: grid.backbone[box.index]!.activity })),
    stories: storiesIn(grid, layout.columns, layout.lanes),
  };
}

function storiesIn(
  grid: MapGrid,
  columns: readonly ColumnBox[],
  lanes: readonly LaneBox[],
): MapLayout['stories'] {
  return (column, lane) => {
    const box = columns[column];
    const row = lanes[lane];
    if (box === undefined || row === undefined) return nothing;
    if (box.of.length === 1) return grid.cell(box.of[0]!, row.lane);
    return box.of.flatMap((step) => [...grid.cell(step, row.lane)]);
  };
}

/** Whether a cell shows its cards, not only how many there are. */
export function showsCards(layout: MapLayout, column: number, lane: number): boolean {
  const kind = layout.columns[column]?.kind;
  return (kind === 'step' || kind === 'unplaced') && layout.lanes[lane]?.folded === false;
}

/** The rectangle of the card at a place. */
export function cardRect(layout: MapLayout, column: number, lane: number, rank: number): Rect {
  return {
    x: layout.columns[column]!.x + sizes.columnPadding,
    y: layout.lanes[lane]!.y + sizes.lanePadding + rank * cardPitch,
    width: sizes.cardWidth,
    height: sizes.cardHeight,
  };
}

/** The rectangle of a story's card; null while it is inside something collapsed, or gone. */
export function storyRect(layout: MapLayout, id: StoryId): Rect | null {
  const place = layout.placeOf(id);
  if (place === null || !showsCards(layout, place.column, place.lane)) return null;
  return cardRect(layout, place.column, place.lane, place.rank);
}

/** The place at the end of an open cell where a story can be added. */
export function slotRect(layout: MapLayout, column: number, lane: number): Rect {
  const { x, y, width } = cardRect(layout, column, lane, layout.stories(column, lane).length);
  return { x, y, width, height: sizes.slotHeight };
}

/** The whole cell, from divider to divider. */
export function cellRect(layout: MapLayout, column: number, lane: number): Rect {
  const box = layout.columns[column]!;
  const row = layout.lanes[lane]!;
  return { x: box.x, y: row.y, width: box.width, height: row.height };
}

/** The step a column stands for when stories can be put into it, else null. */
export function stepOfColumn(box: ColumnBox | undefined): StepId | null {
  return box !== undefined && (box.kind === 'step' || box.kind === 'foldedStep') ? (box.of[0] ?? null) : null;
}

function layOutBackbone(
  grid: MapGrid,
  collapsed: ReadonlySet<Id>,
): { activities: ActivityBox[]; columns: ColumnBox[]; width: number } {
  const activities: ActivityBox[] = [];
  const columns: ColumnBox[] = [];
  let x = 0;
  const push = (kind: ColumnKind, activity: number, of: readonly Column[]): void => {
    const folded = kind === 'foldedStep' || kind === 'foldedActivity';
    const width = folded ? sizes.foldedWidth : columnWidth;
    columns.push({ kind, index: columns.length, activity, of, x, width });
    x += width;
  };
  grid.backbone.forEach(({ activity, steps }: BackboneActivity, index) => {
    if (x > 0) x += sizes.activityGap;
    const start = { x, from: columns.length };
    const folded = !grid.hidesActivities && collapsed.has(activity.id);
    if (folded) {
      push(
        'foldedActivity',
        index,
        steps.map((step) => step.id),
      );
    } else if (steps.length === 0) push('noSteps', index, []);
    else for (const step of steps) push(collapsed.has(step.id) ? 'foldedStep' : 'step', index, [step.id]);
    activities.push({ activity, index, ...start, width: x - start.x, to: columns.length, folded });
  });
  if (grid.columns.at(-1) === null) {
    if (x > 0) x += sizes.activityGap;
    push('unplaced', -1, [null]);
  }
  return { activities, columns, width: x + sizes.endWidth };
}

function layOutLanes(grid: MapGrid, columns: readonly ColumnBox[], collapsed: ReadonlySet<Id>): LaneBox[] {
  let y = 0;
  return grid.lanes.map((lane, index) => {
    const folded = lane !== null && collapsed.has(lane);
    let fullest = 0;
    for (const box of columns) {
      if (box.kind !== 'step' && box.kind !== 'unplaced') continue;
      fullest = Math.max(fullest, grid.cell(box.of[0]!, lane).length);
    }
    const needed = 2 * sizes.lanePadding + fullest * cardPitch + sizes.slotHeight;
    const height = folded ? sizes.foldedLane : Math.max(sizes.laneLeast, needed);
    const box: LaneBox = { lane, index, y, height, folded };
    y += height;
    return box;
  });
}

function placeAll(
  columns: readonly ColumnBox[],
  lanes: readonly LaneBox[],
  stories: MapLayout['stories'],
): Map<StoryId, Place> {
  const places = new Map<StoryId, Place>();
  for (const { index: lane } of lanes) {
    for (const { index: column } of columns) {
      stories(column, lane).forEach((story, rank) => places.set(story.id, { column, lane, rank }));
    }
  }
  return places;
}
