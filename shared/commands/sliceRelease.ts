/** Pulls the divider between two lanes through the stacks: what it passed goes over to the other lane. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { sendAcross } from './sendAcross.ts';
import { liveRecord, liveStories } from './target.ts';

export const sliceRelease = defineCommand({
  name: 'sliceRelease',
  title: 'Slice',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    releaseId: z.nullable(idSchema('release')),
    edge: z.enum(['top', 'bottom']),
  }),
  apply: (doc, { ids, releaseId, edge }) => {
    if (releaseId !== null) liveRecord(doc, 'release', releaseId);
    sendAcross(doc, liveStories(doc, ids), releaseId, edge);
  },
});
