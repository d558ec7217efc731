/** Text as it goes into a file that others open: readable, and never able to reorder or hide what stands beside it. */
import { withoutHidden } from '../shownText.ts';

/** Control characters; what a line break or a tab says is said by a space. */
const controls = /[\p{Cc}\u2028\u2029]+/gu;
/** More than this cannot be seen of any title; longer ones are cut before they are measured. */
const longest = 600;

/** One line without controls, direction overrides, hidden characters and broken halves of characters. */
export function plainText(text: string): string {
  return withoutHidden(text.slice(0, longest).toWellFormed()).replaceAll(controls, ' ').trim();
}
