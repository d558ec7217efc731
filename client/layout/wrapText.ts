/** Breaks texts into lines, whoever draws them: pure, with the measure given. */

export type Measure = (text: string) => number;

const breaks = /\s+|[^\s-]*-+(?=\S)|\S+/gu;
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
    if (measure(line + gap + part) <= width) {
      line += gap + part;
      gap = '';
      continue;
    }
    if (line !== '') close();
    for (const piece of fitPieces(part, width, measure)) {
      if (line !== '') close();
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
  const characters = [...text];
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
    if (unspaced.test(part)) yield* part;
    else yield part;
  }
}

/** A word cut into pieces no wider than the line. */
function fitPieces(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
