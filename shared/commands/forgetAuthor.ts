/** Takes the name off every comment of somebody who asked for that; what was said stays. The server alone runs it. */
import * as z from 'zod/mini';
import { recordsOf } from '../model/document.ts';
import { authorKeySchema } from '../model/field.ts';
import { defineCommand } from './command.ts';

export const forgetAuthor = defineCommand({
  name: 'forgetAuthor',
  title: 'Erase a name',
  needs: 'owner',
  on: 'talk',
  input: z.object({ keys: z.array(authorKeySchema.check(z.minLength(1))) }),
  apply: (doc, { keys }) => {
    const theirs = new Set<unknown>(keys);
    recordsOf(doc, 'comment').forEach((record) => {
      if (!theirs.has(record.get('createdBy'))) return;
      record.set('author', '');
      record.set('createdBy', '');
    });
  },
});
