/** Sets the numbers of a key result, or moves it among those of its goal. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { unitSchema } from '../model/keyResult.ts';
import { measureSchema } from '../model/measure.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keyToMove, liveRecord, placeFields, siblings } from './target.ts';

export const updateKeyResult = defineCommand({
  name: 'updateKeyResult',
  title: 'Change a key result',
  needs: 'editor',
  input: z.object({
    id: idSchema('keyResult'),
    unit: z.optional(unitSchema),
    start: z.optional(measureSchema),
    target: z.optional(measureSchema),
    current: z.optional(measureSchema),
    ...placeFields,
  }),
  apply: (doc, { id, before, after, ...fields }) => {
    const { record, read } = liveRecord(doc, 'keyResult', id);
    const among = siblings(doc, 'keyResult', (other) => other.get('goalId') === read.goalId);
    const order = keyToMove(doc, 'keyResult', among, id, { before, after });
    writeFields(record, 'keyResult', { ...fields, order });
  },
});
