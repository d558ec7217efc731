/** Says that an artifact still holds, in the name of who says so. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const confirmArtifact = defineCommand({
  name: 'confirmArtifact',
  title: 'Confirm an artifact',
  needs: 'editor',
  input: z.object({ id: idSchema('artifact') }),
  apply: (doc, { id }, { author, origin, now }) => {
    const name = author?.name ?? (origin.kind === 'person' ? origin.name : '');
    const confirmed = { confirmedAt: now(), confirmedBy: name.slice(0, 60).toWellFormed() };
    writeFields(liveRecord(doc, 'artifact', id).record, 'artifact', confirmed);
  },
});
