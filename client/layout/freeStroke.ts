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

/** Keeps the points that matter: none moves by more than `tolerance` map units, and there are never too many. */
export function storeStroke(points: readonly StrokePoint[], tolerance: number): DrawnStroke {
  let kept = thinOut(points, tolerance);
  for (let coarser = tolerance * 2; kept.length > mostStrokePoints; coarser *= 2) {
    kept = thinOut(points, coarser);
  }
  const box = boxAround(kept);
  const at = { x: Math.round(box.x * 10) / 10, y: Math.round(box.y * 10) / 10 };
  return {
    at,
    path: writeStrokePath(kept.map(({ x, y, pressure }) => ({ x: x - at.x, y: y - at.y, pressure }))),
  };
}

/** Ramer, Douglas and Peucker: a point stays when leaving it out would move the line by more than `tolerance`. */
export function thinOut(points: readonly StrokePoint[], tolerance: number): StrokePoint[] {
  if (points.length < 3) return [...points];
  const keep = new Set<number>([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    let furthest = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distanceToLine(points[i]!, points[from]!, points[to]!);
      if (away > most) {
        most = away;
        furthest = i;
      }
    }
    if (furthest < 0) continue;
    keep.add(furthest);
    open.push([from, furthest], [furthest, to]);
  }
  return points.filter((_, i) => keep.has(i));
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
