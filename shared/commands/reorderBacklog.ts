/** Moves stories within the backlog's one order; the map stays as it is. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { placeAmong, type Ordered } from '../model/orderKey.ts';
import { readMap } from '../model/readMap.ts';
import type { StoryId } from '../model/story.ts';
import { backlogStories } from '../views/backlog.ts';
import { defineCommand } from './command.ts';
import { indexAt, liveStories, placeFields } from './target.ts';

export const reorderBacklog = defineCommand({
  name: 'reorderBacklog',
  title: 'Move in the backlog',
  description: 'Moves stories before or after another in the backlog, else to its end.',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    ...placeFields,
  }),
  apply: (doc, { ids, ...place }) => {
    const moving = new Set<StoryId>(liveStories(doc, ids).map((story) => story.id));
    const others = backlogStories(readMap(doc))
      .filter((story) => !moving.has(story.id))
      .map((story): Ordered<StoryId> => ({ id: story.id, order: story.backlogOrder ?? '' }));
    const { keys, rekeyed } = placeAmong(others, indexAt(others, place), moving.size);
    for (const [id, key] of rekeyed) recordOf(doc, 'story', id)?.set('backlogOrder', key);
    [...moving].forEach((id, i) => recordOf(doc, 'story', id)?.set('backlogOrder', keys[i]));
  },
});
