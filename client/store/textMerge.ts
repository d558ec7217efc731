/** Two people in one text: what the caret and an unsent edit become when somebody else's edit arrives first. */

/** One contiguous edit: at an offset, so many removed, this inserted. UTF-16 units. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Where an offset is after an edit; inside of what was removed it goes to the edit's place. */
export function moveOffset(offset: number, edit: TextEdit): number {
  if (offset <= edit.at) return offset;
  if (offset < edit.at + edit.remove) return edit.at;
  return offset + edit.insert.length - edit.remove;
}

/** The same edit after another one was applied first: what both removed is removed once, what was typed stays. */
export function moveEdit(edit: TextEdit, first: TextEdit): TextEdit {
  // What was inserted at the very place where this edit begins comes before it, so that nothing of it is removed.
  const isBehind = edit.at >= first.at && edit.at < first.at + Math.max(1, first.remove);
  const start = isBehind ? first.at + first.insert.length : moveOffset(edit.at, first);
  const end = moveOffset(edit.at + edit.remove, first);
  const isInside = first.insert !== '' && first.at > edit.at && first.at < edit.at + edit.remove;
  // Somebody typed inside of what this edit removes: their text and what follows it stays.
  const until = isInside ? first.at : end;
  return { at: start, remove: Math.max(0, until - start), insert: edit.insert };
}
