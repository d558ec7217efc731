/** A goal: what the customer or the business gets out of it within a period; its key results say whether it is reached. */
import { archivedAt, longestDetails, longestTitle, text, value, type FieldTable } from './field.ts';
import type { Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import { windowSchema } from './release.ts';
import * as z from 'zod/mini';

export type GoalId = Id<'goal'>;

export const goalKinds = ['customer', 'business'] as const;
export type GoalKind = (typeof goalKinds)[number];

export interface Goal {
  readonly id: GoalId;
  readonly title: string;
  readonly details: string;
  readonly kind: GoalKind;
  /** When, as people say it: "2027", "H1". */
  readonly period: string;
  readonly order: string;
  readonly archivedAt: number | null;
}

export const goalFields: FieldTable<Goal> = {
  title: text(longestTitle),
  details: text(longestDetails),
  kind: value<GoalKind>(z.enum(goalKinds), 'customer'),
  period: value(windowSchema, ''),
  order: value(orderKeySchema, ''),
  archivedAt,
};
