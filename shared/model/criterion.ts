/** An acceptance criterion: one line of a story's checklist, with its own text, whether it is met, and its place. */
import { archivedAt, longestTitle, text, value, type FieldTable } from './field.ts';
import { idSchema, type Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import type { StoryId } from './story.ts';
import * as z from 'zod/mini';

export type CriterionId = Id<'criterion'>;

export interface Criterion {
  readonly id: CriterionId;
  readonly storyId: StoryId | null;
  readonly title: string;
  readonly done: boolean;
  readonly order: string;
  readonly archivedAt: number | null;
}

export const criterionFields: FieldTable<Criterion> = {
  storyId: value<StoryId | null>(z.nullable(idSchema('story')), null),
  title: text(longestTitle),
  done: value(z.boolean(), false),
  order: value(orderKeySchema, ''),
  archivedAt,
};
