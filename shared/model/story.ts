/** A story: one card in the column of a step and the lane of a release, with its place in the backlog. */
import { daySchema } from './calendarDay.ts';
import {
  archivedAt,
  authorKeySchema,
  locked,
  longestDetails,
  longestTitle,
  noteSchema,
  setOf,
  text,
  value,
  type FieldTable,
} from './field.ts';
import { idSchema, type Id } from './id.ts';
import type { InitiativeId } from './initiative.ts';
import { issueSchema, type Issue } from './issue.ts';
import type { LabelId } from './label.ts';
import { momentSchema, percentSchema, upTo } from './measure.ts';
import { orderKeySchema } from './orderKey.ts';
import { bestRating, type RatingSlot } from './scoreFormula.ts';
import { shortNameSchema, type PersonaId } from './persona.ts';
import type { ReleaseId } from './release.ts';
import type { SprintId } from './sprint.ts';
import type { StepId } from './step.ts';
import * as z from 'zod/mini';

export type StoryId = Id<'story'>;

export const storyKinds = ['story', 'bug', 'technical', 'task', 'spike'] as const;
export type StoryKind = (typeof storyKinds)[number];

/** The backlog is a stage, not a place. */
export const stages = ['idea', 'backlog', 'planned', 'inProgress', 'done', 'declined'] as const;
export type Stage = (typeof stages)[number];

/** MoSCoW, the most needed first. */
export const moscows = ['must', 'should', 'could', 'wont'] as const;
export type Moscow = (typeof moscows)[number];

/** How bad a bug is, the worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** What the last push saw of a story; the next preview compares with it. */
export interface Pushed {
  readonly releaseId: ReleaseId;
  readonly stepId: StepId;
  readonly title: string;
  readonly estimate: number | null;
}

/** Ratings by the criteria of the team's own score, as entered. */
type Ratings = { readonly [S in RatingSlot]: number | null };

export interface Story extends Ratings {
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
  readonly initiativeId: InitiativeId | null;
  readonly moscow: Moscow | null;
  /** RICE, as entered: people in a period; how much for each; how sure (percent); months of work of one person. */
  readonly reach: number | null;
  readonly impact: number | null;
  readonly confidence: number | null;
  readonly effort: number | null;
  /** The cost of delay, as entered, each relative to other stories. */
  readonly userValue: number | null;
  readonly timeCriticality: number | null;
  readonly riskReduction: number | null;
  readonly sprintId: SprintId | null;
  readonly due: string | null;
  /** Of a bug. */
  readonly severity: Severity | null;
  /** Why it was declined; it counts only in that stage. */
  readonly declineReason: string;
  /** Lineage: the story this one was a part of, and the one it went into. */
  readonly splitFrom: StoryId | null;
  readonly mergedInto: StoryId | null;
  /** When it was done, and when it was taken into the plan; they count only while its stage says so. */
  readonly doneAt: number | null;
  readonly plannedAt: number | null;
  /** When it came into the backlog; counts only while it is there. null: before that was kept.
   * Of an imported one: since when it was in the tool it comes from, else when it was imported. */
  readonly backlogAt: number | null;
  /** When somebody last said in grooming that it is right as it is. */
  readonly groomedAt: number | null;
  /** What it became in a tracker. It stands for this very story: what is made from it has none. */
  readonly issue: Issue | null;
  /** Kept for those who may change only their own cards. */
  readonly createdBy: string;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

export const estimateSchema = z.nullable(z.number().check(z.gte(0), z.lte(10_000)));

/** What a score is made of: how far each input goes. */
export const scoreSchemas = {
  reach: upTo(1e9),
  impact: upTo(100),
  confidence: percentSchema,
  effort: upTo(10_000),
  userValue: upTo(100),
  timeCriticality: upTo(100),
  riskReduction: upTo(100),
  rating1: upTo(bestRating),
  rating2: upTo(bestRating),
  rating3: upTo(bestRating),
  rating4: upTo(bestRating),
  rating5: upTo(bestRating),
  rating6: upTo(bestRating),
};

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
  initiativeId: value<InitiativeId | null>(z.nullable(idSchema('initiative')), null),
  moscow: value<Moscow | null>(z.nullable(z.enum(moscows)), null),
  reach: value<number | null>(scoreSchemas.reach, null),
  impact: value<number | null>(scoreSchemas.impact, null),
  confidence: value<number | null>(scoreSchemas.confidence, null),
  effort: value<number | null>(scoreSchemas.effort, null),
  userValue: value<number | null>(scoreSchemas.userValue, null),
  timeCriticality: value<number | null>(scoreSchemas.timeCriticality, null),
  riskReduction: value<number | null>(scoreSchemas.riskReduction, null),
  rating1: value<number | null>(scoreSchemas.rating1, null),
  rating2: value<number | null>(scoreSchemas.rating2, null),
  rating3: value<number | null>(scoreSchemas.rating3, null),
  rating4: value<number | null>(scoreSchemas.rating4, null),
  rating5: value<number | null>(scoreSchemas.rating5, null),
  rating6: value<number | null>(scoreSchemas.rating6, null),
  sprintId: value<SprintId | null>(z.nullable(idSchema('sprint')), null),
  due: value<string | null>(daySchema, null),
  severity: value<Severity | null>(z.nullable(z.enum(severities)), null),
  declineReason: value(noteSchema, ''),
  splitFrom: value<StoryId | null>(z.nullable(idSchema('story')), null),
  mergedInto: value<StoryId | null>(z.nullable(idSchema('story')), null),
  doneAt: value<number | null>(momentSchema, null),
  plannedAt: value<number | null>(momentSchema, null),
  backlogAt: value<number | null>(momentSchema, null),
  groomedAt: value<number | null>(momentSchema, null),
  issue: value<Issue | null>(z.nullable(issueSchema), null),
  createdBy: value(authorKeySchema, ''),
  locked,
  archivedAt,
};
