/** Text as it goes into a file that others open: readable, and never able to reorder or hide what stands beside it. */

/** Control characters; what a line break or a tab says is said by a space. */
const controls = /[\p{Cc}\u2028\u2029]+/gu;
/** Marks that turn the direction of whole passages, and characters without width that only hide. */
const hidden = /[\u202A-\u202E\u2066-\u2069\u200B\u2060-\u2064\u00AD\uFEFF\u{E0000}-\u{E007F}\uFFFE\uFFFF]/gu;
/** More than this cannot be seen of any title; longer ones are cut before they are measured. */
const longest = 600;

/** One line without controls, direction overrides, hidden characters and broken halves of characters. */
export function plainText(text: string): string {
  return text.slice(0, longest).toWellFormed().replaceAll(hidden, '').replaceAll(controls, ' ').trim();
}
