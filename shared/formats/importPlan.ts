/** The neutral plan every text format is read into, and the loss report that goes with it. */
import * as z from 'zod/mini';
import { longestDetails, longestMapTitle, longestTitle } from '../model/field.ts';
import { hueSchema } from '../model/hue.ts';
import { orderKeySchema } from '../model/orderKey.ts';
import { shortNameSchema } from '../model/persona.ts';
import { capacitySchema, releaseStatuses, windowSchema } from '../model/release.ts';
import { estimateSchema, stages, storyKinds } from '../model/story.ts';

/** Names a record within the plan; the import gives it a fresh id. */
const key = z.string().check(z.minLength(1), z.maxLength(80));
const title = z.string().check(z.maxLength(longestTitle));
const archivedAt = z.optional(z.nullable(z.number()));
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
  archivedAt,
});

const plannedActivity = z.object({ key, title, personas: z.optional(z.array(key)), order, archivedAt });

const plannedStep = z.object({
  key,
  title,
  activity: z.nullable(key),
  personas: z.optional(z.array(key)),
  order,
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
  order,
  archivedAt,
});

/** The most stories one import brings. */
export const mostImportedStories = 5000;
const mostImportedColumns = 1000;

export const importPlanSchema = z.object({
  title: z.optional(z.string().check(z.maxLength(longestMapTitle))),
  personas: z.array(plannedTag).check(z.maxLength(mostImportedColumns)),
  labels: z.array(plannedTag).check(z.maxLength(mostImportedColumns)),
  releases: z.array(plannedRelease).check(z.maxLength(mostImportedColumns)),
  activities: z.array(plannedActivity).check(z.maxLength(mostImportedColumns)),
  steps: z.array(plannedStep).check(z.maxLength(mostImportedColumns)),
  stories: z.array(plannedStory).check(z.maxLength(mostImportedStories)),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** One thing of the file that would not come along. */
export interface Loss {
  /** Where: a line (from 1), a column's header, or a path such as stories[3].owner. */
  readonly line?: number;
  readonly column?: string;
  readonly path?: string;
  /** What would be dropped, shortened to a few words of the file itself. */
  readonly what: string;
  readonly why: LossReason;
}

export type LossReason =
  | 'no place for it on a map'
  | 'cut to the longest length'
  | 'not a number'
  | 'unknown value'
  | 'no title'
  | 'prose, not a card'
  | 'deeper than a story'
  | 'points to nothing';

/** What an import would bring, for the preview. */
export interface ImportPreview {
  readonly plan: ImportPlan;
  readonly losses: readonly Loss[];
}

/** A file that cannot be read at all. `line` counts from 1. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly line: number | null;
  constructor(message: string, line: number | null = null) {
    super(line === null ? message : `Line ${line}: ${message}`);
    this.line = line;
  }
}
