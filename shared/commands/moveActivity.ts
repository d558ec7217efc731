/** Moves an activity along the backbone; its steps and their stories come with it. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { keysToMove, liveRecord, placeFields, siblings } from './target.ts';

export const moveActivity = defineCommand({
  name: 'moveActivity',
  title: 'Move an activity',
  needs: 'editor',
  input: z.object({ id: idSchema('activity'), ...placeFields }),
  apply: (doc, { id, ...place }) => {
    const { record } = liveRecord(doc, 'activity', id);
    const keys = keysToMove(doc, 'activity', siblings(doc, 'activity'), [id], place);
    if (keys !== null) record.set('order', keys[0]);
  },
});
