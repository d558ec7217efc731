/** Arrow keys: the next thing in a direction, as the map looks, not as it is stored. */
import type { ActivityId } from '../../shared/model/activity.ts';
import type { Id } from '../../shared/model/id.ts';
import { kindOf } from '../../shared/model/id.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { showsCards, stepOfColumn, type MapLayout } from './mapLayout.ts';

/** An empty cell that has the focus, so that a story can be put there with the keyboard. */
export interface CellFocus {
  readonly stepId: StepId;
  readonly lane: Lane;
}

export type Focus = Id | CellFocus;
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where the focus goes; null where the map ends. A focus that is gone starts again at the first record. */
export function focusMove(layout: MapLayout, focus: Focus | null, direction: Direction): Focus | null {
  if (focus === null) return firstFocus(layout);
  if (typeof focus !== 'string') return fromCell(layout, focus, direction);
  switch (kindOf(focus)) {
    case 'activity':
      return fromActivity(layout, focus as ActivityId, direction);
    case 'step':
      return fromStep(layout, focus as StepId, direction);
    case 'story':
      return fromStory(layout, focus as StoryId, direction);
    case 'release':
      return fromRelease(layout, focus as ReleaseId, direction);
    default:
      return firstFocus(layout);
  }
}

/** The first record of the map in reading order; null when it is empty. */
export function firstFocus(layout: MapLayout): Focus | null {
  return shownActivity(layout, 0) ?? firstStep(layout) ?? layout.grid.releases[0]?.id ?? null;
}

function fromActivity(layout: MapLayout, id: ActivityId, direction: Direction): Focus | null {
  const box = layout.activities.find(({ activity }) => activity.id === id);
  if (box === undefined) return firstFocus(layout);
  switch (direction) {
    case 'up':
      return null;
    case 'down':
      return stepOfColumn(layout.columns[box.from]);
    case 'left':
      return layout.activities[box.index - 1]?.activity.id ?? null;
    case 'right':
      return layout.activities[box.index + 1]?.activity.id ?? null;
  }
}

function fromStep(layout: MapLayout, id: StepId, direction: Direction): Focus | null {
  const column = layout.columnOf(id);
  const box = layout.columns[column];
  if (box === undefined) return firstFocus(layout);
  switch (direction) {
    case 'up':
      return shownActivity(layout, box.activity);
    case 'down':
      return enterColumn(layout, column, 0, 1, 'first');
    case 'left':
      return nextStep(layout, column, -1) ?? layout.grid.releases[0]?.id ?? null;
    case 'right':
      return nextStep(layout, column, 1);
  }
}

function fromStory(layout: MapLayout, id: StoryId, direction: Direction): Focus | null {
  const place = layout.placeOf(id);
  if (place === null) return firstFocus(layout);
  const { column, lane, rank } = place;
  const box = layout.columns[column]!;
  if (!showsCards(layout, column, lane)) {
    return box.kind === 'foldedActivity' ? layout.activities[box.activity]!.activity.id : stepOfColumn(box);
  }
  const stories = layout.stories(column, lane);
  switch (direction) {
    case 'up':
      return stories[rank - 1]?.id ?? above(layout, column, lane);
    case 'down':
      return stories[rank + 1]?.id ?? enterColumn(layout, column, lane + 1, 1, 'first');
    case 'left':
      return sideways(layout, column, lane, rank, -1);
    case 'right':
      return sideways(layout, column, lane, rank, 1);
  }
}

function fromCell(layout: MapLayout, { stepId, lane }: CellFocus, direction: Direction): Focus | null {
  const column = layout.columnOf(stepId);
  const row = layout.lanes.findIndex((box) => box.lane === lane);
  if (column < 0 || row < 0) return firstFocus(layout);
  switch (direction) {
    case 'up':
      return above(layout, column, row);
    case 'down':
      return enterColumn(layout, column, row + 1, 1, 'first');
    case 'left':
      return sideways(layout, column, row, 0, -1);
    case 'right':
      return sideways(layout, column, row, 0, 1);
  }
}

function fromRelease(layout: MapLayout, id: ReleaseId, direction: Direction): Focus | null {
  const lane = layout.lanes.findIndex((box) => box.lane === id);
  if (lane < 0) return firstFocus(layout);
  switch (direction) {
    case 'up':
      return layout.grid.releases[lane - 1]?.id ?? firstStep(layout) ?? shownActivity(layout, 0);
    case 'down':
      return layout.grid.releases[lane + 1]?.id ?? null;
    case 'left':
      return null;
    case 'right':
      return sideways(layout, -1, lane, 0, 1);
  }
}

/** Up from the top of a cell: the lane above, and above all lanes the step. */
function above(layout: MapLayout, column: number, lane: number): Focus | null {
  return enterColumn(layout, column, lane - 1, -1, 'last') ?? stepOfColumn(layout.columns[column]);
}

/** The first open cell of a column from `lane` on in steps of `by`. */
function enterColumn(
  layout: MapLayout,
  column: number,
  lane: number,
  by: 1 | -1,
  end: 'first' | 'last',
): Focus | null {
  for (let row = lane; row >= 0 && row < layout.lanes.length; row += by) {
    const focus = inCell(layout, column, row, end === 'first' ? 0 : Infinity);
    if (focus !== null) return focus;
  }
  return null;
}

/** The same lane, the next open column at the nearest rank; left of all columns stands the lane's release. */
function sideways(layout: MapLayout, column: number, lane: number, rank: number, by: 1 | -1): Focus | null {
  for (let next = column + by; next >= 0 && next < layout.columns.length; next += by) {
    const focus = inCell(layout, next, lane, rank);
    if (focus !== null) return focus;
  }
  return by === -1 ? (layout.lanes[lane]?.lane ?? null) : null;
}

/** What has the focus in a cell: the story at this rank or the last one, else the empty cell itself. */
function inCell(layout: MapLayout, column: number, lane: number, rank: number): Focus | null {
  if (!showsCards(layout, column, lane)) return null;
  const stories = layout.stories(column, lane);
  const story = stories[Math.min(rank, stories.length - 1)];
  if (story !== undefined) return story.id;
  const stepId = stepOfColumn(layout.columns[column]);
  return stepId === null ? null : { stepId, lane: layout.lanes[lane]!.lane };
}

function nextStep(layout: MapLayout, column: number, by: 1 | -1): StepId | null {
  for (let next = column + by; next >= 0 && next < layout.columns.length; next += by) {
    const stepId = stepOfColumn(layout.columns[next]);
    if (stepId !== null) return stepId;
  }
  return null;
}

/** Null while the map looks like two levels. */
function shownActivity(layout: MapLayout, index: number): ActivityId | null {
  return layout.grid.hidesActivities ? null : (layout.activities[index]?.activity.id ?? null);
}

function firstStep(layout: MapLayout): StepId | null {
  return nextStep(layout, -1, 1);
}
