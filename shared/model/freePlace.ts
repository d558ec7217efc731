/**
 * Where a free thing is: in map units, with (0,0) at the top left corner of the grid.
 * F1: free things stand where they were put. When lanes or columns grow, the grid may grow under them; nothing moves
 * by itself, so a thing is at the same place for everybody, whatever they have collapsed.
 */
import * as z from 'zod/mini';

/** A point of the map. One register: two people who move a thing at once leave it where one of them put it. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** As far from the grid's corner as anything may be, in map units. */
export const farthest = 1_000_000;
/** The sides a thing may have, in map units. */
const sides = { least: 16, most: 50_000 } as const;

export const coordinateSchema = z.number().check(z.gte(-farthest), z.lte(farthest));
const side = z.number().check(z.gte(sides.least), z.lte(sides.most));
export const pointSchema: z.ZodMiniType<MapPoint> = z.object({ x: coordinateSchema, y: coordinateSchema });
export const sizeSchema: z.ZodMiniType<MapSize> = z.object({ width: side, height: side });

/** The nearest point a thing may have, to a tenth of a unit. */
export function allowedPoint({ x, y }: MapPoint): MapPoint {
  return { x: allowed(x, -farthest, farthest), y: allowed(y, -farthest, farthest) };
}

/** The nearest size a thing may have, to a tenth of a unit. */
export function allowedSize({ width, height }: MapSize): MapSize {
  return { width: allowed(width, sides.least, sides.most), height: allowed(height, sides.least, sides.most) };
}

function allowed(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)) * 10) / 10;
}
