/** A persona: who does this; may be put on an activity, a step or a story. */
import { archivedAt, value, type FieldTable } from './field.ts';
import type { Id } from './id.ts';
import { hueSchema, type Hue } from './hue.ts';
import { orderKeySchema } from './orderKey.ts';
import * as z from 'zod/mini';

export type PersonaId = Id<'persona'>;

export interface Persona {
  readonly id: PersonaId;
  readonly name: string;
  readonly hue: Hue;
  readonly order: string;
  readonly archivedAt: number | null;
}

/** The longest name of a persona, a label or an owner, in UTF-16 units. */
export const longestShortName = 60;
export const shortNameSchema = z.string().check(z.maxLength(longestShortName));

export const personaFields: FieldTable<Persona> = {
  name: value(shortNameSchema, ''),
  hue: value<Hue>(hueSchema, 'slate'),
  order: value(orderKeySchema, ''),
  archivedAt,
};
