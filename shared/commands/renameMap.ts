/** Renames the map. */
import * as z from 'zod/mini';
import { longestMapTitle } from '../model/field.ts';
import { metaOf } from '../model/document.ts';
import { defineCommand } from './command.ts';

export const renameMap = defineCommand({
  name: 'renameMap',
  title: 'Rename the map',
  needs: 'editor',
  input: z.object({ title: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestMapTitle)) }),
  apply: (doc, { title }) => {
    if (metaOf(doc).get('title') !== title) metaOf(doc).set('title', title);
  },
});
