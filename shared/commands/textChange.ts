/** The one edit that turns a text into another, so that what others type elsewhere in it stays. */
import type * as Y from 'yjs';

export interface TextChange {
  /** Offset and length in UTF-16 units. */
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Shared start and end are kept. Null when they are equal. */
export function textChange(before: string, after: string): TextChange | null {
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

/** Call inside a transaction. */
export function applyTextChange(held: Y.Text, change: TextChange | null): void {
  if (change === null) return;
  if (change.remove > 0) held.delete(change.at, change.remove);
  if (change.insert !== '') held.insert(change.at, change.insert);
}

function isHighSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}
function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
