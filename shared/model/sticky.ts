/** A sticky: a note around the grid that is no story yet. Dropped into a cell it becomes one. */
import { archivedAt, locked, longestTitle, text, value, type FieldTable } from './field.ts';
import { pointSchema, sizeSchema, type MapPoint, type MapSize } from './freePlace.ts';
import { hueSchema, type Hue } from './hue.ts';
import { idSchema, type Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import * as z from 'zod/mini';

export type StickyId = Id<'sticky'>;

export interface Sticky {
  readonly id: StickyId;
  /** What is written on it. */
  readonly title: string;
  /** Its top left corner. */
  readonly at: MapPoint;
  readonly size: MapSize;
  readonly hue: Hue;
  /** The story it was pulled out of: dropped into a cell again, that story comes back with everything it had. */
  readonly storyId: Id<'story'> | null;
  /** What lies above what, among all free things. */
  readonly order: string;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

/** The size a new sticky has. */
export const stickySize: MapSize = { width: 168, height: 128 };

export const stickyFields: FieldTable<Sticky> = {
  title: text(longestTitle),
  at: value<MapPoint>(pointSchema, { x: 0, y: 0 }),
  size: value<MapSize>(sizeSchema, stickySize),
  hue: value<Hue>(hueSchema, 'amber'),
  storyId: value<Id<'story'> | null>(z.nullable(idSchema('story')), null),
  order: value(orderKeySchema, ''),
  locked,
  archivedAt,
};
