/** Sets the days and the capacity of a sprint, or moves it among the sprints. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { checkDays, sprintRegisters } from './sprintDays.ts';
import { keyToMove, liveRecord, placeFields, siblings } from './target.ts';

export const updateSprint = defineCommand({
  name: 'updateSprint',
  title: 'Change a sprint',
  needs: 'editor',
  input: z.object({ id: idSchema('sprint'), ...sprintRegisters, ...placeFields }),
  apply: (doc, { id, before, after, ...fields }) => {
    const { record, read } = liveRecord(doc, 'sprint', id);
    const { start = read.start, end = read.end } = fields;
    // A merge may have left the days crossed; whoever sets something else is not kept from it.
    if (fields.start !== undefined || fields.end !== undefined) checkDays({ start, end });
    const order = keyToMove(doc, 'sprint', siblings(doc, 'sprint'), id, { before, after });
    writeFields(record, 'sprint', { ...fields, order });
  },
});
