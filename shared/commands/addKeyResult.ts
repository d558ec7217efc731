/** Adds a key result to a goal. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { unitSchema } from '../model/keyResult.ts';
import { measureSchema } from '../model/measure.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysAt, liveRecord, placeFields, siblings } from './target.ts';

export const addKeyResult = defineCommand({
  name: 'addKeyResult',
  title: 'Add a key result',
  needs: 'editor',
  input: z.object({
    goalId: idSchema('goal'),
    title: z.string().check(z.maxLength(longestTitle)),
    unit: z.optional(unitSchema),
    start: z.optional(measureSchema),
    target: z.optional(measureSchema),
    current: z.optional(measureSchema),
    ...placeFields,
  }),
  apply: (doc, { before, after, ...fields }, context) => {
    liveRecord(doc, 'goal', fields.goalId);
    const among = siblings(doc, 'keyResult', (record) => record.get('goalId') === fields.goalId);
    const [order] = keysAt(doc, 'keyResult', among, { before, after }, 1);
    const id = context.newId('keyResult');
    insertRecord(doc, 'keyResult', id, { ...fields, order: order! });
    return { id };
  },
});
