/** Replaces a title, name, outcome or description by writing only the part that differs. */
import * as z from 'zod/mini';
import { longestDetails } from '../model/field.ts';
import { defineCommand } from './command.ts';
import { editText } from './editText.ts';
import { anyLiveRecord } from './target.ts';

export const setText = defineCommand({
  name: 'setText',
  title: 'Rename',
  description: 'Sets a title, name, outcome or description; only the differing part is written.',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    id: z.string(),
    field: z.enum(['title', 'details', 'name', 'outcome']),
    text: z.string().check(z.maxLength(longestDetails)),
  }),
  apply: (doc, { id, field, text }, context) => {
    const before = String(anyLiveRecord(doc, id).record.get(field) ?? '');
    const change = textChange(before, text);
    if (change !== null) editText.apply(doc, { id, field, ...change }, context);
  },
});

/** The one edit that turns `before` into `after`: shared start and end are kept. Null when they are equal. */
export function textChange(
  before: string,
  after: string,
): { at: number; remove: number; insert: string } | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (start > 0 && isHighSurrogate(before, start - 1)) start--;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (end > 0 && isLowSurrogate(before, before.length - end)) end--;
  return { at: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}

function isHighSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}
function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
