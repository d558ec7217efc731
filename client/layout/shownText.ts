/** A person's text as it is drawn and said: nothing hidden in it, and in its own direction. */

/** Marks that turn the direction of whole passages, and characters without width that only hide. */
const hidden = /[\u202A-\u202E\u2066-\u2069\u200B\u2060-\u2064\u00AD\uFEFF\u{E0000}-\u{E007F}\uFFFE\uFFFF]/gu;
const rightToLeft = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;

/** The text without direction overrides and hidden characters; what joins emoji stays. */
export function withoutHidden(text: string): string {
  return text.replaceAll(hidden, '');
}

/** Whether it reads from right to left: its first letter decides, as `dir="auto"` does. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text);
  return first !== null && rightToLeft.test(first[0]);
}
