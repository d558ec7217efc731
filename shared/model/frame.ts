/** A frame: a named area around the grid; it is a place to jump to, and carries what lies wholly inside it. */
import { archivedAt, locked, longestTitle, text, value, type FieldTable } from './field.ts';
import { pointSchema, sizeSchema, type MapPoint, type MapSize } from './freePlace.ts';
import type { Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';

export type FrameId = Id<'frame'>;

export interface Frame {
  readonly id: FrameId;
  readonly name: string;
  /** Its top left corner. */
  readonly at: MapPoint;
  readonly size: MapSize;
  readonly order: string;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

/** The size a frame has that nobody drew. */
export const frameSize: MapSize = { width: 560, height: 400 };

export const frameFields: FieldTable<Frame> = {
  name: text(longestTitle),
  at: value<MapPoint>(pointSchema, { x: 0, y: 0 }),
  size: value<MapSize>(sizeSchema, frameSize),
  order: value(orderKeySchema, ''),
  locked,
  archivedAt,
};
