/** Sets a story's own registers: kind, estimate, stage, owner. */
import * as z from 'zod/mini';
import type * as Y from 'yjs';
import { idSchema } from '../model/id.ts';
import { shortNameSchema } from '../model/persona.ts';
import { placeAmong } from '../model/orderKey.ts';
import { readMap } from '../model/readMap.ts';
import { estimateSchema, stages, storyKinds } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLine } from './backlogLine.ts';
import { defineCommand } from './command.ts';
import { liveRecord, writeKeys } from './target.ts';

export const updateStory = defineCommand({
  name: 'updateStory',
  title: 'Change a story',
  description:
    'Sets kind, estimate, stage or owner of a story; what is not given stays. A story that enters the backlog goes to its end.',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    id: idSchema('story'),
    kind: z.optional(z.enum(storyKinds)),
    estimate: z.optional(estimateSchema),
    stage: z.optional(z.enum(stages)),
    owner: z.optional(shortNameSchema),
  }),
  apply: (doc, { id, ...fields }) => {
    const { record, read } = liveRecord(doc, 'story', id);
    const entersBacklog = !isInBacklog(read) && isInBacklog({ ...read, stage: fields.stage ?? read.stage });
    const backlogOrder = entersBacklog && read.backlogOrder === null ? lastInBacklog(doc) : undefined;
    writeFields(record, 'story', { ...fields, backlogOrder });
  },
});

/** A key behind the last backlog story; stories without a key are given theirs first. */
function lastInBacklog(doc: Y.Doc): string {
  const line = backlogLine(readMap(doc));
  const { keys, rekeyed } = placeAmong(line, line.length, 1);
  writeKeys(doc, 'story', 'backlogOrder', rekeyed);
  return keys[0]!;
}
