/** A story: one card in the column of a step and the lane of a release, with its place in the backlog. */
import {
  archivedAt,
  authorKeySchema,
  locked,
  longestDetails,
  longestTitle,
  setOf,
  text,
  value,
  type FieldTable,
} from './field.ts';
import { idSchema, type Id } from './id.ts';
import type { LabelId } from './label.ts';
import { orderKeySchema } from './orderKey.ts';
import { shortNameSchema, type PersonaId } from './persona.ts';
import type { ReleaseId } from './release.ts';
import type { StepId } from './step.ts';
import * as z from 'zod/mini';

export type StoryId = Id<'story'>;

export const storyKinds = ['story', 'bug', 'technical', 'task', 'spike'] as const;
export type StoryKind = (typeof storyKinds)[number];

/** The backlog is a stage, not a place. */
export const stages = ['idea', 'backlog', 'planned', 'inProgress', 'done', 'declined'] as const;
export type Stage = (typeof stages)[number];

/** What the last push saw of a story; the next preview compares with it. */
export interface Pushed {
  readonly releaseId: ReleaseId;
  readonly stepId: StepId;
  readonly title: string;
  readonly estimate: number | null;
}

export interface Story {
  readonly id: StoryId;
  readonly title: string;
  readonly details: string;
  readonly kind: StoryKind;
  readonly stepId: StepId | null;
  /** null: the unscheduled lane. */
  readonly releaseId: ReleaseId | null;
  /** Rank within its cell. */
  readonly order: string;
  readonly estimate: number | null;
  readonly stage: Stage;
  /** Rank in the backlog; null until it has one. */
  readonly backlogOrder: string | null;
  readonly pushed: Pushed | null;
  readonly personas: readonly PersonaId[];
  readonly labels: readonly LabelId[];
  readonly owner: string;
  /** Kept for those who may change only their own cards. */
  readonly createdBy: string;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

export const estimateSchema = z.nullable(z.number().check(z.gte(0), z.lte(10_000)));

const pushedSchema = z.nullable(
  z.object({
    releaseId: idSchema('release'),
    stepId: idSchema('step'),
    title: z.string().check(z.maxLength(longestTitle)),
    estimate: estimateSchema,
  }),
);

export const storyFields: FieldTable<Story> = {
  title: text(longestTitle),
  details: text(longestDetails),
  kind: value<StoryKind>(z.enum(storyKinds), 'story'),
  stepId: value<StepId | null>(z.nullable(idSchema('step')), null),
  releaseId: value<ReleaseId | null>(z.nullable(idSchema('release')), null),
  order: value(orderKeySchema, ''),
  estimate: value<number | null>(estimateSchema, null),
  stage: value<Stage>(z.enum(stages), 'idea'),
  backlogOrder: value<string | null>(z.nullable(orderKeySchema), null),
  pushed: value<Pushed | null>(pushedSchema, null),
  personas: setOf('persona'),
  labels: setOf('label'),
  owner: value(shortNameSchema, ''),
  createdBy: value(authorKeySchema, ''),
  locked,
  archivedAt,
};
