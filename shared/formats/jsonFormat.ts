/** Our own lossless JSON: its name and version, and the fields of each kind of record. */
import * as z from 'zod/mini';
import { daySchema } from '../model/calendarDay.ts';
import { dependencyKinds } from '../model/dependency.ts';
import { longestDetails, longestTitle, noteSchema } from '../model/field.ts';
import type { FreeKind } from '../model/freeThing.ts';
import { hueSchema } from '../model/hue.ts';
import { orderKeySchema } from '../model/orderKey.ts';
import { shortNameSchema } from '../model/persona.ts';
import { fieldsOf } from '../model/records.ts';
import { capacitySchema, releaseStatuses, windowSchema } from '../model/release.ts';
import { estimateSchema, stages, storyKinds } from '../model/story.ts';
import { fileField } from './freeLists.ts';
import type { ImportPlan } from './importPlan.ts';
import { storyStrategy, strategyFields, type StrategyField } from './strategyLists.ts';

export const jsonFormat = 'throughline';
/** Raised when a reader of the version before could no longer read it right. */
export const jsonVersion = 1;

/** How a field of the file is read. A reference names a record of the file by its id. */
export type JsonField =
  | { readonly is: 'text'; readonly longest: number }
  | { readonly is: 'value'; readonly schema: z.ZodMiniType }
  /** A plan has null for a missing reference, unless that may be left out. */
  | { readonly is: 'reference' | 'references'; readonly to: JsonList; readonly mayBeLeftOut?: true }
  | { readonly is: 'pushed' }
  /** The end of an arrow, with the id of what holds it. */
  | { readonly is: 'end' };

export type JsonList = Exclude<keyof ImportPlan, 'title' | 'entersNow' | 'settings' | 'vision'>;

const title: JsonField = { is: 'text', longest: longestTitle };
const value = (schema: z.ZodMiniType): JsonField => ({ is: 'value', schema });
const order = value(orderKeySchema);
const archivedAt = value(z.nullable(z.number()));
const locked = value(z.boolean());
const personas: JsonField = { is: 'references', to: 'personas' };
const tag = { name: value(shortNameSchema), hue: value(hueSchema), order, archivedAt };

/** The fields of a record besides its id, in the order they are written. */
export const jsonFields: { readonly [L in JsonList]: Readonly<Record<string, JsonField>> } = {
  personas: tag,
  labels: tag,
  releases: {
    name: title,
    outcome: title,
    capacity: value(capacitySchema),
    window: value(windowSchema),
    status: value(z.enum(releaseStatuses)),
    order,
    locked,
    archivedAt,
  },
  activities: { title, personas, order, locked, archivedAt },
  steps: { title, activity: { is: 'reference', to: 'activities' }, personas, order, locked, archivedAt },
  stories: {
    title,
    step: { is: 'reference', to: 'steps' },
    release: { is: 'reference', to: 'releases' },
    details: { is: 'text', longest: longestDetails },
    kind: value(z.enum(storyKinds)),
    estimate: value(estimateSchema),
    stage: value(z.enum(stages)),
    backlogOrder: value(z.nullable(orderKeySchema)),
    pushed: { is: 'pushed' },
    personas,
    labels: { is: 'references', to: 'labels' },
    owner: value(shortNameSchema),
    ...jsonFieldsOf(storyStrategy),
    order,
    locked,
    archivedAt,
  },
  criteria: {
    story: { is: 'reference', to: 'stories' },
    title,
    done: value(z.boolean()),
    order,
    archivedAt,
  },
  dependencies: {
    story: { is: 'reference', to: 'stories' },
    needs: { is: 'reference', to: 'stories' },
    kind: value(z.enum(dependencyKinds)),
    note: value(noteSchema),
    external: value(shortNameSchema),
    due: value(daySchema),
    archivedAt,
  },
  frames: freeFields('frame'),
  stickies: freeFields('sticky'),
  texts: freeFields('text'),
  strokes: freeFields('stroke'),
  images: freeFields('image'),
  arrows: freeFields('arrow'),
  goals: jsonFieldsOf(strategyFields('goals')),
  keyResults: jsonFieldsOf(strategyFields('keyResults')),
  themes: jsonFieldsOf(strategyFields('themes')),
  initiatives: jsonFieldsOf(strategyFields('initiatives')),
  sprints: jsonFieldsOf(strategyFields('sprints')),
  capacities: jsonFieldsOf(strategyFields('capacities')),
  tradeOffs: jsonFieldsOf(strategyFields('tradeOffs')),
  insights: jsonFieldsOf(strategyFields('insights')),
  artifacts: jsonFieldsOf(strategyFields('artifacts')),
};

/** Fields of the line from vision to sprint, as their records have them. */
function jsonFieldsOf(fields: readonly StrategyField[]): Readonly<Record<string, JsonField>> {
  return Object.fromEntries(
    fields.map(({ called, field, to }): [string, JsonField] => {
      const is = field.holds === 'set' ? 'references' : 'reference';
      if (to !== null) return [called, { is, to, mayBeLeftOut: true }];
      if (field.holds === 'text') return [called, { is: 'text', longest: field.maxLength }];
      return [called, value(field.holds === 'value' ? field.schema : z.never())];
    }),
  );
}

/** The fields of a free kind, as its records have them. */
function freeFields(kind: FreeKind): Readonly<Record<string, JsonField>> {
  return Object.fromEntries(
    Object.entries(fieldsOf[kind]).map(([name, field]): [string, JsonField] => {
      if (name === 'storyId') return [fileField(name), { is: 'reference', to: 'stories' }];
      if (name === 'from' || name === 'to') return [name, { is: 'end' }];
      if (field.holds === 'text') return [name, { is: 'text', longest: field.maxLength }];
      return [name, value(field.holds === 'value' ? field.schema : z.never())];
    }),
  );
}

/** In the order they are written and read. */
export const jsonLists = Object.keys(jsonFields) as JsonList[];
