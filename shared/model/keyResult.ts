/** A key result: a number that tells how far a goal is, from where it started to where it shall be. */
import { archivedAt, longestTitle, text, value, type FieldTable } from './field.ts';
import type { GoalId } from './goal.ts';
import { idSchema, type Id } from './id.ts';
import { measureSchema } from './measure.ts';
import { orderKeySchema } from './orderKey.ts';
import * as z from 'zod/mini';

export type KeyResultId = Id<'keyResult'>;

export interface KeyResult {
  readonly id: KeyResultId;
  readonly goalId: GoalId | null;
  readonly title: string;
  /** What the numbers count: "%", "orders a day". */
  readonly unit: string;
  readonly start: number | null;
  readonly target: number | null;
  readonly current: number | null;
  readonly order: string;
  readonly archivedAt: number | null;
}

export const unitSchema = z.string().check(z.maxLength(24));

export const keyResultFields: FieldTable<KeyResult> = {
  goalId: value<GoalId | null>(z.nullable(idSchema('goal')), null),
  title: text(longestTitle),
  unit: value(unitSchema, ''),
  start: value<number | null>(measureSchema, null),
  target: value<number | null>(measureSchema, null),
  current: value<number | null>(measureSchema, null),
  order: value(orderKeySchema, ''),
  archivedAt,
};
