/** Moves stories within the backlog's one order, and into a group of it; otherwise the map stays as it is. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLineOf } from './backlogLine.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { checkGroup, groupFields, writeGroup } from './groupOfBacklog.ts';
import { keysToMove, liveStories, placeFields, writeKeys } from './target.ts';

export const reorderBacklog = defineCommand({
  name: 'reorderBacklog',
  title: 'Move in the backlog',
  description:
    'Moves stories, in the order given, before or after another in the backlog, else to its end, and, where given, to an initiative, a release (null: none) or an owner.',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    ...groupFields,
    ...placeFields,
  }),
  apply: (doc, { ids, before, after, ...group }) => {
    const moving = liveStories(doc, ids).filter(isInBacklog);
    if (moving.length === 0)
      throw new CommandError({ kind: 'refused', reason: 'Not in the backlog any more.' });
    checkGroup(doc, group);
    const stack = moving.map((story) => story.id);
    const keys = keysToMove(doc, 'story', backlogLineOf(doc), stack, { before, after }, 'backlogOrder');
    writeGroup(doc, moving, group);
    if (keys === null) return;
    const moved = new Map(stack.map((id, i) => [id, keys[i]!]));
    writeKeys(doc, 'story', 'backlogOrder', moved, new Set(stack));
  },
});
