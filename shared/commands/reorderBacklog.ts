/** Moves stories within the backlog's one order; the map stays as it is. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { readMap } from '../model/readMap.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLine } from './backlogLine.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { keysToMove, liveStories, placeFields, writeKeys } from './target.ts';

export const reorderBacklog = defineCommand({
  name: 'reorderBacklog',
  title: 'Move in the backlog',
  description: 'Moves stories, in the order given, before or after another in the backlog, else to its end.',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    ...placeFields,
  }),
  apply: (doc, { ids, ...place }) => {
    const moving = liveStories(doc, ids).filter(isInBacklog);
    if (moving.length === 0)
      throw new CommandError({ kind: 'refused', reason: 'Not in the backlog any more.' });
    const stack = moving.map((story) => story.id);
    const keys = keysToMove(doc, 'story', backlogLine(readMap(doc)), stack, place, 'backlogOrder');
    if (keys === null) return;
    const moved = new Map(stack.map((id, i) => [id, keys[i]!]));
    writeKeys(doc, 'story', 'backlogOrder', moved, new Set(stack));
  },
});
