/** Where a dragged stack of stories would land: the cell, the rank, and the line that shows it. */
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { firstIndex, type Point, type Rect } from './geometry.ts';
import { cardRect, cellRect, showsCards, stepOfColumn, type ColumnBox, type MapLayout } from './mapLayout.ts';
import { cardPitch, sizes } from './sizes.ts';

export interface StoryTarget {
  readonly stepId: StepId;
  readonly lane: Lane;
  /** The story it goes before; null: the end of the cell. */
  readonly before: StoryId | null;
  /** Where the blue line is drawn, in map coordinates. */
  readonly line: Rect;
  /** The cell that takes the stack. */
  readonly cell: Rect;
}

/** The place nearest to a map point; null where no story can go (unplaced, collapsed or empty activities). */
export function dropTarget(
  layout: MapLayout,
  point: Point,
  moving: ReadonlySet<StoryId>,
): StoryTarget | null {
  const box = nearestColumn(layout.columns, point.x);
  const stepId = stepOfColumn(box);
  if (box === undefined || stepId === null || layout.lanes.length === 0) return null;
  const lane = nearestLane(layout, point.y);
  const stories = layout.stories(box.index, lane);
  const cell = cellRect(layout, box.index, lane);
  if (!showsCards(layout, box.index, lane)) {
    const line = { x: cell.x + 6, y: cell.y + cell.height / 2 - 1, width: cell.width - 12, height: 2 };
    return { stepId, lane: layout.lanes[lane]!.lane, before: null, line, cell };
  }
  const top = layout.lanes[lane]!.y + sizes.lanePadding;
  const rank = firstIndex(stories.length, (i) => top + i * cardPitch + sizes.cardHeight / 2 > point.y);
  const before = stories.slice(rank).find((story) => !moving.has(story.id));
  const { x, y } = cardRect(layout, box.index, lane, rank);
  return {
    stepId,
    lane: layout.lanes[lane]!.lane,
    before: before?.id ?? null,
    line: { x, y: y - sizes.cardGap / 2 - 1, width: sizes.cardWidth, height: 2 },
    cell,
  };
}

/** The column under x, or the one whose edge is nearest. */
export function nearestColumn(columns: readonly ColumnBox[], x: number): ColumnBox | undefined {
  const index = firstIndex(columns.length, (i) => columns[i]!.x + columns[i]!.width > x);
  const right = columns[index];
  const left = columns[index - 1];
  if (right === undefined || left === undefined || x >= right.x) return right ?? left;
  return x - (left.x + left.width) < right.x - x ? left : right;
}

/** The lane under y, or the first or last one. */
export function nearestLane({ lanes }: MapLayout, y: number): number {
  return Math.min(
    firstIndex(lanes.length, (i) => lanes[i]!.y + lanes[i]!.height > y),
    lanes.length - 1,
  );
}
