/** Reads a file or pasted text of any format we know into a plan and a loss report. Nothing is written. */
import { looksLikeTable } from './csvRows.ts';
import {
  ImportError,
  type ColumnMapping,
  type ImportColumn,
  type ImportPreview,
  type importFormats,
} from './importPlan.ts';
import { PlanBuilder } from './planBuilder.ts';
import { readCsv } from './readCsv.ts';
import { readJson } from './readJson.ts';
import { readMarkdown } from './readMarkdown.ts';
import { readOutline } from './readOutline.ts';
import { openText, refuseManyLines, reportUnreadable } from './sourceText.ts';

export type ImportFormat = (typeof importFormats)[number];

export interface ImportSource {
  readonly text: string;
  readonly fileName?: string | undefined;
  /** What a person says it is; else the name and the text tell. */
  readonly format?: ImportFormat | undefined;
  /** Columns of a table mapped by hand. */
  readonly mapping?: ColumnMapping | undefined;
}

export interface ReadImport extends ImportPreview {
  readonly format: ImportFormat;
  /** Of a table: what each column was read as. */
  readonly columns?: readonly ImportColumn[];
}

/** Reads the source; throws {@link ImportError}, with the line where there is one, when it cannot be read at all. */
export function readImport({ text, fileName = '', format: chosen, mapping }: ImportSource): ReadImport {
  const opened = openText(text, fileName);
  const format = chosen ?? detectFormat(opened, fileName, mapping);
  if (format === 'outline' || format === 'markdown') refuseManyLines(opened);
  const builder = new PlanBuilder();
  if (format !== 'json') reportUnreadable(opened, builder);
  const read = readAs(format, opened, mapping, builder);
  const { plan } = read;
  if (plan.stories.length + plan.steps.length + plan.activities.length + plan.releases.length === 0) {
    throw new ImportError('Nothing in this file reads as an activity, a step, a story or a release.');
  }
  return { ...read, format };
}

function readAs(
  format: ImportFormat,
  text: string,
  mapping: ColumnMapping | undefined,
  builder: PlanBuilder,
): Omit<ReadImport, 'format'> {
  switch (format) {
    case 'csv':
      return readCsv(text, mapping, builder);
    case 'json':
      return readJson(text, builder);
    case 'markdown':
      return readMarkdown(text, builder);
    case 'outline':
      return readOutline(text, builder);
  }
}

function detectFormat(text: string, fileName: string, mapping: ColumnMapping | undefined): ImportFormat {
  if (mapping !== undefined) return 'csv';
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (extension === 'json') return 'json';
  if (['csv', 'tsv', 'tab'].includes(extension)) return 'csv';
  if (['md', 'markdown', 'mdown'].includes(extension)) return 'markdown';
  if (['yaml', 'yml'].includes(extension) || /^(?:schemaVersion|releaseSlices|activities):/m.test(text)) {
    throw new ImportError(
      'YAML is not read yet. Save the map as an outline, Markdown, CSV or Throughline JSON.',
    );
  }
  if (/^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text)) return 'json';
  if (/^ {0,3}#{1,6} /m.test(text)) return 'markdown';
  return looksLikeTable(text) ? 'csv' : 'outline';
}
