/** Lines drawn by hand: thinned out without being seen, and smooth through the middles of what is left. */
import { mostStrokePoints, writeStrokePath, type StrokePoint } from '../../shared/model/strokePath.ts';
import { boxAround } from '../../shared/views/freeThings.ts';
import type { Point } from './geometry.ts';
import { distanceToLine } from './freeHit.ts';

/** What is stored of a line: its corner, and its points from there. */
export interface DrawnStroke {
  readonly at: Point;
  readonly path: string;
}

/** Keeps the points that matter: none moves by more than `tolerance` map units, unless there are too many of them. */
export function storeStroke(points: readonly StrokePoint[], tolerance: number): DrawnStroke {
  const kept = spread(thinOut(points, tolerance), mostStrokePoints);
  const box = boxAround(kept);
  const at = { x: Math.round(box.x * 10) / 10, y: Math.round(box.y * 10) / 10 };
  return {
    at,
    path: writeStrokePath(kept.map(({ x, y, pressure }) => ({ x: x - at.x, y: y - at.y, pressure }))),
  };
}

/** A long line is looked at in parts, or it would take the square of its length. */
const partLength = 200;

/** Ramer, Douglas and Peucker: a point stays when leaving it out would move the line by more than `tolerance`. */
export function thinOut(points: readonly StrokePoint[], tolerance: number): StrokePoint[] {
  if (points.length < 3) return [...points];
  const keep = new Set<number>();
  const open: [number, number][] = [];
  for (let from = 0; from < points.length - 1; from += partLength) {
    open.push([from, Math.min(from + partLength, points.length - 1)]);
  }
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    keep.add(from).add(to);
    let furthest = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distanceToLine(points[i]!, points[from]!, points[to]!);
      if (away > most) {
        most = away;
        furthest = i;
      }
    }
    if (furthest >= 0) open.push([from, furthest], [furthest, to]);
  }
  return points.filter((_, i) => keep.has(i));
}

/** At most so many of them, evenly, the first and the last among them. */
function spread<T>(points: readonly T[], most: number): readonly T[] {
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, i) => points[Math.round((i * (points.length - 1)) / (most - 1))]!);
}

/** One bow of a smooth line: from the middle of two points over the second to the next middle. */
export interface StrokeBow {
  readonly from: Point;
  readonly over: Point;
  readonly to: Point;
  /** Of the line's width: 1 at middle pressure. */
  readonly thickness: number;
}

/** The bows through all points, beginning and ending at the first and the last one. */
export function bowsOf(points: readonly StrokePoint[]): StrokeBow[] {
  const [first] = points;
  if (first === undefined) return [];
  const last = points.at(-1)!;
  if (points.length < 3) return [{ from: first, over: first, to: last, thickness: thickness(last) }];
  return points.slice(1, -1).map((over, i) => ({
    from: i === 0 ? first : middle(points[i]!, over),
    over,
    to: i === points.length - 3 ? last : middle(over, points[i + 2]!),
    thickness: thickness(over),
  }));
}

function thickness({ pressure }: StrokePoint): number {
  return 0.4 + pressure * 1.2;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
