/** Says a comment of one's own in other words. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { commentText } from './addComment.ts';
import { defineCommand } from './command.ts';
import { refuseForeign } from './refuseForeign.ts';
import { liveRecord } from './target.ts';

export const editComment = defineCommand({
  name: 'editComment',
  title: 'Edit a comment',
  needs: 'commenter',
  on: 'talk',
  input: z.object({ id: idSchema('comment'), text: commentText }),
  apply: (doc, { id, text }, { author }) => {
    const { record } = liveRecord(doc, 'comment', id);
    refuseForeign(doc, {}, { id }, author);
    writeFields(record, 'comment', { text });
  },
});
