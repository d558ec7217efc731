/** Adds a goal: what the customer or the business gets out of it. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle } from '../model/field.ts';
import { goalKinds } from '../model/goal.ts';
import { windowSchema } from '../model/release.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysAt, placeFields, siblings } from './target.ts';

export const addGoal = defineCommand({
  name: 'addGoal',
  title: 'Add a goal',
  needs: 'editor',
  input: z.object({
    title: z.string().check(z.maxLength(longestTitle)),
    kind: z.enum(goalKinds),
    details: z.optional(z.string().check(z.maxLength(longestDetails))),
    period: z.optional(windowSchema),
    ...placeFields,
  }),
  apply: (doc, { before, after, ...fields }, context) => {
    const [order] = keysAt(doc, 'goal', siblings(doc, 'goal'), { before, after }, 1);
    const id = context.newId('goal');
    insertRecord(doc, 'goal', id, { ...fields, order: order! });
    return { id };
  },
});
