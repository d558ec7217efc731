/** Sets where an insight comes from. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { insightSources } from '../model/insight.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const updateInsight = defineCommand({
  name: 'updateInsight',
  title: 'Change an insight',
  needs: 'editor',
  input: z.object({ id: idSchema('insight'), source: z.enum(insightSources) }),
  apply: (doc, { id, source }) => {
    writeFields(liveRecord(doc, 'insight', id).record, 'insight', { source });
  },
});
