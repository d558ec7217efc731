/** Moves stories within the backlog's one order, and into a group of it; otherwise the map stays as it is. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema, isId } from '../model/id.ts';
import { placeAmong } from '../model/orderKey.ts';
import { isLive, readRecord } from '../model/readMap.ts';
import type { StoryId } from '../model/story.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLineOf } from './backlogLine.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { checkGroup, groupFields, writeGroup } from './groupOfBacklog.ts';
import { keysToMove, liveStories, placeFields, writeKeys } from './target.ts';

export const reorderBacklog = defineCommand({
  name: 'reorderBacklog',
  title: 'Move in the backlog',
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
    const keys =
      keysBetween(doc, stack, after, before) ??
      keysToMove(doc, 'story', backlogLineOf(doc), stack, { before, after }, 'backlogOrder');
    writeGroup(doc, moving, group);
    if (keys === null) return;
    const moved = new Map(stack.map((id, i) => [id, keys[i]!]));
    writeKeys(doc, 'story', 'backlogOrder', moved, new Set(stack));
  },
});

/** Keys between two neighbours, without looking at the thousands of others; null when it takes more than that. */
function keysBetween(
  doc: Y.Doc,
  moving: readonly StoryId[],
  after: string | undefined,
  before: string | undefined,
): string[] | null {
  const [lower, upper] = [after, before].map((id) => {
    const record = isId('story', id) && !moving.includes(id) ? recordOf(doc, 'story', id) : null;
    if (record === null || !isLive(record) || !isId('story', id)) return null;
    const story = readRecord('story', id, record);
    return isInBacklog(story) && story.backlogOrder !== null ? { id, order: story.backlogOrder } : null;
  });
  if (lower == null || upper == null || lower.order >= upper.order) return null;
  const { keys, rekeyed } = placeAmong([lower, upper], 1, moving.length);
  return rekeyed.size === 0 ? keys : null;
}
