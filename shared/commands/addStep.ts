/** Adds a step under an activity; where the team looks at two levels, it need not know of any. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import type { ActivityId } from '../model/activity.ts';
import { idSchema } from '../model/id.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { keysAt, liveRecord, placeFields, siblings } from './target.ts';

export const addStep = defineCommand({
  name: 'addStep',
  title: 'Add a step',
  needs: 'editor',
  input: z.object({
    activityId: z.optional(idSchema('activity')),
    title: z.string().check(z.maxLength(longestTitle)),
    ...placeFields,
  }),
  apply: (doc, input, context) => {
    const activityId = input.activityId ?? lastActivity(doc, context);
    liveRecord(doc, 'activity', activityId);
    const among = siblings(doc, 'step', (step) => step.get('activityId') === activityId);
    const [order] = keysAt(doc, 'step', among, input, 1);
    const id = context.newId('step');
    insertRecord(doc, 'step', id, { title: input.title, activityId, order: order! });
    return { id };
  },
});

function lastActivity(doc: Y.Doc, { newId }: CommandContext): ActivityId {
  const last = siblings(doc, 'activity').at(-1);
  if (last !== undefined) return last.id;
  const id = newId('activity');
  const [order] = keysAt(doc, 'activity', [], {}, 1);
  insertRecord(doc, 'activity', id, { title: '', order: order! });
  return id;
}
