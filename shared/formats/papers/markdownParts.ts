/** The pieces papers are made of: headings, lists and tables in Markdown, from texts that are not. */
import { escapeText } from '../marks.ts';

/** One line of a paper: its text is inert, whatever people wrote. */
export function line(text: string, without = 'Not said yet'): string {
  const written = escapeText(text).replaceAll('|', '\\|');
  return written === '' ? `*${without}*` : written;
}

/** A text of several lines, as a quotation; nothing when it is empty. */
export function quote(text: string): string[] {
  if (text.trim() === '') return [];
  return [
    ...text
      .trim()
      .split(/\r\n?|\n/)
      .map((each) => (each.trim() === '' ? '>' : `> ${escapeText(each)}`)),
    '',
  ];
}

export function section(title: string, body: readonly string[], without: string): string[] {
  return [`## ${title}`, '', ...(body.length === 0 ? [`*${without}*`] : body), ''];
}

/** Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return rows.length === 0 ? [] : [row(head), row(head.map(() => '---')), ...rows.map(row)];
}

export function points(value: number | null): string {
  return value === null ? 'not estimated' : value === 1 ? '1 point' : `${value} points`;
}
