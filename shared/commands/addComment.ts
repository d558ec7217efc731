/** Says something about a story. */
import * as z from 'zod/mini';
import { longestComment } from '../model/comment.ts';
import { idSchema } from '../model/id.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { CommandError } from './commandError.ts';

export const commentText = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestComment));

export const addComment = defineCommand({
  name: 'addComment',
  title: 'Comment',
  needs: 'commenter',
  on: 'talk',
  input: z.object({ storyId: idSchema('story'), text: commentText }),
  about: ({ storyId }) => [storyId],
  apply: (doc, { storyId, text }, { author, now, newId }) => {
    if (author === null) throw new CommandError({ kind: 'refused', reason: 'Comments have an author.' });
    const id = newId('comment');
    const { key: createdBy, name } = author;
    insertRecord(doc, 'comment', id, { storyId, text, author: name, createdBy, at: now() });
    return { id };
  },
});
