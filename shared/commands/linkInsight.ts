/** Says that an insight speaks for a story, or that it no longer does. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { checkLive, liveRecord } from './target.ts';

export const linkInsight = defineCommand({
  name: 'linkInsight',
  title: 'Link an insight',
  needs: 'editor',
  input: z.object({ id: idSchema('insight'), storyId: idSchema('story'), on: z.boolean() }),
  apply: (doc, { id, storyId, on }) => {
    const stories = liveRecord(doc, 'insight', id).record.get('stories');
    if (on) checkLive(doc, storyId);
    if (!(stories instanceof Y.Map) || stories.has(storyId) === on) return;
    if (on) stories.set(storyId, true);
    else stories.delete(storyId);
  },
});
