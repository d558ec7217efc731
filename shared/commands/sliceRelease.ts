/** Pulls the divider between two lanes through the stacks: what it passed goes over to the other lane. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import type { StepId } from '../model/step.ts';
import type { StoryId } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { cellSiblings, laneOf } from './cellSiblings.ts';
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
    const byStep = new Map<StepId | null, StoryId[]>();
    for (const story of liveStories(doc, ids)) {
      if (laneOf(doc, story.releaseId) === releaseId) continue;
      byStep.set(story.stepId, [...(byStep.get(story.stepId) ?? []), story.id]);
    }
    for (const [stepId, stories] of byStep) {
      const among = cellSiblings(doc, stepId, releaseId);
      const keys = keysAt(doc, 'story', among, edge === 'top' ? { before: among[0]?.id } : {}, stories.length);
      stories.forEach((id, i) => {
        writeFields(liveRecord(doc, 'story', id).record, 'story', { releaseId, order: keys[i]! });
      });
    }
  },
});
