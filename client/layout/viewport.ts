/** The viewport's arithmetic: where a map point is on the screen, zooming at the pointer, fitting, limits. */
import { clamp, grow, union, type Point, type Rect } from './geometry.ts';
import { fieldArea, headerFrame, type View } from './headers.ts';

export type { View } from './headers.ts';

export const leastScale = 0.05;
export const mostScale = 3;

/** How much of the screen may stay empty behind the map's right and bottom edge. */
const slack = 0.6;
const fitMargin = 24;

export interface Size {
  readonly width: number;
  readonly height: number;
  /** What lies around the grid has to be in reach too. */
  readonly free?: { readonly extent: Rect | null } | null;
}

/** Room that is left around free things, in map units. */
const freeMargin = 240;

/** The grid and what lies around it, with this much room. */
function reachOf({ width, height, free }: Size, margin = freeMargin): Rect {
  const grid = { x: 0, y: 0, width, height };
  return free?.extent ? union(grid, grow(free.extent, margin)) : grid;
}

export function toMap(view: View, point: Point): Point {
  return { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
}

export function toScreen(view: View, point: Point): Point {
  return { x: point.x * view.scale + view.x, y: point.y * view.scale + view.y };
}

export function rectToScreen(view: View, rect: Rect): Rect {
  return {
    ...toScreen(view, rect),
    width: rect.width * view.scale,
    height: rect.height * view.scale,
  };
}

/** The part of the map that is seen between the pinned headers and the edges of the screen. */
export function visibleRect(view: View): Rect {
  const area = fieldArea(view, headerFrame(view));
  return { ...toMap(view, area), width: area.width / view.scale, height: area.height / view.scale };
}

/** Keeps the map in reach: its corner never leaves the headers, its far edges stay on the screen. */
export function limitView(view: View, size: Size): View {
  const scale = clamp(view.scale, leastScale, mostScale);
  const next = { ...view, scale };
  const area = fieldArea(next, headerFrame(next));
  const reach = reachOf(size);
  const furthest = (start: number, room: number, length: number): number =>
    Math.min(start, start + room * (1 - slack) - length * scale);
  return {
    ...next,
    x: clamp(next.x, furthest(area.x, area.width, reach.x + reach.width), area.x - reach.x * scale),
    y: clamp(next.y, furthest(area.y, area.height, reach.y + reach.height), area.y - reach.y * scale),
  };
}

/** Shows or hides the row of the activities; the part of the map that is seen stays the same. */
export function withLevels(view: View, hidesActivities: boolean): View {
  const next = { ...view, hidesActivities };
  return { ...next, y: view.y + headerFrame(next).top - headerFrame(view).top };
}

/** Moves the map by screen pixels. */
export function panBy(view: View, by: Point, size: Size): View {
  return limitView({ ...view, x: view.x + by.x, y: view.y + by.y }, size);
}

/** Zooms so that the map point under `at` (screen) stays there, unless a limit is in the way. */
export function zoomAt(view: View, factor: number, at: Point, size: Size): View {
  const scale = clamp(view.scale * factor, leastScale, mostScale);
  const point = toMap(view, at);
  return limitView({ ...view, scale, x: at.x - point.x * scale, y: at.y - point.y * scale }, size);
}

/** The middle of the field on the screen: where keys and buttons zoom. */
export function fieldCentre(view: View): Point {
  const area = fieldArea(view, headerFrame(view));
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
}

/** Shows the whole map, never larger than 100 %. */
export function fitView(view: View, size: Size): View {
  if (size.free?.extent) return showRect(view, reachOf(size, fitMargin), size, 1);
  // The headers' size depends on the scale and the scale on the headers' size: the smaller answer of the last
  // two rounds fits either way.
  const first = fittingScale(view, 1, size);
  const second = fittingScale(view, first, size);
  const scale = Math.min(second, fittingScale(view, second, size));
  return homeView({ ...view, scale }, size);
}

function fittingScale(view: View, scale: number, size: Size): number {
  const area = fieldArea(view, headerFrame({ ...view, scale }));
  const across = (area.width - fitMargin) / Math.max(1, size.width);
  const down = (area.height - fitMargin) / Math.max(1, size.height);
  return clamp(Math.min(across, down), leastScale, 1);
}

/** Goes to the map's top left corner at the present scale. */
export function homeView(view: View, size: Size): View {
  const frame = headerFrame(view);
  return limitView({ ...view, x: frame.left, y: frame.top }, size);
}

/** The map point in the field's corner, and the scale: the same place on a screen of any size. */
export function placeOf(view: View): { x: number; y: number; scale: number } {
  const { x, y } = visibleRect(view);
  return { x, y, scale: view.scale };
}

/** Looks at a place again. */
export function viewAt(
  view: View,
  place: { readonly x: number; readonly y: number; readonly scale: number },
  size: Size,
): View {
  const scale = clamp(place.scale, leastScale, mostScale);
  const frame = headerFrame({ ...view, scale });
  return limitView({ ...view, scale, x: frame.left - place.x * scale, y: frame.top - place.y * scale }, size);
}

/** Shows this rectangle of the map whole and in the middle, as large as it goes up to `most`. */
export function showRect(view: View, rect: Rect, size: Size, most = mostScale): View {
  const scaleIn = (scale: number): number => {
    const area = fieldArea(view, headerFrame({ ...view, scale }));
    const fits = Math.min(area.width / Math.max(1, rect.width), area.height / Math.max(1, rect.height));
    return clamp(fits, leastScale, most);
  };
  // As in fitting: the headers' size depends on the scale.
  const second = scaleIn(scaleIn(1));
  const scale = Math.min(second, scaleIn(second));
  const next = { ...view, scale };
  const area = fieldArea(next, headerFrame(next));
  return limitView(
    {
      ...next,
      x: area.x + area.width / 2 - (rect.x + rect.width / 2) * scale,
      y: area.y + area.height / 2 - (rect.y + rect.height / 2) * scale,
    },
    size,
  );
}

/** The smallest move that shows this rectangle of the map with a little room around it; the same view if it is seen. */
export function revealRect(view: View, rect: Rect, size: Size, margin = 16): View {
  const area = fieldArea(view, headerFrame(view));
  const box = rectToScreen(view, rect);
  const shift = (start: number, length: number, from: number, room: number): number => {
    if (start < from + margin || length + 2 * margin > room) return from + margin - start;
    return Math.min(0, from + room - margin - (start + length));
  };
  const x = seen(box.x, box.width, area.x, area.width) ? 0 : shift(box.x, box.width, area.x, area.width);
  const y = seen(box.y, box.height, area.y, area.height) ? 0 : shift(box.y, box.height, area.y, area.height);
  return x === 0 && y === 0 ? view : panBy(view, { x, y }, size);
}

function seen(start: number, length: number, from: number, room: number): boolean {
  return start >= from && start + length <= from + room;
}
