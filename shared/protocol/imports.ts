/** HTTP bodies that bring a map along, apart from the others because they know all that a file can hold. */
import * as z from 'zod/mini';
import { columnMappingSchema, importFormats } from '../formats/importPlan.ts';
import { longestMapTitle } from '../model/field.ts';

/** The longest text an import may be, in UTF-16 units. */
export const longestImport = 5_000_000;

/** A file or pasted text, with the meaning of its columns when it is a table. */
export const importSource = z.object({
  text: z.string().check(z.maxLength(longestImport)),
  fileName: z.optional(z.string().check(z.maxLength(255))),
  format: z.optional(z.enum(importFormats)),
  mapping: z.optional(columnMappingSchema),
});
export type ImportSource = z.infer<typeof importSource>;

export const createMapRequest = z.object({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestMapTitle)),
  template: z.optional(z.string().check(z.maxLength(60))),
  source: z.optional(importSource),
});
export type CreateMapRequest = z.infer<typeof createMapRequest>;

const counts = {
  activities: z.number(),
  steps: z.number(),
  stories: z.number(),
  releases: z.number(),
  personas: z.number(),
  labels: z.number(),
};

export const importAnswer = z.object({
  /** With `?preview`: what would be added. */
  preview: z.optional(z.object({ title: z.optional(z.string()), ...counts })),
  /** Without: what was. */
  added: z.optional(z.object(counts)),
  /** What does not come along, with its line, column or path. */
  losses: z.array(
    z.object({
      line: z.optional(z.number()),
      column: z.optional(z.string()),
      path: z.optional(z.string()),
      what: z.string(),
      why: z.string(),
      count: z.optional(z.number()),
    }),
  ),
  format: z.optional(z.string()),
  /** Of a table: what each column was read as. */
  columns: z.optional(
    z.array(
      z.object({
        index: z.number(),
        header: z.string(),
        sample: z.string(),
        meaning: z.nullable(z.string()),
      }),
    ),
  ),
});
