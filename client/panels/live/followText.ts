/** Two people in one text: carets that stay with their words, and edits made against a text that has moved on. */

/** One edit: at an offset, remove some characters and insert others. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Where a caret goes when someone else edits: with its text; before what is inserted right at it. */
export function moveCaret(caret: number, edit: TextEdit): number {
  if (edit.at + edit.remove <= caret && (edit.at < caret || edit.remove > 0)) {
    return caret + edit.insert.length - edit.remove;
  }
  return edit.at < caret ? edit.at : caret;
}

/**
 * My edit, made while I still saw the text without `theirs`, for the text that has it.
 * What they inserted in the middle of what I remove stays: both texts survive.
 */
export function rebaseEdit(mine: TextEdit, theirs: TextEdit): TextEdit {
  const end = mine.at + mine.remove;
  const theirEnd = theirs.at + theirs.remove;
  const shift = theirs.insert.length - theirs.remove;
  if (theirEnd <= mine.at) return { ...mine, at: mine.at + shift };
  if (theirs.at >= end) return mine;
  // They touched what I remove: what of it is left before and after their edit goes, their words stay.
  const before = Math.max(0, theirs.at - mine.at);
  const after = Math.max(0, end - theirEnd);
  if (theirs.insert === '')
    return { at: Math.min(mine.at, theirs.at), remove: before + after, insert: mine.insert };
  return before > 0
    ? { at: mine.at, remove: before, insert: mine.insert }
    : { at: theirs.at + theirs.insert.length, remove: after, insert: mine.insert };
}
