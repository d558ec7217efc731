/** What free thing is under a point of the map: handles of what is chosen first, then the topmost thing. */
import { isOfKind, type FreeId, type FreeThing } from '../../shared/model/freeThing.ts';
import { strokePoints } from '../../shared/views/freeThings.ts';
import type { FreePlaces } from './freePlaces.ts';
import { contains, grow, type Point, type Rect } from './geometry.ts';

/** A corner or a side by compass; the start and the head of an arrow; the thing itself. */
export const freeCorners = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type FreeCorner = (typeof freeCorners)[number];
export type FreePart = 'body' | FreeCorner | 'from' | 'to';

export interface FreeHit {
  readonly kind: 'free';
  readonly id: FreeId;
  readonly part: FreePart;
}

export interface FreeHitOptions {
  /** Map units per screen pixel. */
  readonly unit: number;
  /** The only thing that is chosen, whose handles are there; null: none, or several. */
  readonly chosen: FreeId | null;
  /** How far from a handle or a line counts, in screen pixels. */
  readonly reach: number;
}

/** The height of a frame's name above its top edge, in screen pixels. */
export const frameNameHeight = 24;

/** null where there is none. */
export function hitFree(
  places: FreePlaces,
  point: Point,
  { unit, chosen, reach }: FreeHitOptions,
): FreeHit | null {
  const near = reach * unit;
  const chosenThing = chosen === null ? undefined : places.things.find(({ id }) => id === chosen);
  if (chosenThing !== undefined) {
    const part = hitHandle(places, chosenThing, point, near);
    if (part !== null) return { kind: 'free', id: chosenThing.id, part };
  }
  for (let i = places.things.length - 1; i >= 0; i--) {
    const thing = places.things[i]!;
    if (hitThing(places, thing, point, near, unit)) return { kind: 'free', id: thing.id, part: 'body' };
  }
  return null;
}

/** The handles a thing has where it can be resized or its ends moved. */
export function handlesOf(places: FreePlaces, thing: FreeThing): ReadonlyMap<FreePart, Point> {
  if (isOfKind(thing, 'arrow')) {
    const { from, to } = places.lineOf(thing);
    return new Map<FreePart, Point>([
      ['from', from],
      ['to', to],
    ]);
  }
  const rect = places.rectOf(thing.id);
  if (rect === null || isOfKind(thing, 'stroke')) return new Map();
  const corners: readonly FreeCorner[] = isOfKind(thing, 'text')
    ? ['e', 'w']
    : freeCorners.filter((corner) => !isOfKind(thing, 'image') || corner.length === 2);
  return new Map(corners.map((corner) => [corner, cornerPoint(rect, corner)]));
}

/** The point of a rectangle that a corner or side means. */
export function cornerPoint(rect: Rect, corner: FreeCorner): Point {
  return {
    x: rect.x + rect.width * (corner.includes('w') ? 0 : corner.includes('e') ? 1 : 0.5),
    y: rect.y + rect.height * (corner.includes('n') ? 0 : corner.includes('s') ? 1 : 0.5),
  };
}

function hitHandle(places: FreePlaces, thing: FreeThing, point: Point, near: number): FreePart | null {
  const handles = [...handlesOf(places, thing)];
  // Corners before sides: on something small they lie close together.
  handles.sort(([a], [b]) => b.length - a.length);
  for (const [part, at] of handles) {
    if (Math.abs(at.x - point.x) <= near && Math.abs(at.y - point.y) <= near) return part;
  }
  return null;
}

function hitThing(places: FreePlaces, thing: FreeThing, point: Point, near: number, unit: number): boolean {
  const rect = places.rectOf(thing.id);
  if (rect === null || !contains(grow(rect, near + frameNameHeight * unit), point)) return false;
  if (isOfKind(thing, 'arrow')) {
    const { from, to } = places.lineOf(thing);
    return distanceToLine(point, from, to) <= near;
  }
  if (isOfKind(thing, 'stroke')) {
    const points = strokePoints(thing);
    const reach = near / 2 + thing.width / 2;
    if (points.length === 1) return Math.hypot(point.x - rect.x, point.y - rect.y) <= reach;
    return points.some((at, i) => i > 0 && distanceToLine(point, points[i - 1]!, at) <= reach);
  }
  if (!isOfKind(thing, 'frame')) return contains(rect, point);
  const name = { ...rect, y: rect.y - frameNameHeight * unit, height: frameNameHeight * unit };
  return contains(name, point) || (contains(grow(rect, near), point) && !contains(grow(rect, -near), point));
}

/** How far a point is from the line between two others. */
export function distanceToLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const part =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
}
