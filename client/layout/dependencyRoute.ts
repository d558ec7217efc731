/** The way of an arrow from one card to another: along the gutters between columns and cards, never through a card. */
import type { StoryId } from '../../shared/model/story.ts';
import type { Point, Rect } from './geometry.ts';
import { cardRect, cellRect, showsCards, type MapLayout } from './mapLayout.ts';
import { sizes } from './sizes.ts';

/** Where an arrow begins or ends: a card, or the place where something collapsed shows how many it holds. */
interface Anchor {
  readonly rect: Rect;
  readonly column: number;
  readonly lane: number;
  readonly isFolded: boolean;
}

/** How far lines that share a gutter stand apart, and how many fit beside each other. */
const trackStep = 3;
const tracks = 5;
/** Arrows leave a card above its middle and arrive below it, so that the two ends cannot be taken for each other. */
const leavesAt = 0.36;
const arrivesAt = 0.64;
/** The size of the number on a collapsed cell, and where it stands. */
const fold = { width: 28, height: 24, middle: 30 } as const;

/**
 * The corners of the arrow in map units, from the first card to the second; every part is level or upright.
 * `track` (any whole number) sets lines apart that share a gutter. Null when there is nothing to draw: one of the
 * stories is not on the map, or both are inside the same collapsed cell.
 */
export function dependencyRoute(
  layout: MapLayout,
  from: StoryId,
  to: StoryId,
  track = 0,
): readonly Point[] | null {
  const start = anchorOf(layout, from);
  const end = anchorOf(layout, to);
  if (start === null || end === null || from === to) return null;
  const isSameCell = start.column === end.column && start.lane === end.lane;
  if (isSameCell && start.isFolded) return null;

  const shift = ((((track % tracks) + tracks) % tracks) - (tracks - 1) / 2) * trackStep;
  const startY = start.rect.y + start.rect.height * leavesAt + shift;
  const endY = end.rect.y + end.rect.height * arrivesAt + shift;
  // Stacked cards are joined around their right side; else the arrow leaves towards the other column.
  const leavesRight = end.column >= start.column;
  const arrivesRight = end.column <= start.column;
  const startX = leavesRight ? start.rect.x + start.rect.width : start.rect.x;
  const endX = arrivesRight ? end.rect.x + end.rect.width : end.rect.x;
  const startGutter = gutter(layout, start.column, leavesRight) + shift;
  const endGutter = gutter(layout, end.column, arrivesRight) + shift;
  const isOneGutter = Math.abs(end.column - start.column) <= 1;
  const corners: Point[] = [{ x: startX, y: startY }];
  if (isOneGutter) {
    const x = start.column === end.column ? startGutter : (startGutter + endGutter) / 2;
    corners.push({ x, y: startY }, { x, y: endY });
  } else {
    const y = rowGap(layout, start, endY > startY) + shift / 2;
    corners.push({ x: startGutter, y: startY }, { x: startGutter, y }, { x: endGutter, y });
    corners.push({ x: endGutter, y: endY });
  }
  corners.push({ x: endX, y: endY });
  return corners.filter((corner, i) => i === 0 || !isSame(corner, corners[i - 1]!));
}

/** Where the sign of an arrow stands: the middle of its longest upright part, else of the longest. */
export function routeMiddle(points: readonly Point[]): Point {
  let best = { length: -1, x: 0, y: 0 };
  points.slice(1).forEach((to, i) => {
    const from = points[i]!;
    const length = Math.abs(to.y - from.y) * 1000 + Math.abs(to.x - from.x);
    if (length > best.length) best = { length, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  });
  return best;
}

/** The smallest rectangle around a route, for telling whether it is in sight. */
export function routeBounds(route: readonly Point[]): Rect {
  const [xs, ys] = [route.map(({ x }) => x), route.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function anchorOf(layout: MapLayout, id: StoryId): Anchor | null {
  const place = layout.placeOf(id);
  if (place === null) return null;
  const { column, lane, rank } = place;
  if (showsCards(layout, column, lane)) {
    return { rect: cardRect(layout, column, lane, rank), column, lane, isFolded: false };
  }
  const cell = cellRect(layout, column, lane);
  const middle = cell.y + Math.min(cell.height / 2, fold.middle);
  const x = cell.x + (cell.width - fold.width) / 2;
  return {
    rect: { x, y: middle - fold.height / 2, width: fold.width, height: fold.height },
    column,
    lane,
    isFolded: true,
  };
}

/** The upright gutter at a side of a column: in the middle between its cards and the next column's. */
function gutter(layout: MapLayout, column: number, atRight: boolean): number {
  const { x, width } = layout.columns[column]!;
  return atRight ? x + width : x;
}

/** The level gap beside an anchor: cards stand in the same rows in every column of a lane, so it is free all along. */
function rowGap(layout: MapLayout, { rect, lane, isFolded }: Anchor, below: boolean): number {
  if (isFolded) return layout.lanes[lane]!.y + sizes.lanePadding / 2;
  return below ? rect.y + rect.height + sizes.cardGap / 2 : rect.y - sizes.cardGap / 2;
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}
