/** Adds a theme to the roadmap. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle, noteSchema } from '../model/field.ts';
import { measureSchema } from '../model/measure.ts';
import { windowSchema } from '../model/release.ts';
import { themeKinds } from '../model/theme.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysAt, placeFields, siblings } from './target.ts';

/** What is measured, from where to where, and by when. */
export const metricFields = {
  metric: z.optional(noteSchema),
  baseline: z.optional(measureSchema),
  target: z.optional(measureSchema),
  current: z.optional(measureSchema),
  period: z.optional(windowSchema),
};

export const addTheme = defineCommand({
  name: 'addTheme',
  title: 'Add a theme',
  needs: 'editor',
  input: z.object({
    title: z.string().check(z.maxLength(longestTitle)),
    kind: z.enum(themeKinds),
    details: z.optional(z.string().check(z.maxLength(longestDetails))),
    ...metricFields,
    ...placeFields,
  }),
  apply: (doc, { before, after, ...fields }, context) => {
    const [order] = keysAt(doc, 'theme', siblings(doc, 'theme'), { before, after }, 1);
    const id = context.newId('theme');
    insertRecord(doc, 'theme', id, { ...fields, order: order! });
    return { id };
  },
});
