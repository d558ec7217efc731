/** Moves a step along the backbone, also under another activity; its stories come with it. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysToMove, liveRecord, placeFields, siblings } from './target.ts';

export const moveStep = defineCommand({
  name: 'moveStep',
  title: 'Move a step',
  needs: 'editor',
  input: z.object({ id: idSchema('step'), activityId: z.optional(idSchema('activity')), ...placeFields }),
  apply: (doc, { id, activityId, ...place }) => {
    const { record, read } = liveRecord(doc, 'step', id);
    const target = activityId ?? read.activityId;
    if (target !== null) liveRecord(doc, 'activity', target);
    const among = siblings(doc, 'step', (step) => (step.get('activityId') ?? null) === target);
    const keys = keysToMove(doc, 'step', among, [id], place);
    if (keys !== null) writeFields(record, 'step', { activityId: target, order: keys[0]! });
  },
});
