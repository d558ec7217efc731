/** Says that stories are right as they are for now, so that grooming does not ask again soon. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveStories } from './target.ts';

export const keepStories = defineCommand({
  name: 'keepStories',
  title: 'Keep as it is',
  needs: 'editor',
  input: z.object({ ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)) }),
  apply: (doc, { ids }, { now }) => {
    const stories = liveStories(doc, ids);
    for (const { id } of stories) writeFields(recordOf(doc, 'story', id)!, 'story', { groomedAt: now() });
    return { kept: stories.length };
  },
});
