/** Puts one end of an arrow somewhere else: on a point of the map, or on a thing that holds it. */
import * as z from 'zod/mini';
import { arrowEndSchema } from '../model/arrow.ts';
import { allowedPoint } from '../model/freePlace.ts';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { anyLiveRecord, liveRecord } from './target.ts';

export const attachArrow = defineCommand({
  name: 'attachArrow',
  title: 'Move an end of an arrow',
  needs: 'editor',
  input: z.object({ id: idSchema('arrow'), end: z.enum(['from', 'to']), put: arrowEndSchema }),
  apply: (doc, { id, end, put }) => {
    const { record, read } = liveRecord(doc, 'arrow', id);
    const other = end === 'from' ? read.to : read.from;
    if (put.heldBy !== null) {
      anyLiveRecord(doc, put.heldBy);
      if (put.heldBy === other.heldBy) {
        throw new CommandError({
          kind: 'refused',
          reason: 'Both ends of an arrow cannot be on the same thing.',
        });
      }
    }
    writeFields(record, 'arrow', { [end]: { heldBy: put.heldBy, ...allowedPoint(put) } });
  },
});
