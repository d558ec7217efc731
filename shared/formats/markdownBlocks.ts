/** Splits Markdown into its headings and list items, each with its line and the lines of text that belong to it. */
import { takeBullet } from './readOutline.ts';

export interface Entry {
  readonly form: 'heading' | 'item';
  /** Heading level from 1 to 6; items take no part. */
  readonly level: number;
  /** How many items this one is nested in. */
  readonly depth: number;
  /** Columns before the text of an item. */
  readonly indent: number;
  /** Without `#`, bullet and check box. */
  readonly text: string;
  readonly done: boolean;
  /** From 1; a wrapped item goes over several lines. */
  readonly line: number;
  readonly lastLine: number;
  /** The line before the next entry: up to here the text is this entry's. */
  readonly end: number;
}

export interface Markdown {
  readonly lines: readonly string[];
  readonly entries: readonly Entry[];
  /** The first line that belongs to no entry is 1; the last is this one (0: none). */
  readonly preambleEnd: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads the text line by line; line ends are `\n`. Code blocks and front matter are text, whatever stands in them. */
export function readBlocks(text: string): Markdown {
  const lines = text.split('\n');
  const entries: Mutable<Entry>[] = [];
  let indents: number[] = [];
  let fence: string | null = null;
  for (let i = frontMatterEnd(lines); i < lines.length; i++) {
    const content = lines[i]!;
    const trimmed = content.trim();
    const fenced = /^(?:`{3,}|~{3,})/.exec(trimmed)?.[0] ?? null;
    if (fence !== null) {
      if (fenced !== null && fenced.startsWith(fence) && fenced.length === trimmed.length) fence = null;
      continue;
    }
    if (fenced !== null) {
      fence = fenced;
      continue;
    }
    const heading = readHeading(lines, i);
    const bullet = heading === null && !isRule(trimmed) ? takeBullet(trimmed) : null;
    const last = entries.at(-1);
    if (heading !== null) {
      indents = [];
      entries.push(
        entryAt(i, {
          form: 'heading',
          level: heading.level,
          text: heading.text,
          lastLine: i + heading.lines,
        }),
      );
      i += heading.lines - 1;
    } else if (bullet !== null && bullet.text !== trimmed) {
      const indent = indentOf(content);
      while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop();
      entries.push(
        entryAt(i, {
          form: 'item',
          text: bullet.text,
          done: bullet.done === true,
          depth: indents.length,
          indent,
        }),
      );
      indents.push(indent);
    } else if (trimmed !== '' && last !== undefined && wraps(last, i, content)) {
      last.text += ` ${trimmed}`;
      last.lastLine = i + 1;
    } else if (trimmed !== '' && indentOf(content) === 0 && !trimmed.startsWith('>')) {
      indents = [];
    }
  }
  entries.forEach((entry, i) => (entry.end = (entries[i + 1]?.line ?? lines.length + 1) - 1));
  return { lines, entries, preambleEnd: (entries[0]?.line ?? lines.length + 1) - 1 };
}

/** Whether a line is decoration: blank, a rule, or the line under a table's header. */
export function isDecoration(line: string): boolean {
  const trimmed = line.trim();
  return trimmed === '' || isRule(trimmed) || (trimmed.includes('-') && /^[|:\s-]+$/.test(trimmed));
}

/** The cells of a table row (`| a | b |`), or null when the line is none. */
export function readTableRow(line: string): string[] | null {
  const trimmed = line.trim();
  if (!trimmed.startsWith('|') || trimmed.length < 2) return null;
  const cells: string[] = [];
  let start = 1;
  for (let at = 1; at < trimmed.length; at++) {
    if (trimmed[at] === '\\') at++;
    else if (trimmed[at] === '|') {
      cells.push(trimmed.slice(start, at).trim());
      start = at + 1;
    }
  }
  if (start < trimmed.length) cells.push(trimmed.slice(start).trim());
  return cells;
}

function entryAt(index: number, fields: Pick<Entry, 'form' | 'text'> & Partial<Entry>): Mutable<Entry> {
  return {
    level: 0,
    depth: 0,
    indent: 0,
    done: false,
    line: index + 1,
    lastLine: index + 1,
    end: 0,
    ...fields,
  };
}

/** A heading with `#`, or one underlined with `=` or `-`. */
function readHeading(
  lines: readonly string[],
  index: number,
): { readonly level: number; readonly text: string; readonly lines: number } | null {
  const content = lines[index]!;
  const marked = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(content);
  if (marked !== null) {
    const text = withoutClosing(content.slice(marked[0].length).trim());
    return { level: marked[1]!.length, text, lines: 1 };
  }
  const below = (lines[index + 1] ?? '').trimEnd();
  if (!/^ {0,3}(?:={3,}|-{3,})$/.test(below) || !/^ {0,3}[^\s>|<]/.test(content)) return null;
  if (index > 0 && lines[index - 1]!.trim() !== '') return null;
  if (takeBullet(content.trim()).text !== content.trim() || isRule(content.trim())) return null;
  return { level: below.includes('=') ? 1 : 2, text: content.trim(), lines: 2 };
}

/** Without the `##` a heading may end with. */
function withoutClosing(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end--;
  return end === 0 || /\s/.test(text[end - 1]!) ? text.slice(0, end).trimEnd() : text;
}

/** Whether a line goes on with the item above it: indented, right below, and no quote or table. */
function wraps(last: Entry, index: number, content: string): boolean {
  return (
    last.form === 'item' &&
    last.lastLine === index &&
    indentOf(content) > last.indent &&
    !/^\s*[>|<]/.test(content)
  );
}

function isRule(trimmed: string): boolean {
  return /^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/.test(trimmed);
}

/** The index of the line behind YAML front matter; 0 when there is none. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.slice(1, 200).findIndex((line) => line.trim() === '---');
  return end === -1 ? 0 : end + 2;
}

/** Columns of white space at the start; a tab counts for four. */
function indentOf(content: string): number {
  let indent = 0;
  for (const character of content) {
    if (character === '\t') indent += 4 - (indent % 4);
    else if (character === ' ') indent++;
    else break;
  }
  return indent;
}
