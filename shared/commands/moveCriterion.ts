/** Moves an acceptance criterion within its story's checklist. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysToMove, liveRecord, placeFields, siblings } from './target.ts';

export const moveCriterion = defineCommand({
  name: 'moveCriterion',
  title: 'Move an acceptance criterion',
  needs: 'editor',
  input: z.object({ id: idSchema('criterion'), ...placeFields }),
  apply: (doc, { id, ...place }) => {
    const { record, read } = liveRecord(doc, 'criterion', id);
    const among = siblings(doc, 'criterion', (other) => other.get('storyId') === read.storyId);
    const keys = keysToMove(doc, 'criterion', among, [id], place);
    if (keys !== null) writeFields(record, 'criterion', { order: keys[0]! });
  },
});
