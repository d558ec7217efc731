/** An image around the grid: the file is the server's, by the hash of its bytes; the map says where it is shown. */
import { archivedAt, locked, longestTitle, text, value, type FieldTable } from './field.ts';
import { pointSchema, sizeSchema, type MapPoint, type MapSize } from './freePlace.ts';
import type { Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import * as z from 'zod/mini';

export type ImageId = Id<'image'>;

export interface Image {
  readonly id: ImageId;
  /** The file on the server: SHA-256 in hex; empty reads as an image that is missing. */
  readonly hash: string;
  /** What the image shows, in words, for those who cannot see it. */
  readonly title: string;
  /** Its top left corner. */
  readonly at: MapPoint;
  readonly size: MapSize;
  readonly order: string;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

/** The name of an image file: the SHA-256 of its bytes, in hex. */
export const imageHashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The size an image has that could not be read. */
const imageSize: MapSize = { width: 320, height: 240 };

export const imageFields: FieldTable<Image> = {
  hash: value(z.union([imageHashSchema, z.literal('')]), ''),
  title: text(longestTitle),
  at: value<MapPoint>(pointSchema, { x: 0, y: 0 }),
  size: value<MapSize>(sizeSchema, imageSize),
  order: value(orderKeySchema, ''),
  locked,
  archivedAt,
};
