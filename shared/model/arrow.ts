/** An arrow: from one end to another, each a point of the map or held by a thing or a story. */
import { archivedAt, locked, longestTitle, text, value, type FieldTable } from './field.ts';
import { coordinateSchema, type MapPoint } from './freePlace.ts';
import { hueSchema, type Hue } from './hue.ts';
import { idSchema, type Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import * as z from 'zod/mini';

export type ArrowId = Id<'arrow'>;

/** What an end of an arrow can be held by. */
export type HolderId = Id<'sticky'> | Id<'text'> | Id<'frame'> | Id<'story'>;

/** Held by a thing, the end follows it; the point is where the end was last, for when the thing is gone. */
export interface ArrowEnd extends MapPoint {
  readonly heldBy: HolderId | null;
}

export interface Arrow {
  readonly id: ArrowId;
  /** What is written along it. */
  readonly title: string;
  readonly from: ArrowEnd;
  /** Where its head is. */
  readonly to: ArrowEnd;
  readonly hue: Hue;
  readonly order: string;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

export const holderSchema: z.ZodMiniType<HolderId> = z.union([
  idSchema('sticky'),
  idSchema('text'),
  idSchema('frame'),
  idSchema('story'),
]);

export const arrowEndSchema: z.ZodMiniType<ArrowEnd> = z.object({
  heldBy: z.nullable(holderSchema),
  x: coordinateSchema,
  y: coordinateSchema,
});

const nowhere: ArrowEnd = { heldBy: null, x: 0, y: 0 };

export const arrowFields: FieldTable<Arrow> = {
  title: text(longestTitle),
  from: value<ArrowEnd>(arrowEndSchema, nowhere),
  to: value<ArrowEnd>(arrowEndSchema, nowhere),
  hue: value<Hue>(hueSchema, 'slate'),
  order: value(orderKeySchema, ''),
  locked,
  archivedAt,
};
