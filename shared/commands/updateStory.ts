/** Sets a story's own registers: kind, estimate, stage, owner. */
import * as z from 'zod/mini';
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { shortNameSchema } from '../model/persona.ts';
import { placeAmong } from '../model/orderKey.ts';
import { readMap } from '../model/readMap.ts';
import { estimateSchema, stages, storyKinds, type StoryId } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { backlogStories } from '../views/backlog.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const updateStory = defineCommand({
  name: 'updateStory',
  title: 'Change a story',
  description: 'Sets kind, estimate, stage or owner of a story; what is not given stays.',
  needs: 'editor',
  input: z.object({
    id: idSchema('story'),
    kind: z.optional(z.enum(storyKinds)),
    estimate: z.optional(estimateSchema),
    stage: z.optional(z.enum(stages)),
    owner: z.optional(shortNameSchema),
  }),
  apply: (doc, { id, ...fields }) => {
    const { record, read } = liveRecord(doc, 'story', id);
    const entersBacklog = fields.stage === 'backlog' && read.backlogOrder === null;
    writeFields(record, 'story', entersBacklog ? { ...fields, backlogOrder: lastInBacklog(doc) } : fields);
  },
});

/** A key behind the last backlog story; stories without a key are given theirs first. */
function lastInBacklog(doc: Y.Doc): string {
  const order = backlogStories(readMap(doc)).map((story) => ({ id: story.id, order: story.backlogOrder ?? '' }));
  const { keys, rekeyed } = placeAmong<StoryId>(order, order.length, 1);
  for (const [id, key] of rekeyed) recordOf(doc, 'story', id)?.set('backlogOrder', key);
  return keys[0]!;
}
