/** Keeps something learned outside the team, and why it matters. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { insightSources } from '../model/insight.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { checkLive } from './target.ts';

export const addInsight = defineCommand({
  name: 'addInsight',
  title: 'Add an insight',
  needs: 'editor',
  input: z.object({
    source: z.enum(insightSources),
    title: z.string().check(z.maxLength(longestTitle)),
    why: z.string().check(z.trim(), z.minLength(1, 'Say why it matters.'), z.maxLength(longestDetails)),
    stories: z.optional(z.array(idSchema('story')).check(z.maxLength(200))),
  }),
  apply: (doc, fields, context) => {
    checkLive(doc, ...(fields.stories ?? []));
    const id = context.newId('insight');
    insertRecord(doc, 'insight', id, { ...fields, at: context.now(), createdBy: context.author?.key });
    return { id };
  },
});
