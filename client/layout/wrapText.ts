/** Breaks texts into lines, whoever draws them: pure, with the measure given. */

export type Measure = (text: string) => number;

const breaks = /\s+|[^\s-]*-+(?=\S)|\S+/gu;
/** A word longer than this is wider than any line. */
const longestWord = 1000;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** What may belong to the sign before it. */
const joined = /\u200D|\p{M}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u;
/** Scripts written without spaces may break between any two characters. */
const unspaced = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/u;

/**
 * Breaks a text into lines as a text area of this width does: at spaces and hyphens, inside a word only when it is
 * wider than the line. What does not fit into `mostLines` ends in an ellipsis.
 */
export function wrapText(text: string, width: number, mostLines: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let gap = '';
  const close = (): void => {
    lines.push(line);
    line = '';
    gap = '';
  };
  for (const part of partsOf(text)) {
    if (lines.length > mostLines) break;
    if (/^\s/u.test(part)) {
      gap = part.includes('\n') ? ' ' : part;
      continue;
    }
    if (part.length <= longestWord && measure(line + gap + part) <= width) {
      line += gap + part;
      gap = '';
      continue;
    }
    if (line !== '') close();
    for (const piece of fitPieces(part, width, measure)) {
      if (line !== '') close();
      if (lines.length > mostLines) break;
      line = piece;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= mostLines) return lines;
  const rest = lines.slice(mostLines - 1, mostLines + 1).join(' ');
  return [...lines.slice(0, mostLines - 1), shorten(rest, width, measure)];
}

/** The text, or as much of it as fits with an ellipsis. */
export function shorten(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  const characters = [...signsOf(text)];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${characters.slice(0, middle).join('').trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${characters.slice(0, low).join('').trimEnd()}…`;
}

function* partsOf(text: string): Generator<string> {
  for (const [part] of text.matchAll(breaks)) {
    if (unspaced.test(part)) yield* signsOf(part);
    else yield part;
  }
}

/** A word cut into pieces no wider than the line, never inside of what is read as one sign. */
function* fitPieces(word: string, width: number, measure: Measure): Generator<string> {
  if (word.length <= longestWord && measure(word) <= width) {
    yield word;
    return;
  }
  let piece = '';
  for (const sign of signsOf(word)) {
    if (piece !== '' && measure(piece + sign) > width) {
      yield piece;
      piece = '';
    }
    piece += sign;
  }
  yield piece;
}

/** What people see as single signs: an emoji of several parts, a letter with its accents. */
function* signsOf(text: string): Generator<string> {
  if (!joined.test(text)) yield* text;
  else for (const { segment } of graphemes.segment(text)) yield segment;
}
