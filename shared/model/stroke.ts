/** A stroke: one line drawn by hand, kept as it was drawn and moved as a whole. */
import { archivedAt, locked, value, type FieldTable } from './field.ts';
import { pointSchema, type MapPoint } from './freePlace.ts';
import { hueSchema, type Hue } from './hue.ts';
import type { Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import { strokePathSchema } from './strokePath.ts';
import * as z from 'zod/mini';

export type StrokeId = Id<'stroke'>;

export interface Stroke {
  readonly id: StrokeId;
  /** The top left corner of its points. */
  readonly at: MapPoint;
  /** Its points from there, as strokePath writes them; never changed once it is drawn. */
  readonly path: string;
  /** In map units, at middle pressure. */
  readonly width: number;
  readonly hue: Hue;
  readonly order: string;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

export const strokeWidthSchema = z.number().check(z.gte(1), z.lte(60));

export const strokeFields: FieldTable<Stroke> = {
  at: value<MapPoint>(pointSchema, { x: 0, y: 0 }),
  path: value(strokePathSchema, '0 0 50'),
  width: value(strokeWidthSchema, 4),
  hue: value<Hue>(hueSchema, 'slate'),
  order: value(orderKeySchema, ''),
  locked,
  archivedAt,
};
