/** What a pasted text means: lines, a range of a spreadsheet, or an outline. */
import { unescapeFormula } from '../../shared/formats/formula.ts';
import { oneLine } from './cardsText.ts';

/**
 * What a pasted text is: lines (one card each), a range of a spreadsheet (cells row by row), or an outline whose
 * indents mean so many levels. `size` is how many lines or filled cells it has.
 */
export type PastedText = { readonly size: number } & (
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'range'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'outline'; readonly text: string; readonly depth: number }
);

/** Empty lines count for nothing. */
export function readText(text: string): PastedText {
  const clean = text.replace(/\r\n?/g, '\n');
  const lines = clean.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.trim().includes('\t'))) {
    const rows = readRange(clean);
    return { kind: 'range', rows, size: rows.flat().filter((cell) => cell !== '').length };
  }
  const size = lines.length;
  const depth = depthOf(lines);
  if (depth > 1) return { kind: 'outline', text: lines.join('\n'), depth, size };
  return { kind: 'lines', lines: lines.map((line) => oneLine(line.replace(bullet, ''))), size };
}

const bullet = /^\s*(?:[-*+•‣–]|\d{1,4}[.)])\s+/;

/** How many levels the indents make. */
function depthOf(lines: readonly string[]): number {
  const above: number[] = [];
  let depth = 0;
  for (const line of lines) {
    const indent = /^\s*/.exec(line)![0].replaceAll('\t', '    ').length;
    while (above.length > 0 && above.at(-1)! >= indent) above.pop();
    above.push(indent);
    depth = Math.max(depth, above.length);
  }
  return depth;
}

/** Cells as spreadsheets write them: quoted where they hold tabs or line breaks. Rows without any text are left out. */
function readRange(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
    quoted.lastIndex = at;
    const found = quoted.exec(text);
    const bare = /[^\t\n]*/y;
    bare.lastIndex = at;
    const raw = found === null ? bare.exec(text)![0] : found[0];
    const cell = found === null ? raw : found[1]!.replaceAll('""', '"');
    rows.at(-1)!.push(oneLine(unescapeFormula(cell.trim())));
    at += raw.length + 1;
    if (text[at - 1] === '\n') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}
