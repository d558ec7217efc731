/** Says how much one person can do in one sprint. */
import * as z from 'zod/mini';
import { recordOf, recordsOf } from '../model/document.ts';
import { idSchema, isId } from '../model/id.ts';
import { shortNameSchema } from '../model/persona.ts';
import { isLive } from '../model/readMap.ts';
import { capacitySchema } from '../model/release.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

/** K1: see Capacity. */
export const setCapacity = defineCommand({
  name: 'setCapacity',
  title: 'Set the capacity of a person',
  needs: 'editor',
  input: z.object({
    sprintId: idSchema('sprint'),
    person: shortNameSchema.check(z.trim(), z.minLength(1)),
    available: capacitySchema,
  }),
  apply: (doc, { sprintId, person, available }, context) => {
    liveRecord(doc, 'sprint', sprintId);
    const standing = [...recordsOf(doc, 'capacity').keys()].flatMap((id) => {
      const record = isId('capacity', id) ? recordOf(doc, 'capacity', id) : null;
      const isSame = record?.get('sprintId') === sprintId && record.get('person') === person;
      return record !== null && isSame && isLive(record) ? [record] : [];
    });
    for (const record of standing) writeFields(record, 'capacity', { available });
    if (standing.length > 0) return;
    insertRecord(doc, 'capacity', context.newId('capacity'), { sprintId, person, available });
  },
});
