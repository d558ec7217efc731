/** Takes a comment away: its author, or a facilitator for everybody. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const archiveComment = defineCommand({
  name: 'archiveComment',
  title: 'Remove a comment',
  needs: 'facilitator',
  own: 'commenter',
  on: 'talk',
  input: z.object({ id: idSchema('comment') }),
  apply: (doc, { id }, { now }) => void liveRecord(doc, 'comment', id).record.set('archivedAt', now()),
});
