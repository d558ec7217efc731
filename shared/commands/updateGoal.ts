/** Sets whose goal it is and for when, or moves it among the goals. */
import * as z from 'zod/mini';
import { goalKinds } from '../model/goal.ts';
import { idSchema } from '../model/id.ts';
import { windowSchema } from '../model/release.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keyToMove, liveRecord, placeFields, siblings } from './target.ts';

export const updateGoal = defineCommand({
  name: 'updateGoal',
  title: 'Change a goal',
  needs: 'editor',
  input: z.object({
    id: idSchema('goal'),
    kind: z.optional(z.enum(goalKinds)),
    period: z.optional(windowSchema),
    ...placeFields,
  }),
  apply: (doc, { id, before, after, ...fields }) => {
    const { record } = liveRecord(doc, 'goal', id);
    const order = keyToMove(doc, 'goal', siblings(doc, 'goal'), id, { before, after });
    writeFields(record, 'goal', { ...fields, order });
  },
});
