/** The neutral plan every text format is read into, and the loss report that goes with it. */
import * as z from 'zod/mini';
import { dependencyKinds } from '../model/dependency.ts';
import { longestDetails, longestMapTitle, longestTitle, longestVision, noteSchema } from '../model/field.ts';
import { hueSchema } from '../model/hue.ts';
import { daySchema } from '../model/calendarDay.ts';
import { plannedThings, type FreeList } from './freeLists.ts';
import { issueSchema } from '../model/issue.ts';
import { momentSchema } from '../model/measure.ts';
import { orderKeySchema } from '../model/orderKey.ts';
import { shortNameSchema } from '../model/persona.ts';
import { capacitySchema, releaseStatuses, windowSchema } from '../model/release.ts';
import { someSettingsSchema } from '../model/settings.ts';
import { estimateSchema, moscows, scoreSchemas, severities, stages, storyKinds } from '../model/story.ts';
import { plannedStrategy, type StrategyList } from './strategyLists.ts';

/** The formats that can be read. */
export const importFormats = ['outline', 'markdown', 'csv', 'json'] as const;

/** Names a record within the plan; the import gives it a fresh id. */
const key = z.string().check(z.minLength(1), z.maxLength(80));
const title = z.string().check(z.maxLength(longestTitle));
const archivedAt = z.optional(z.nullable(z.number()));
/** Counts only when a facilitator imports. */
const locked = z.optional(z.boolean());
/** Kept from a lossless file; formats without order keys leave it out and the array order counts. */
const order = z.optional(orderKeySchema);

const plannedTag = z.object({ key, name: shortNameSchema, hue: z.optional(hueSchema), order, archivedAt });

const plannedRelease = z.object({
  key,
  name: title,
  outcome: z.optional(title),
  capacity: z.optional(capacitySchema),
  window: z.optional(windowSchema),
  status: z.optional(z.enum(releaseStatuses)),
  order,
  locked,
  archivedAt,
});

const plannedActivity = z.object({
  key,
  title,
  personas: z.optional(z.array(key)),
  order,
  locked,
  archivedAt,
});

const plannedStep = z.object({
  key,
  title,
  activity: z.nullable(key),
  personas: z.optional(z.array(key)),
  order,
  locked,
  archivedAt,
});

const plannedStory = z.object({
  key,
  title,
  step: z.nullable(key),
  /** null: unscheduled. */
  release: z.nullable(key),
  details: z.optional(z.string().check(z.maxLength(longestDetails))),
  kind: z.optional(z.enum(storyKinds)),
  estimate: z.optional(estimateSchema),
  stage: z.optional(z.enum(stages)),
  backlogOrder: z.optional(z.nullable(orderKeySchema)),
  pushed: z.optional(z.nullable(z.object({ release: key, step: key, title, estimate: estimateSchema }))),
  personas: z.optional(z.array(key)),
  labels: z.optional(z.array(key)),
  owner: z.optional(shortNameSchema),
  initiative: z.optional(z.nullable(key)),
  moscow: z.optional(z.nullable(z.enum(moscows))),
  reach: z.optional(scoreSchemas.reach),
  impact: z.optional(scoreSchemas.impact),
  confidence: z.optional(scoreSchemas.confidence),
  effort: z.optional(scoreSchemas.effort),
  userValue: z.optional(scoreSchemas.userValue),
  timeCriticality: z.optional(scoreSchemas.timeCriticality),
  riskReduction: z.optional(scoreSchemas.riskReduction),
  rating1: z.optional(scoreSchemas.rating1),
  rating2: z.optional(scoreSchemas.rating2),
  rating3: z.optional(scoreSchemas.rating3),
  rating4: z.optional(scoreSchemas.rating4),
  rating5: z.optional(scoreSchemas.rating5),
  rating6: z.optional(scoreSchemas.rating6),
  sprint: z.optional(z.nullable(key)),
  due: z.optional(daySchema),
  severity: z.optional(z.nullable(z.enum(severities))),
  declineReason: z.optional(noteSchema),
  splitFrom: z.optional(z.nullable(key)),
  mergedInto: z.optional(z.nullable(key)),
  doneAt: z.optional(momentSchema),
  plannedAt: z.optional(momentSchema),
  backlogAt: z.optional(momentSchema),
  groomedAt: z.optional(momentSchema),
  issue: z.optional(z.nullable(issueSchema)),
  order,
  locked,
  archivedAt,
});

const plannedCriterion = z.object({
  key,
  /** null (it was lost) leaves the criterion out. */
  story: z.nullable(key),
  title,
  done: z.optional(z.boolean()),
  order,
  archivedAt,
});

const plannedDependency = z.object({
  key,
  /** The story that needs the other one or the party outside; null (it was lost) leaves the dependency out. */
  story: z.nullable(key),
  needs: z.nullable(key),
  external: z.optional(shortNameSchema),
  due: z.optional(daySchema),
  kind: z.optional(z.enum(dependencyKinds)),
  note: z.optional(noteSchema),
  archivedAt,
});

/** The most stories one import brings. */
export const mostImportedStories = 5000;
export const mostImportedColumns = 1000;
export const mostImportedCriteria = 20_000;

export const importPlanSchema = z.object({
  title: z.optional(z.string().check(z.maxLength(longestMapTitle))),
  /** Stories in the backlog that do not say since when come into it with the import. */
  entersNow: z.optional(z.boolean()),
  /** Used only where the map has nothing yet. */
  settings: z.optional(someSettingsSchema),
  /** Used only where the map has none yet. */
  vision: z.optional(z.string().check(z.maxLength(longestVision))),
  personas: z.array(plannedTag).check(z.maxLength(mostImportedColumns)),
  labels: z.array(plannedTag).check(z.maxLength(mostImportedColumns)),
  releases: z.array(plannedRelease).check(z.maxLength(mostImportedColumns)),
  activities: z.array(plannedActivity).check(z.maxLength(mostImportedColumns)),
  steps: z.array(plannedStep).check(z.maxLength(mostImportedColumns)),
  stories: z.array(plannedStory).check(z.maxLength(mostImportedStories)),
  criteria: z.optional(z.array(plannedCriterion).check(z.maxLength(mostImportedCriteria))),
  dependencies: z.optional(z.array(plannedDependency).check(z.maxLength(mostImportedStories))),
  frames: z.optional(plannedThings('frame')),
  stickies: z.optional(plannedThings('sticky')),
  texts: z.optional(plannedThings('text')),
  strokes: z.optional(plannedThings('stroke')),
  images: z.optional(plannedThings('image')),
  arrows: z.optional(plannedThings('arrow')),
  goals: z.optional(plannedStrategy('goals')),
  keyResults: z.optional(plannedStrategy('keyResults')),
  themes: z.optional(plannedStrategy('themes')),
  initiatives: z.optional(plannedStrategy('initiatives')),
  sprints: z.optional(plannedStrategy('sprints')),
  capacities: z.optional(plannedStrategy('capacities')),
  tradeOffs: z.optional(plannedStrategy('tradeOffs')),
  insights: z.optional(plannedStrategy('insights')),
  artifacts: z.optional(plannedStrategy('artifacts')),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** Where in a file something stands: a line (from 1), a column's header, or a path such as stories[3].owner. */
export interface Place {
  readonly line?: number;
  /** The last line, when it goes over several. */
  readonly lastLine?: number;
  readonly column?: string;
  readonly path?: string;
}

/** One thing of the file that would not come along. */
export interface Loss extends Place {
  /** What would be dropped, shortened to a few words of the file itself. */
  readonly what: string;
  readonly why: LossReason;
  /** How many cells (a column that nobody mapped) or further losses (the last row of a very long report). */
  readonly count?: number;
}

export type LossReason =
  | 'no place for it on a map'
  | 'column not used'
  | 'empty column'
  | 'only one fits'
  | 'cut to the longest length'
  | 'not a number'
  | 'unknown value'
  | 'no title'
  | 'no story for it'
  | 'prose, not a card'
  | 'written twice'
  | 'points to nothing'
  | 'not readable as UTF-8'
  | 'and more like these';

/** What an import would bring, for the preview. */
export interface ImportPreview {
  readonly plan: ImportPlan;
  readonly losses: readonly Loss[];
}

/** What a column of a table may mean. `id` and `parent` link rows into a hierarchy and are not kept. */
export const meanings = [
  'activity',
  'step',
  'story',
  'release',
  'estimate',
  'details',
  'personas',
  'labels',
  'kind',
  'stage',
  'owner',
  'created',
  'id',
  'parent',
] as const;
export type Meaning = (typeof meanings)[number];

/** Which column (index from 0) has which meaning; columns that are not named are left out. */
export const columnMappingSchema = z.partialRecord(
  z.enum(meanings),
  z.number().check(z.int(), z.gte(0), z.lte(10_000)),
);
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** A column of a table, for mapping it by hand. */
export interface ImportColumn {
  readonly index: number;
  readonly header: string;
  /** The first cell that is not empty, shortened. */
  readonly sample: string;
  /** What it is read as; null: nothing. */
  readonly meaning: Meaning | null;
}

/** The lists of cards, which every format can hold; the rest comes with our own files alone. */
export type CardList = Exclude<
  keyof ImportPlan,
  'title' | 'entersNow' | 'settings' | 'vision' | 'dependencies' | 'criteria' | FreeList | StrategyList
>;

/** How many cards a plan holds. */
export type PlanCounts = Readonly<Record<CardList, number>>;
export function countPlan(plan: ImportPlan): PlanCounts {
  const { activities, steps, stories, releases, personas, labels } = plan;
  return {
    activities: activities.length,
    steps: steps.length,
    stories: stories.length,
    releases: releases.length,
    personas: personas.length,
    labels: labels.length,
  };
}

/** A file that cannot be read at all. `line` counts from 1; `columns` are there when mapping them by hand may help. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly line: number | null;
  readonly columns: readonly ImportColumn[] | null;
  constructor(message: string, line: number | null = null, columns: readonly ImportColumn[] | null = null) {
    super(line === null ? message : `Line ${line}: ${message}`);
    this.line = line;
    this.columns = columns;
  }
}
