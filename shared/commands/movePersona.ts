/** Moves a persona within the map's legend. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { keysToMove, liveRecord, placeFields, siblings } from './target.ts';

export const movePersona = defineCommand({
  name: 'movePersona',
  title: 'Move a persona',
  needs: 'editor',
  input: z.object({ id: idSchema('persona'), ...placeFields }),
  apply: (doc, { id, ...place }) => {
    const { record } = liveRecord(doc, 'persona', id);
    const keys = keysToMove(doc, 'persona', siblings(doc, 'persona'), [id], place);
    if (keys !== null) record.set('order', keys[0]);
  },
});
