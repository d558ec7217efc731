/** An insight: something learned outside the team, why it matters, and the stories it speaks for. */
import {
  archivedAt,
  authorKeySchema,
  longestDetails,
  longestTitle,
  setOf,
  text,
  value,
  type FieldTable,
} from './field.ts';
import type { Id } from './id.ts';
import { momentSchema } from './measure.ts';
import type { StoryId } from './story.ts';
import * as z from 'zod/mini';

export type InsightId = Id<'insight'>;

/** Feedback: said by a reader of a view for an audience. */
export const insightSources = [
  'interview',
  'ticket',
  'salesCall',
  'nps',
  'competitor',
  'feedback',
  'internal',
] as const;
export type InsightSource = (typeof insightSources)[number];

export interface Insight {
  readonly id: InsightId;
  readonly source: InsightSource;
  readonly title: string;
  /** Never left empty by a command. */
  readonly why: string;
  readonly stories: readonly StoryId[];
  readonly at: number | null;
  /** Who brought it, where that is kept: see authorKeySchema. */
  readonly createdBy: string;
  readonly archivedAt: number | null;
}

export const insightFields: FieldTable<Insight> = {
  source: value<InsightSource>(z.enum(insightSources), 'internal'),
  title: text(longestTitle),
  why: text(longestDetails),
  stories: setOf('story'),
  at: value<number | null>(momentSchema, null),
  createdBy: value(authorKeySchema, ''),
  archivedAt,
};
