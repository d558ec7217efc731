/** A label: a word the team puts on stories, with a colour from the shared legend. */
import { archivedAt, value, type FieldTable } from './field.ts';
import { hueSchema, type Hue } from './hue.ts';
import type { Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import { shortNameSchema } from './persona.ts';

export type LabelId = Id<'label'>;

export interface Label {
  readonly id: LabelId;
  readonly name: string;
  readonly hue: Hue;
  readonly order: string;
  readonly archivedAt: number | null;
}

export const labelFields: FieldTable<Label> = {
  name: value(shortNameSchema, ''),
  hue: value<Hue>(hueSchema, 'slate'),
  order: value(orderKeySchema, ''),
  archivedAt,
};
