/** Says whether an acceptance criterion is met. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const updateCriterion = defineCommand({
  name: 'updateCriterion',
  title: 'Tick an acceptance criterion',
  needs: 'editor',
  input: z.object({ id: idSchema('criterion'), done: z.boolean() }),
  apply: (doc, { id, done }) => {
    writeFields(liveRecord(doc, 'criterion', id).record, 'criterion', { done });
  },
});
