/** One keystroke in a co-edited text: removes and inserts at an offset, so that two people's typing merges. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { longestDetails } from '../model/field.ts';
import { fieldsOf } from '../model/records.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { anyLiveRecord } from './target.ts';

export const editText = defineCommand({
  name: 'editText',
  title: 'Edit text',
  description: 'Removes and inserts characters at an offset of a title, name, outcome or description.',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    id: z.string(),
    field: z.enum(['title', 'details', 'name', 'outcome']),
    /** Offset and lengths in UTF-16 units. */
    at: z.number().check(z.int(), z.gte(0)),
    remove: z.number().check(z.int(), z.gte(0)),
    insert: z.string().check(z.maxLength(longestDetails)),
  }),
  apply: (doc, { id, field, at, remove, insert }) => {
    const { kind, record } = anyLiveRecord(doc, id);
    const held = record.get(field);
    const rule = fieldsOf[kind][field];
    if (!(held instanceof Y.Text) || rule?.holds !== 'text') {
      throw new CommandError({ kind: 'refused', reason: `${id} has no ${field} that can be edited.` });
    }
    const start = Math.min(at, held.length);
    const removed = Math.min(remove, held.length - start);
    if (held.length - removed + insert.length > rule.maxLength) {
      throw new CommandError({
        kind: 'refused',
        reason: `This ${field} can hold ${rule.maxLength} characters.`,
      });
    }
    if (removed > 0) held.delete(start, removed);
    if (insert !== '') held.insert(start, insert);
  },
});
