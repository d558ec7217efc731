/** Moves a release up or down among the lanes; its stories come with it. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { keysToMove, liveRecord, placeFields, siblings } from './target.ts';

export const moveRelease = defineCommand({
  name: 'moveRelease',
  title: 'Move a release',
  needs: 'editor',
  input: z.object({ id: idSchema('release'), ...placeFields }),
  apply: (doc, { id, ...place }) => {
    const { record } = liveRecord(doc, 'release', id);
    const keys = keysToMove(doc, 'release', siblings(doc, 'release'), [id], place);
    if (keys !== null) record.set('order', keys[0]);
  },
});
