/** An activity: what users do, at the top of the backbone, over its steps. */
import { archivedAt, locked, longestTitle, setOf, text, value, type FieldTable } from './field.ts';
import type { Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';

export type ActivityId = Id<'activity'>;

export interface Activity {
  readonly id: ActivityId;
  readonly title: string;
  readonly order: string;
  readonly personas: readonly Id<'persona'>[];
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

export const activityFields: FieldTable<Activity> = {
  title: text(longestTitle),
  order: value(orderKeySchema, ''),
  personas: setOf('persona'),
  locked,
  archivedAt,
};
