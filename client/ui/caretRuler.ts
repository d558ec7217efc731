/** Finds where a caret stands in a text as the browser lays it out: wrapped lines, emoji and right-to-left included. */

export interface CaretSpot {
  /** The caret's top, from the ruler's inner corner, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

const rightToLeft = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Where the caret at each offset (UTF-16) stands. `ruler` is an invisible element with the font, the width and the
 * wrapping of what is measured, and no transform of its own but those it shares with its surroundings.
 */
export function caretSpots(ruler: HTMLElement, text: string, offsets: readonly number[]): CaretSpot[] {
  // A line break at the very end makes a line only when something follows it.
  ruler.textContent = `${text}\u200B`;
  const node = ruler.firstChild!;
  const corner = ruler.getBoundingClientRect();
  return offsets.map((offset) => spotAt(node, text, Math.max(0, Math.min(offset, text.length)), corner));
}

function spotAt(node: Node, text: string, offset: number, corner: DOMRect): CaretSpot {
  const start = graphemes.segment(text).containing(offset)?.index ?? text.length;
  const next = graphemes.segment(text).containing(start)?.segment ?? '\u200B';
  const range = node.ownerDocument!.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + next.length);
  const rects = range.getClientRects();
  // A space that wraps has no box of its own; then the caret stands behind what is before it.
  const rect = rects[rects.length - 1] ?? range.getBoundingClientRect();
  const x = rightToLeft.test(next) ? rect.right : rect.left;
  return { x: x - corner.left, y: rect.top - corner.top, height: rect.height };
}
