/** Says that what a comment is about is settled, or is not after all. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const resolveComment = defineCommand({
  name: 'resolveComment',
  title: 'Resolve a comment',
  needs: 'commenter',
  on: 'talk',
  input: z.object({ id: idSchema('comment'), resolved: z.boolean() }),
  apply: (doc, { id, resolved }) =>
    writeFields(liveRecord(doc, 'comment', id).record, 'comment', { resolved }),
});
