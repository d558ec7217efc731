/** Adds a step under an activity. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysAt, liveRecord, placeFields, siblings } from './target.ts';

export const addStep = defineCommand({
  name: 'addStep',
  title: 'Add a step',
  description: 'Adds a step under an activity, before or after another step of it, else as its last.',
  needs: 'editor',
  input: z.object({
    activityId: idSchema('activity'),
    title: z.string().check(z.maxLength(longestTitle)),
    ...placeFields,
  }),
  apply: (doc, input, context) => {
    liveRecord(doc, 'activity', input.activityId);
    const among = siblings(doc, 'step', (step) => step.get('activityId') === input.activityId);
    const [order] = keysAt(doc, 'step', among, input, 1);
    const id = context.newId('step');
    insertRecord(doc, 'step', id, { title: input.title, activityId: input.activityId, order: order! });
    return { id };
  },
});
