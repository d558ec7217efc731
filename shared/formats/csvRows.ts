/** Splits a table into rows of cells, each with the line it starts on; finds delimiter, header and quoting faults. */
import Papa from 'papaparse';
import { guessMeanings, isUsable } from './csvColumns.ts';
import { ImportError, type ImportColumn, type Meaning } from './importPlan.ts';
import { excerpt } from './planBuilder.ts';

export interface Row {
  /** As they stand in the file, white space and all. */
  readonly cells: readonly string[];
  /** The line the row starts on, from 1; cells may go over several. */
  readonly line: number;
}

export interface Table {
  readonly header: Row;
  /** Rows above the header: titles and the like. */
  readonly above: readonly Row[];
  /** Rows below it that are not blank. */
  readonly rows: readonly Row[];
}

const delimiters = [',', ';', '\t', '|'];
const mostColumns = 5000;
/** Far more than a story map has; blank rows count. */
const mostRows = 100_000;
/** The header is looked for in this many rows from the top. */
const headerRows = 10;

/** Reads a table; throws {@link ImportError} with the line of a quote that does not close. */
export function readTable(text: string): Table {
  const delimiter = findDelimiter(text);
  const rows = splitRows(text, delimiter);
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (widest > mostColumns) {
    throw new ImportError(
      `The table has more than ${mostColumns.toLocaleString('en')} columns.`,
      rows[0]!.line,
    );
  }
  const found = rows.slice(0, headerRows).findIndex((row, i) => scoreOf(row, rows.slice(i + 1, i + 40)) > 0);
  const at = found === -1 ? 0 : found;
  return { header: rows[at]!, above: rows.slice(0, at), rows: rows.slice(at + 1) };
}

/** Whether the text looks like a table with headers we know. */
export function looksLikeTable(text: string): boolean {
  const start = firstLines(text);
  return delimiters.some((delimiter) => {
    const [header] = parseStart(start, delimiter);
    return header !== undefined && header.cells.length > 1 && scoreOf(header, []) > 1;
  });
}

/** The line on which a cell starts. */
export function lineOfCell(row: Row, index: number): number {
  let { line } = row;
  for (const cell of row.cells.slice(0, index)) line += breaksIn(cell);
  return line;
}

/** The name of a column, for people. */
export function columnName(header: Row, index: number): string {
  const name = excerpt(header.cells[index] ?? '');
  return name === '' ? `column ${index + 1}` : name;
}

/** What a mapping by hand needs to know of each column. */
export function describeColumns(table: Table, meanings: readonly (Meaning | null)[]): ImportColumn[] {
  return table.header.cells.map((header, index) => ({
    index,
    header: excerpt(header),
    sample: excerpt(table.rows.find((row) => (row.cells[index] ?? '').trim() !== '')?.cells[index] ?? ''),
    meaning: meanings[index] ?? null,
  }));
}

/** The cells of each column that are not empty. */
export function samplesOf(header: Row, rows: readonly Row[]): { header: string; samples: string[] }[] {
  const columns = header.cells.map((cell) => ({ header: cell, samples: [] as string[] }));
  for (const row of rows) {
    row.cells.forEach((cell, i) => {
      const sample = cell.slice(0, 200).trim();
      if (sample !== '') columns[i]?.samples.push(sample);
    });
  }
  return columns;
}

function splitRows(text: string, delimiter: string): Row[] {
  const { data, errors, meta } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: mostRows });
  const fault = errors.find((error) => error.type === 'Quotes');
  if (fault !== undefined) {
    throw new ImportError(
      'The quoted cell that starts here is not closed. Close it, and write "" for a quote inside a cell.',
      1 + breaksIn(text.slice(0, fault.index ?? 0)),
    );
  }
  if (meta.truncated) {
    throw new ImportError(
      `The table has more than ${mostRows.toLocaleString('en')} rows. Is it the right file?`,
    );
  }
  const rows: Row[] = [];
  let line = 1;
  for (const cells of data) {
    if (cells.some((cell) => /\S/.test(cell))) rows.push({ cells, line });
    line += 1;
    for (const cell of cells) line += breaksIn(cell);
  }
  if (rows.length === 0) throw new ImportError('The table has no cell with anything in it.');
  return rows;
}

/** The delimiter whose first rows hold a header we know best; else the one the rows agree on most. */
function findDelimiter(text: string): string {
  const start = firstLines(text);
  let best = { delimiter: '', score: 0 };
  for (const delimiter of delimiters) {
    const rows = parseStart(start, delimiter);
    for (const [i, row] of rows.entries()) {
      // A header alone on its line is the same with every delimiter; the comma comes first.
      const score = Math.min(scoreOf(row, rows.slice(i + 1)), row.cells.length > 1 ? Infinity : 0.5);
      if (score > best.score) best = { delimiter, score };
    }
  }
  if (best.delimiter !== '') return best.delimiter;
  return Papa.parse(start, { preview: headerRows, delimitersToGuess: delimiters, newline: '\n' }).meta
    .delimiter;
}

function parseStart(start: string, delimiter: string): Row[] {
  const { data } = Papa.parse<string[]>(start, { delimiter, newline: '\n', preview: headerRows });
  return data.filter((cells) => cells.length <= mostColumns).map((cells) => ({ cells, line: 0 }));
}

function firstLines(text: string): string {
  return text.slice(0, 64 * 1024);
}

/** How many columns of this row read as headers we know; 0 when no story or backbone is among them. */
function scoreOf(header: Row, below: readonly Row[]): number {
  const meanings = guessMeanings(samplesOf(header, below));
  return isUsable(meanings) ? meanings.filter((meaning) => meaning !== null).length : 0;
}

function breaksIn(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
