/** A sprint: the stories a team commits to between two days, and what it can do in that time. */
import { daySchema } from './calendarDay.ts';
import { archivedAt, longestTitle, text, value, type FieldTable } from './field.ts';
import type { Id } from './id.ts';
import { percentSchema } from './measure.ts';
import { orderKeySchema } from './orderKey.ts';
import { capacitySchema } from './release.ts';

export type SprintId = Id<'sprint'>;

export interface Sprint {
  readonly id: SprintId;
  readonly name: string;
  readonly goal: string;
  /** First and last day. A merge may put the last before the first; readers then take neither. */
  readonly start: string | null;
  readonly end: string | null;
  /** The most estimate points it should hold; null: what its people can do together. */
  readonly capacity: number | null;
  /** The share of it kept free for refinement, in percent. */
  readonly reserve: number | null;
  readonly order: string;
  readonly archivedAt: number | null;
}

export const sprintFields: FieldTable<Sprint> = {
  name: text(longestTitle),
  goal: text(longestTitle),
  start: value<string | null>(daySchema, null),
  end: value<string | null>(daySchema, null),
  capacity: value<number | null>(capacitySchema, null),
  reserve: value<number | null>(percentSchema, null),
  order: value(orderKeySchema, ''),
  archivedAt,
};
