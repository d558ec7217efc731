/** A text: words on the ground around the grid, in one of a few sizes of type. Its height follows from its words. */
import { archivedAt, locked, text, value, type FieldTable } from './field.ts';
import { pointSchema, type MapPoint } from './freePlace.ts';
import { hueSchema, type Hue } from './hue.ts';
import type { Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import * as z from 'zod/mini';

export type FreeTextId = Id<'text'>;

export const textScales = ['small', 'medium', 'large'] as const;
export type TextScale = (typeof textScales)[number];

export interface FreeText {
  readonly id: FreeTextId;
  /** The words. */
  readonly title: string;
  /** Its top left corner. */
  readonly at: MapPoint;
  /** Where its lines break. */
  readonly width: number;
  readonly scale: TextScale;
  readonly hue: Hue;
  readonly order: string;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

/** The longest text, in UTF-16 units. */
export const longestFreeText = 2000;
/** How wide a new text is. */
export const textWidth = 280;
export const textWidthSchema = z.number().check(z.gte(40), z.lte(5000));

export const freeTextFields: FieldTable<FreeText> = {
  title: text(longestFreeText),
  at: value<MapPoint>(pointSchema, { x: 0, y: 0 }),
  width: value(textWidthSchema, textWidth),
  scale: value<TextScale>(z.enum(textScales), 'medium'),
  hue: value<Hue>(hueSchema, 'slate'),
  order: value(orderKeySchema, ''),
  locked,
  archivedAt,
};
