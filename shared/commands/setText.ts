/** Replaces a text of a record by writing only the part that differs. */
import * as z from 'zod/mini';
import { longestDetails } from '../model/field.ts';
import { defineCommand } from './command.ts';
import { editText, textFieldSchema } from './editText.ts';
import { anyLiveRecord } from './target.ts';
import { textChange } from './textChange.ts';

export const setText = defineCommand({
  name: 'setText',
  title: 'Rename',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    id: z.string(),
    field: textFieldSchema,
    text: z.string().check(z.maxLength(longestDetails)),
  }),
  apply: (doc, { id, field, text }, context) => {
    const before = String(anyLiveRecord(doc, id).record.get(field) ?? '');
    const change = textChange(before, text);
    if (change !== null) editText.apply(doc, { id, field, ...change }, context);
  },
});
