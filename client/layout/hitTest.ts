/** The inverse of the layout: what is under a point of the screen. */
import type { ActivityId } from '../../shared/model/activity.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Column, Lane } from '../../shared/views/arrangeMap.ts';
import type { FreeHit } from './freeHit.ts';
import { contains, firstIndex, type Point, type Rect } from './geometry.ts';
import { activityBox, addActivityBox, columnBox, headerFrame, type HeaderFrame } from './headers.ts';
import { laneHeaderParts, outcomePlace } from './laneHeader.ts';
import { cardRect, showsCards, slotRect, stepOfColumn, type MapLayout } from './mapLayout.ts';
import { cardPitch, sizes } from './sizes.ts';
import { toMap, type View } from './viewport.ts';

export type Hit =
  | { readonly kind: 'story'; readonly id: StoryId }
  | { readonly kind: 'details'; readonly id: StoryId }
  /** The handle at a card's side that an arrow to another card is drawn from. */
  | { readonly kind: 'connect'; readonly id: StoryId }
  | { readonly kind: 'step'; readonly id: StepId }
  | { readonly kind: 'activity'; readonly id: ActivityId }
  | { readonly kind: 'release'; readonly id: ReleaseId; readonly part: 'name' | 'outcome' }
  | { readonly kind: 'push'; readonly id: ReleaseId }
  | { readonly kind: 'fold'; readonly id: StepId | ActivityId | ReleaseId }
  /** The line between two lanes: `upper` and `lower` by index. */
  | { readonly kind: 'divider'; readonly upper: number; readonly lower: number }
  | { readonly kind: 'addStory'; readonly stepId: StepId; readonly lane: Lane }
  | { readonly kind: 'addStep'; readonly activityId: ActivityId | null; readonly after: StepId | null }
  | { readonly kind: 'addActivity'; readonly after: ActivityId | null }
  /** At the divider above the lane with this index. */
  | { readonly kind: 'addRelease'; readonly above: number }
  | { readonly kind: 'cell'; readonly column: Column; readonly lane: Lane }
  | FreeHit
  | { readonly kind: 'nothing' };

const nothing: Hit = { kind: 'nothing' };

/** Half the height of a divider's grip and the size of a round button, in screen pixels. */
export const grip = 6;
export const roundButton = 20;
/** The handle of a card in map units, and the scale from which it is there. */
const handleSize = 18;
export const leastForHandle = 0.6;
/** Narrower headers have no buttons. */
const leastForButtons = 64;

export interface HitOptions {
  /** Without it, nothing that adds or pulls is there. */
  readonly canEdit: boolean;
}

/** What is under a point of the screen (CSS pixels from the canvas' corner). */
export function hitTest(layout: MapLayout, view: View, point: Point, options: HitOptions): Hit {
  const frame = headerFrame(view);
  if (point.y < frame.top) {
    return point.x < frame.left ? nothing : hitBackbone(layout, view, frame, point, options);
  }
  if (point.x < frame.left) return hitLaneHeaders(layout, view, frame, point, options);
  return hitField(layout, toMap(view, point), grip / view.scale, options);
}

/** What is under a point of the map; `tolerance` is half a divider's thickness in map units. */
export function hitField(layout: MapLayout, point: Point, tolerance: number, { canEdit }: HitOptions): Hit {
  const lane = firstIndex(layout.lanes.length, (i) => layout.lanes[i]!.y + layout.lanes[i]!.height > point.y);
  const row = layout.lanes[lane];
  const column = firstIndex(
    layout.columns.length,
    (i) => layout.columns[i]!.x + layout.columns[i]!.width > point.x,
  );
  const box = layout.columns[column];
  const inColumn = box !== undefined && point.x >= box.x;
  if (row !== undefined && point.y >= row.y && inColumn && showsCards(layout, column, lane)) {
    const handle =
      canEdit && tolerance <= grip / leastForHandle ? hitHandle(layout, column, lane, point) : null;
    if (handle !== null) return handle;
    const card = hitCard(layout, column, lane, point);
    if (card !== null) return card;
  }
  if (canEdit) {
    const divider = hitDivider(layout, lane, point.y, tolerance);
    if (divider !== null) return divider;
  }
  if (row === undefined || point.y < row.y || !inColumn) return nothing;
  const stepId = stepOfColumn(box);
  if (canEdit && stepId !== null && showsCards(layout, column, lane)) {
    if (contains(slotRect(layout, column, lane), point)) return { kind: 'addStory', stepId, lane: row.lane };
  }
  const of = box.of[0];
  return of === undefined ? nothing : { kind: 'cell', column: of, lane: row.lane };
}

/** The corner of a card where its details open, at this card's rectangle. */
export function detailsRect(card: Rect, scale = 1): Rect {
  const size = 22 * scale;
  const inset = 3 * scale;
  return { x: card.x + card.width - size - inset, y: card.y + inset, width: size, height: size };
}

function hitCard(layout: MapLayout, column: number, lane: number, point: Point): Hit | null {
  const stories = layout.stories(column, lane);
  const rank = Math.floor((point.y - layout.lanes[lane]!.y - sizes.lanePadding) / cardPitch);
  const story = stories[rank];
  if (story === undefined) return null;
  const rect = cardRect(layout, column, lane, rank);
  if (!contains(rect, point)) return null;
  return { kind: contains(detailsRect(rect), point) ? 'details' : 'story', id: story.id };
}

/** The handle on the right side of a card: half on the card, half in the gutter. */
export function handleRect(card: Rect): Rect {
  return {
    x: card.x + card.width - handleSize / 2,
    y: card.y + (card.height - handleSize) / 2,
    width: handleSize,
    height: handleSize,
  };
}

function hitHandle(layout: MapLayout, column: number, lane: number, point: Point): Hit | null {
  const rank = Math.floor((point.y - layout.lanes[lane]!.y - sizes.lanePadding) / cardPitch);
  const story = layout.stories(column, lane)[rank];
  if (story === undefined || !contains(handleRect(cardRect(layout, column, lane, rank)), point)) return null;
  return { kind: 'connect', id: story.id };
}

function hitDivider(layout: MapLayout, lane: number, y: number, tolerance: number): Hit | null {
  for (const lower of [lane, lane + 1]) {
    const box = layout.lanes[lower];
    if (lower > 0 && box !== undefined && Math.abs(box.y - y) <= tolerance) {
      return { kind: 'divider', upper: lower - 1, lower };
    }
  }
  return null;
}

function hitBackbone(
  layout: MapLayout,
  view: View,
  frame: HeaderFrame,
  point: Point,
  { canEdit }: HitOptions,
): Hit {
  const last = layout.activities.at(-1);
  if (canEdit && contains(addActivityBox(layout, view, frame), point)) {
    return layout.grid.hidesActivities
      ? { kind: 'addStep', activityId: last?.activity.id ?? null, after: null }
      : { kind: 'addActivity', after: last?.activity.id ?? null };
  }
  if (layout.grid.hidesActivities) return hitSteps(layout, view, frame, point, canEdit);
  for (const { activity, index, folded } of layout.activities) {
    const box = activityBox(layout, view, frame, index);
    if (canEdit && contains(addAfterRect(box, view, frame), point))
      return { kind: 'addActivity', after: activity.id };
    const whole = folded ? { ...box, height: frame.stepTop + frame.stepHeight - box.y } : box;
    if (!contains(whole, point)) continue;
    if (foldRectContains(box, frame, folded, point)) return { kind: 'fold', id: activity.id };
    return { kind: 'activity', id: activity.id };
  }
  return hitSteps(layout, view, frame, point, canEdit);
}

function hitSteps(layout: MapLayout, view: View, frame: HeaderFrame, point: Point, canEdit: boolean): Hit {
  for (const { kind, index, activity, of } of layout.columns) {
    const box = columnBox(layout, view, frame, index);
    const owner = layout.activities[activity]?.activity.id;
    if (owner === undefined || kind === 'foldedActivity') continue;
    if (kind === 'noSteps') {
      if (canEdit && contains(box, point)) return { kind: 'addStep', activityId: owner, after: null };
      continue;
    }
    const stepId = of[0]!;
    if (canEdit && contains(addAfterRect(box, view, frame), point)) {
      return { kind: 'addStep', activityId: owner, after: stepId };
    }
    if (!contains(box, point)) continue;
    const folded = kind === 'foldedStep';
    return { kind: foldRectContains(box, frame, folded, point) ? 'fold' : 'step', id: stepId };
  }
  return nothing;
}

function hitLaneHeaders(
  layout: MapLayout,
  view: View,
  frame: HeaderFrame,
  point: Point,
  { canEdit }: HitOptions,
): Hit {
  for (const { index, lane } of layout.lanes) {
    const parts = laneHeaderParts(layout, view, frame, index);
    const { box } = parts;
    if (canEdit && Math.abs(point.y - Math.max(box.y, index === 0 ? frame.top : -Infinity)) <= grip) {
      if (contains(addReleaseRect(box), point)) return { kind: 'addRelease', above: index };
      if (index > 0) return { kind: 'divider', upper: index - 1, lower: index };
    }
    if (!contains({ ...box, height: box.height - (index + 1 < layout.lanes.length ? grip : 0) }, point))
      continue;
    if (canEdit && parts.button !== null && contains(parts.button, point)) {
      return lane === null ? { kind: 'addRelease', above: index } : { kind: 'push', id: lane };
    }
    if (lane === null) return nothing;
    if (parts.chevron !== null && contains(parts.chevron, point)) return { kind: 'fold', id: lane };
    const outcome = outcomePlace(parts, frame);
    const inOutcome = outcome !== null && contains(outcome, point);
    return { kind: 'release', id: lane, part: inOutcome ? 'outcome' : 'name' };
  }
  return nothing;
}

/** The round button that adds a sibling behind a header, in the gap at its right; empty where there is no room. */
export function addAfterRect(box: Rect, view: View, frame: HeaderFrame): Rect {
  if (box.width < leastForButtons) return { x: box.x, y: box.y, width: 0, height: 0 };
  const size = roundButton * frame.scale;
  const middle = box.x + box.width + sizes.columnPadding * view.scale;
  return { x: middle - size / 2, y: box.y + (box.height - size) / 2, width: size, height: size };
}

/** The chevron that collapses or expands a header: at the right, or at the foot of a collapsed one. */
export function foldRect(box: Rect, frame: HeaderFrame, folded: boolean): Rect {
  const size = roundButton * frame.scale;
  if (folded) return { x: box.x + (box.width - size) / 2, y: box.y + 4, width: size, height: size };
  if (box.width < leastForButtons) return { x: box.x, y: box.y, width: 0, height: 0 };
  return { x: box.x + box.width - size - 4, y: box.y + 4, width: size, height: size };
}

function foldRectContains(box: Rect, frame: HeaderFrame, folded: boolean, point: Point): boolean {
  return contains(foldRect(box, frame, folded), point);
}

/** The round button on a divider that adds a release there. */
export function addReleaseRect(lane: Rect): Rect {
  return { x: 8, y: lane.y - roundButton / 2, width: roundButton, height: roundButton };
}
