/** A step: one column of the map, under its activity, over the stories that make it real. */
import type { ActivityId } from './activity.ts';
import { archivedAt, locked, longestTitle, setOf, text, value, type FieldTable } from './field.ts';
import { idSchema, type Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import * as z from 'zod/mini';

export type StepId = Id<'step'>;

export interface Step {
  readonly id: StepId;
  readonly title: string;
  readonly activityId: ActivityId | null;
  readonly order: string;
  readonly personas: readonly Id<'persona'>[];
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

export const stepFields: FieldTable<Step> = {
  title: text(longestTitle),
  activityId: value<ActivityId | null>(z.nullable(idSchema('activity')), null),
  order: value(orderKeySchema, ''),
  personas: setOf('persona'),
  locked,
  archivedAt,
};
