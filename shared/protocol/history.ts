/** What the API says about the history of a map. */
import * as z from 'zod/mini';
import { mapChangeSchema } from '../views/mapChanges.ts';
import { commandAnswer } from './http.ts';

const time = z.number();

/** The longest name of a version, in UTF-16 units. */
export const longestVersionName = 80;

const doerSchema = z.object({
  /** Whoever it was: a person, a script with a share link, a reader of a view for an audience, or the server itself. */
  kind: z.enum(['person', 'link', 'reader', 'server']),
  /** Empty when the name is not known any more. */
  name: z.string(),
  isMe: z.boolean(),
});
export type Doer = z.infer<typeof doerSchema>;

const deedsSchema = z.extend(doerSchema, { changes: z.array(mapChangeSchema) });
export type DeedsEntry = z.infer<typeof deedsSchema>;

const sittingSchema = z.object({
  /** The version before it; 0: before it there was nothing. */
  after: z.number(),
  /** The version at its end. */
  seq: z.number(),
  from: time,
  to: time,
  people: z.array(deedsSchema),
});

const versionSchema = z.object({
  seq: z.number(),
  kind: z.enum(['named', 'removal', 'kept']),
  name: z.string(),
  /** Of a removal: how many cards went. */
  cards: z.number(),
  by: doerSchema,
  at: time,
});
export type VersionEntry = z.infer<typeof versionSchema>;

export const historyAnswer = z.object({
  /** Newest first. */
  sittings: z.array(sittingSchema),
  /** Whether there are older ones: ask again with `before` the first row of the last. */
  more: z.nullable(z.number()),
  versions: z.array(versionSchema),
  /** Times of rows that are damaged; owners see them. */
  damaged: z.array(time),
});
export type HistoryAnswer = z.infer<typeof historyAnswer>;

/** One row of the log. */
const stepSchema = z.object({
  seq: z.number(),
  at: time,
  by: doerSchema,
  /** A Yjs update, in base64. */
  update: z.string(),
});
export type HistoryStep = z.infer<typeof stepSchema>;

export const stepsAnswer = z.object({
  /** Oldest first. */
  steps: z.array(stepSchema),
  /** There are more: ask again with `after` this one; null when these were all. */
  more: z.nullable(z.number()),
});
export type StepsAnswer = z.infer<typeof stepsAnswer>;

export const sinceAnswer = z.object({
  /** When you last left; null: you were not here before. */
  at: z.nullable(time),
  people: z.array(deedsSchema),
});
export type SinceAnswer = z.infer<typeof sinceAnswer>;

export const nameVersionRequest = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestVersionName)),
  /** The version to name; left out: the map as it is now. */
  seq: z.optional(z.number().check(z.int(), z.gte(1))),
});
export const nameVersionAnswer = z.object({ seq: z.number(), name: z.string() });

/** The longest an owner can have history kept row by row. */
export const mostHistoryDays = 3650;

const days = z.number().check(z.int(), z.gte(1), z.lte(mostHistoryDays));
/** null: as long as this server keeps it. */
export const retentionRequest = z.object({ days: z.nullable(days) });
export const retentionAnswer = z.object({
  /** For so many days it is kept row by row; null: for ever. */
  days: z.nullable(z.number()),
  /** An owner has said so for this map. */
  isOwn: z.boolean(),
});
export type RetentionAnswer = z.infer<typeof retentionAnswer>;

export const restoreRequest = z.strictObject({
  /** Only what is gone since comes back; left out: everything is as it was. */
  only: z.optional(z.literal('missing')),
});
export const restoreAnswer = commandAnswer;
