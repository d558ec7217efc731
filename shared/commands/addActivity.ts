/** Adds an activity to the backbone. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysAt, placeFields, siblings } from './target.ts';

export const addActivity = defineCommand({
  name: 'addActivity',
  title: 'Add an activity',
  needs: 'editor',
  input: z.object({ title: z.string().check(z.maxLength(longestTitle)), ...placeFields }),
  apply: (doc, input, context) => {
    const [order] = keysAt(doc, 'activity', siblings(doc, 'activity'), input, 1);
    const id = context.newId('activity');
    insertRecord(doc, 'activity', id, { title: input.title, order: order! });
    return { id };
  },
});
