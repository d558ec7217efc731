/** Adds a sprint to the plan. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { checkDays, sprintRegisters } from './sprintDays.ts';
import { keysAt, placeFields, siblings } from './target.ts';

export const addSprint = defineCommand({
  name: 'addSprint',
  title: 'Add a sprint',
  needs: 'editor',
  input: z.object({
    name: z.string().check(z.maxLength(longestTitle)),
    goal: z.optional(z.string().check(z.maxLength(longestTitle))),
    ...sprintRegisters,
    ...placeFields,
  }),
  apply: (doc, { before, after, ...fields }, context) => {
    checkDays({ start: fields.start ?? null, end: fields.end ?? null });
    const [order] = keysAt(doc, 'sprint', siblings(doc, 'sprint'), { before, after }, 1);
    const id = context.newId('sprint');
    insertRecord(doc, 'sprint', id, { ...fields, order: order! });
    return { id };
  },
});
