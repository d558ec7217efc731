/** Sets a release's registers: capacity, window, status. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { capacitySchema, releaseStatuses, windowSchema } from '../model/release.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const updateRelease = defineCommand({
  name: 'updateRelease',
  title: 'Change a release',
  needs: 'editor',
  input: z.object({
    id: idSchema('release'),
    capacity: z.optional(capacitySchema),
    window: z.optional(windowSchema),
    status: z.optional(z.enum(releaseStatuses)),
  }),
  apply: (doc, { id, ...fields }) => {
    writeFields(liveRecord(doc, 'release', id).record, 'release', fields);
  },
});
