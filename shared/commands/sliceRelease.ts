/** Pulls the divider between two lanes through the stacks: what it passed goes over to the other lane. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { byOrder } from '../model/orderKey.ts';
import type { StepId } from '../model/step.ts';
import type { StoryId } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { cellSiblings, columnOf, laneOf } from './cellSiblings.ts';
import { defineCommand } from './command.ts';
import { keysAt, liveRecord, liveStories } from './target.ts';

export const sliceRelease = defineCommand({
  name: 'sliceRelease',
  title: 'Slice',
  description:
    'Moves the stories a divider passed into the lane on its other side, at the edge it came through ("top" of a lower lane, "bottom" of an upper one); steps and order are kept.',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    releaseId: z.nullable(idSchema('release')),
    edge: z.enum(['top', 'bottom']),
  }),
  apply: (doc, { ids, releaseId, edge }) => {
    if (releaseId !== null) liveRecord(doc, 'release', releaseId);
    const stacks = new Map<StepId | null, StoryId[]>();
    for (const story of liveStories(doc, ids).sort(byOrder)) {
      if (laneOf(doc, story.releaseId) === releaseId) continue;
      const column = columnOf(doc, story.stepId);
      stacks.set(column, [...(stacks.get(column) ?? []), story.id]);
    }
    for (const [column, stack] of stacks) {
      const among = cellSiblings(doc, column, releaseId);
      const keys = keysAt(doc, 'story', among, edge === 'top' ? { before: among[0]?.id } : {}, stack.length);
      stack.forEach((id, i) => {
        writeFields(recordOf(doc, 'story', id)!, 'story', { releaseId, order: keys[i]! });
      });
    }
  },
});
