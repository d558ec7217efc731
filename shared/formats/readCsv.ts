/** Reads a table (CSV, TSV and their kin): one row per story, columns found by their headers or mapped by hand. */
import { isInBacklog } from '../views/backlog.ts';
import { isUsable, guessMeanings, shareMeanings } from './csvColumns.ts';
import {
  columnName,
  describeColumns,
  lineOfCell,
  readTable,
  samplesOf,
  type Row,
  type Table,
} from './csvRows.ts';
import { arrangeRows, type TableRow } from './csvTree.ts';
import { unescapeFormula } from './formula.ts';
import {
  ImportError,
  meanings as allMeanings,
  type ColumnMapping,
  type ImportColumn,
  type ImportPreview,
  type Meaning,
  type Place,
} from './importPlan.ts';
import { momentReader } from './moments.ts';
import { PlanBuilder } from './planBuilder.ts';
import { linesAt } from './sourceText.ts';
import { isSubTask, readEstimate, readKind, readNames, readStage } from './values.ts';

export interface CsvImport extends ImportPreview {
  readonly columns: readonly ImportColumn[];
}

/** Reads the text of a table; line ends are `\n`. A mapping replaces all guesses. */
export function readCsv(text: string, mapping?: ColumnMapping, builder = new PlanBuilder()): CsvImport {
  const table = readTable(text);
  const samples = samplesOf(table.header, table.rows);
  const chosen = mapping === undefined ? guessMeanings(samples) : mappedMeanings(table, mapping);
  const meanings = shareMeanings(samples, chosen);
  const columns = describeColumns(table, meanings);
  if (!isUsable(meanings)) {
    throw new ImportError(
      'No column holds stories, steps or activities. Name one of them in the first row, or choose the columns by hand.',
      table.header.line,
      columns,
    );
  }
  for (const row of table.above) builder.lose(row.cells.join(' '), 'prose, not a card', rowLines(row));
  reportColumns(table, meanings, builder);
  const created = samples[meanings.indexOf('created')]?.samples ?? [];
  const reader = new RowReader(table.header, meanings, builder, momentReader(created));
  arrangeRows(
    reader.readAll(table.rows),
    (row, step, isColumn) => reader.place(row, step, isColumn),
    builder,
  );
  return { ...builder.finish(), columns };
}

function rowLines(row: Row): Place {
  return linesAt(row.line, lineOfCell(row, row.cells.length));
}

function mappedMeanings(table: Table, mapping: ColumnMapping): (Meaning | null)[] {
  const mapped: (Meaning | null)[] = table.header.cells.map(() => null);
  for (const meaning of allMeanings) {
    const index = mapping[meaning];
    if (index === undefined) continue;
    if (index >= mapped.length) {
      throw new ImportError(
        `There is no column ${index + 1}; the table has ${mapped.length}.`,
        table.header.line,
      );
    }
    mapped[index] = meaning;
  }
  return mapped;
}

function reportColumns(table: Table, meanings: readonly (Meaning | null)[], builder: PlanBuilder): void {
  table.header.cells.forEach((_, index) => {
    const meaning = meanings[index];
    if (meaning !== null && meaning !== undefined && meaning !== 'id') return;
    const filled = table.rows.filter((row) => (row.cells[index] ?? '').trim() !== '');
    const place = { line: table.header.line, column: columnName(table.header, index) };
    if (filled.length === 0) builder.lose(place.column, 'empty column', place, 0);
    else builder.lose(filled[0]!.cells[index]!, 'column not used', place, filled.length);
  });
}

/** Turns rows of cells into fields, and fields into stories. */
class RowReader {
  private readonly header: Row;
  private readonly indexes: ReadonlyMap<Meaning, readonly number[]>;
  private readonly builder: PlanBuilder;
  private readonly readMoment: (text: string) => number | null;

  constructor(
    header: Row,
    meanings: readonly (Meaning | null)[],
    builder: PlanBuilder,
    readMoment: (text: string) => number | null,
  ) {
    this.header = header;
    this.builder = builder;
    this.readMoment = readMoment;
    const indexes = new Map<Meaning, number[]>();
    meanings.forEach((meaning, i) => {
      if (meaning !== null) indexes.set(meaning, [...(indexes.get(meaning) ?? []), i]);
    });
    this.indexes = indexes;
  }

  readAll(rows: readonly Row[]): TableRow[] {
    const headerText = this.header.cells.join('\n').trim();
    return rows.flatMap((row) => {
      this.reportExtraCells(row);
      if (row.cells.join('\n').trim() === headerText) {
        this.builder.lose(row.cells.join(' '), 'written twice', rowLines(row));
        return [];
      }
      return [
        {
          row,
          at: rowLines(row),
          activity: this.one(row, 'activity'),
          step: this.one(row, 'step'),
          story: this.one(row, 'story'),
          id: this.one(row, 'id'),
          parent: this.one(row, 'parent'),
          isSubTask: this.cells(row, 'kind').some(({ text }) => isSubTask(text)),
        },
      ];
    });
  }

  /** Places a row's story; a row that is itself a column of the map only reports what has no place there. */
  place({ row, at, story }: TableRow, step: string | null, isColumn: boolean): void {
    if (isColumn)
      return this.loseAll(row, [
        'release',
        'estimate',
        'details',
        'personas',
        'labels',
        'kind',
        'stage',
        'owner',
        'created',
      ]);
    const release = this.one(row, 'release');
    const releaseKey = release === '' ? null : this.builder.release(release, at);
    if (story === '' || step === null) {
      return this.loseAll(
        row,
        ['estimate', 'details', 'personas', 'labels', 'kind', 'stage', 'owner', 'created'],
        'no story for it',
      );
    }
    const stage = this.read(row, 'stage', readStage, 'unknown value');
    // An idea is in no backlog yet.
    const isWaiting = stage !== undefined && isInBacklog({ stage, archivedAt: null });
    if (!isWaiting) this.loseAll(row, ['created']);
    this.builder.story(
      {
        title: story,
        step,
        release: releaseKey,
        details: this.one(row, 'details'),
        owner: this.one(row, 'owner'),
        estimate: this.read(row, 'estimate', readEstimate, 'not a number'),
        kind: this.read(row, 'kind', readKind, 'unknown value'),
        stage,
        ...(isWaiting ? { backlogAt: this.read(row, 'created', this.readMoment, 'unknown value') } : {}),
        personas: this.cells(row, 'personas').flatMap(({ text }) => readNames(text)),
        labels: this.cells(row, 'labels').flatMap(({ text }) => readNames(text)),
      },
      at,
    );
  }

  /** The cells of a meaning that are not empty, in column order. */
  private cells(row: Row, meaning: Meaning): { readonly text: string; readonly index: number }[] {
    return (this.indexes.get(meaning) ?? []).flatMap((index) => {
      const text = unescapeFormula((row.cells[index] ?? '').trim()).trim();
      return text === '' ? [] : [{ text, index }];
    });
  }

  /** The first cell of a meaning; further ones are named as losses. */
  private one(row: Row, meaning: Meaning): string {
    const [first, ...others] = this.cells(row, meaning);
    for (const { text, index } of others) this.builder.lose(text, 'only one fits', this.placeOf(row, index));
    return first?.text ?? '';
  }

  private read<T>(
    row: Row,
    meaning: Meaning,
    parse: (text: string) => T | null,
    why: 'not a number' | 'unknown value',
  ): T | undefined {
    const text = this.one(row, meaning);
    if (text === '') return undefined;
    const value = parse(text);
    if (value !== null) return value;
    this.builder.lose(text, why, this.placeOf(row, this.cells(row, meaning)[0]!.index));
    return undefined;
  }

  private loseAll(
    row: Row,
    of: readonly Meaning[],
    why: 'no place for it on a map' | 'no story for it' = 'no place for it on a map',
  ): void {
    for (const meaning of of) {
      for (const { text, index } of this.cells(row, meaning))
        this.builder.lose(text, why, this.placeOf(row, index));
    }
  }

  private reportExtraCells(row: Row): void {
    for (let i = this.header.cells.length; i < row.cells.length; i++) {
      const text = row.cells[i]!;
      if (/\S/.test(text)) this.builder.lose(text, 'column not used', this.placeOf(row, i));
    }
  }

  private placeOf(row: Row, index: number): Place {
    return { line: lineOfCell(row, index), column: columnName(this.header, index) };
  }
}
