/** The points of a stroke as one short text: each as its distance from the one before, in tenths of a map unit. */
import * as z from 'zod/mini';

/** `pressure` is 0 to 1; 0.5 where the device tells none. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** The most points one stroke holds; a longer one is simplified, or goes on as another. */
export const mostStrokePoints = 2000;
/** How far a point may be from the stroke's place, in map units. */
const farthestPoint = 20_000;
const pattern = /^-?\d{1,6} -?\d{1,6} \d{1,2}(?: -?\d{1,6} -?\d{1,6} \d{1,2})*$/;
const longest = mostStrokePoints * 18;

/** Schema of a stored path: numbers in threes (right, down, pressure in hundredths), none absurd. */
export const strokePathSchema = z.string().check(
  z.maxLength(longest),
  z.regex(pattern),
  z.refine((path: string) => isDrawable(readStrokePath(path)), { error: 'too many points, or too far' }),
);

/** Writes points, relative to the stroke's place. */
export function writeStrokePath(points: readonly StrokePoint[]): string {
  let [x, y] = [0, 0];
  return points
    .map((point) => {
      const [toX, toY] = [Math.round(point.x * 10), Math.round(point.y * 10)];
      const step = `${toX - x} ${toY - y} ${Math.round(Math.min(0.99, Math.max(0, point.pressure)) * 100)}`;
      [x, y] = [toX, toY];
      return step;
    })
    .join(' ');
}

/** Reads the points of a path that fits its schema. */
export function readStrokePath(path: string): StrokePoint[] {
  const numbers = path.split(' ').map(Number);
  const points: StrokePoint[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 2 < numbers.length; i += 3) {
    x += numbers[i]!;
    y += numbers[i + 1]!;
    points.push({ x: x / 10, y: y / 10, pressure: numbers[i + 2]! / 100 });
  }
  return points;
}

function isDrawable(points: readonly StrokePoint[]): boolean {
  const isNear = (value: number): boolean => Math.abs(value) <= farthestPoint;
  return points.length <= mostStrokePoints && points.every(({ x, y }) => isNear(x) && isNear(y));
}
