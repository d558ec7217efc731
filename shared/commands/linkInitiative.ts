/** Says which initiative stories are for. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { checkLive, liveStories } from './target.ts';

export const linkInitiative = defineCommand({
  name: 'linkInitiative',
  title: 'Link to an initiative',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    initiativeId: z.nullable(idSchema('initiative')),
  }),
  apply: (doc, { ids, initiativeId }) => {
    const stories = liveStories(doc, ids);
    checkLive(doc, initiativeId);
    for (const { id } of stories) writeFields(recordOf(doc, 'story', id)!, 'story', { initiativeId });
    return { linked: stories.length };
  },
});
