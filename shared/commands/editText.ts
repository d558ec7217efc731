/** One keystroke in a co-edited text: removes and inserts at an offset, so that two people's typing merges. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { longestDetails } from '../model/field.ts';
import { fieldsOf } from '../model/records.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { anyLiveRecord } from './target.ts';
import { applyTextChange } from './textChange.ts';

/** The texts of records by field; which record has which is up to its kind. */
export const textFieldSchema = z.enum([
  'title',
  'details',
  'name',
  'outcome',
  'goal',
  'goToMarket',
  'justification',
  'publicTitle',
  'publicDetails',
  'why',
  'notes',
]);

export const editText = defineCommand({
  name: 'editText',
  title: 'Edit text',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    id: z.string(),
    field: textFieldSchema,
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
    if (field === 'why' && insert.trim() === '' && isBlankWithout(held, start, removed)) {
      throw new CommandError({
        kind: 'refused',
        reason: 'An insight says why it matters. Its why was left as it is.',
      });
    }
    applyTextChange(held, { at: start, remove: removed, insert });
  },
});

function isBlankWithout(held: Y.Text, start: number, removed: number): boolean {
  const text = held.toString();
  return (text.slice(0, start) + text.slice(start + removed)).trim() === '';
}
