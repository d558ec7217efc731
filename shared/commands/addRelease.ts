/** Adds a release: a new, empty slice at a divider. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysAt, placeFields, siblings } from './target.ts';

export const addRelease = defineCommand({
  name: 'addRelease',
  title: 'Add a release',
  needs: 'editor',
  input: z.object({
    name: z.string().check(z.maxLength(longestTitle)),
    outcome: z.optional(z.string().check(z.maxLength(longestTitle))),
    ...placeFields,
  }),
  apply: (doc, input, context) => {
    const [order] = keysAt(doc, 'release', siblings(doc, 'release'), input, 1);
    const id = context.newId('release');
    insertRecord(doc, 'release', id, { name: input.name, outcome: input.outcome ?? '', order: order! });
    return { id };
  },
});
