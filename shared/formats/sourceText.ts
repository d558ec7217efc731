/** The text of a file before anything is read: size, encoding and line ends. */
import { ImportError, type Place } from './importPlan.ts';
import type { PlanBuilder } from './planBuilder.ts';

/** The longest text an import reads, in UTF-16 units. */
export const longestImport = 5 * 1024 * 1024;

/** One line that is not empty, with its number from 1. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
}

/** The text without byte order mark and with `\n` as line end; throws when there is nothing to read in it. */
export function openText(text: string, fileName = ''): string {
  if (text.length > longestImport) {
    throw new ImportError(`The file is larger than 5 MB. A story map is far smaller: is it the right file?`);
  }
  const binary = binaryFormat(text, fileName);
  if (binary !== null) {
    throw new ImportError(
      `This is ${binary}, not text. Save it as CSV, Markdown or plain text, then import that.`,
    );
  }
  const opened = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!/\S/.test(opened))
    throw new ImportError('The file is empty. Choose one with at least one line of text.');
  return opened;
}

/** The most lines an outline or a Markdown file may have; blank ones count. */
const mostLines = 100_000;

/** Throws when the text has more lines than anybody writes. */
export function refuseManyLines(text: string): void {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (++lines > mostLines) {
      throw new ImportError(
        `The file has more than ${mostLines.toLocaleString('en')} lines. Is it the right file?`,
      );
    }
  }
}

/** The lines that are not blank. */
export function linesOf(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let line = 1;
  for (let start = 0; start <= text.length; line++) {
    const end = text.indexOf('\n', start);
    const found = text.slice(start, end === -1 ? text.length : end);
    if (/\S/.test(found)) lines.push({ text: found, line });
    if (end === -1) break;
    start = end + 1;
  }
  return lines;
}

/** Names every line with characters that were already lost when the file was decoded. */
export function reportUnreadable(text: string, builder: PlanBuilder): void {
  if (!text.includes('\uFFFD')) return;
  for (const { text: content, line } of linesOf(text)) {
    if (content.includes('\uFFFD')) builder.lose(content, 'not readable as UTF-8', { line });
  }
}

/** A place for lines `from` to `to`. */
export function linesAt(from: number, to: number): Place {
  return to > from ? { line: from, lastLine: to } : { line: from };
}

function binaryFormat(text: string, fileName: string): string | null {
  if (text.startsWith('PK\u0003\u0004'))
    return /\.docx$/i.test(fileName) ? 'a Word document' : 'a spreadsheet or an archive';
  if (text.startsWith('%PDF-')) return 'a PDF';
  if (text.includes('\0')) return 'a binary file';
  const unreadable = text.slice(0, 10_000).split('\uFFFD').length - 1;
  return unreadable > 20 && unreadable * 5 > Math.min(text.length, 10_000) ? 'a binary file' : null;
}
