/** Every line and cell of a file is on the map or named in the loss report: real files, and generated ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { importPlanSchema, type ImportPlan, type Loss } from '../../../shared/formats/importPlan.ts';
import { readImport, type ReadImport } from '../../../shared/formats/readImport.ts';
import { momentReader } from '../../../shared/formats/moments.ts';
import { readEstimate, readKind, readStage } from '../../../shared/formats/values.ts';

/** Letters and digits only: marks, quotes and white space around the words may change. */
const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');

/** Every word the plan holds, with numbers and kinds in the ways a file may write them. */
function wordsOf(plan: ImportPlan): string {
  const texts = [
    plan.title,
    ...plan.personas.map((tag) => tag.name),
    ...plan.labels.map((tag) => tag.name),
    ...plan.releases.flatMap((release) => [release.name, release.outcome]),
    ...plan.activities.map((activity) => activity.title),
    ...plan.steps.map((step) => step.title),
    ...plan.stories.flatMap((story) => [story.title, story.details, story.owner]),
  ];
  return texts.map((text) => bare(text ?? '')).join(' ');
}

const namesLine = (losses: readonly Loss[], line: number): boolean =>
  losses.some((loss) => loss.line !== undefined && loss.line <= line && line <= (loss.lastLine ?? loss.line));

/** Lines of a text that are neither on the map nor in the report. */
function missingLines(text: string, { plan, losses }: ReadImport): string[] {
  const words = wordsOf(plan);
  return text.split(/\r\n?|\n/).flatMap((content, i) => {
    const parts = content
      .replace(/^\uFEFF/, '')
      .replace(/^\s*(?:=\s*(?:map|release|persona|label)\s*:|[-*+•]\s|\d+[.)]\s)\s*(?:\[[ xX]\]\s)?/i, '')
      .split(/->|\s[@#[({!](?=\S)/)
      .map(bare);
    const isKept = parts.every(
      (part) => words.includes(part) || readEstimate(part) !== null || readKind(part) !== null,
    );
    return isKept || namesLine(losses, i + 1) ? [] : [`${i + 1}: ${content}`];
  });
}

/** Cells of a table that are neither on the map nor in the report; the table is split by the library alone. */
function missingCells(text: string, read: ReadImport): string[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
    delimiter: ',',
  });
  const words = wordsOf(read.plan);
  const moments = new Set(read.plan.stories.map(({ backlogAt }) => backlogAt));
  const headerAt = data.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const header = data[headerAt]!;
  let line = 1;
  return data.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const at = line;
      line += cell.split('\n').length - 1 + (c === row.length - 1 ? 1 : 0);
      const name = (header[c] ?? '').trim().slice(0, 50);
      const meaning = read.columns?.[c]?.meaning ?? null;
      const isColumnNamed = read.losses.some(
        (loss) =>
          loss.count !== undefined &&
          (loss.column!.startsWith(name.replace(/\s+/g, ' ').slice(0, 20)) ||
            loss.column === `column ${c + 1}`),
      );
      if (cell.trim() === '' || r < headerAt || (r === headerAt && (meaning !== null || isColumnNamed)))
        return [];
      const isRead =
        (meaning === 'estimate' && readEstimate(cell) !== null) ||
        (meaning === 'kind' && readKind(cell) !== null) ||
        (meaning === 'stage' && readStage(cell) !== null) ||
        (meaning === 'created' &&
          moments.has(momentReader(data.map((each) => each[c] ?? ''))(cell) ?? NaN)) ||
        meaning === 'parent';
      const isKept = meaning !== null && cell.split(/[,;|"\n]/).every((part) => words.includes(bare(part)));
      const isNamed = namesLine(read.losses, at) || ((meaning === null || meaning === 'id') && isColumnNamed);
      return isRead || isKept || isNamed ? [] : [`${at} ${name}: ${cell}`];
    }),
  );
}

function readSample(fileName: string): { text: string; read: ReadImport } {
  const text = readFileSync(join(import.meta.dirname, '../../samples', fileName), 'utf8');
  return { text, read: readImport({ text, fileName }) };
}

describe('real files', () => {
  it.each([
    'story-map.csv',
    'jira-cloud.csv',
    'github-issues-milestones.csv',
    'redmine-5-en.csv',
    'backlog-generic.csv',
    'wekan-board.csv',
    'thunderdome-storyboard.csv',
  ])('lose no cell of %s without a word', (fileName) => {
    const { text, read } = readSample(fileName);
    expect(missingCells(text, read)).toEqual([]);
  });

  it.each([
    ['story-map-headings-pt.md', []],
    // Headings of the sections and of the tables the map was read from, and a slice whose name is its number.
    [
      'story-map-backbone-north-star.md',
      [
        '35: ## Who this is for',
        '44: ## The backbone',
        "48: | # | Column | The reasoner's outcome |",
        '64: ## Slices',
        '69: | Slice | The reasoner can… |',
        '71: | 1 | Bring one request',
        '72: | 2 | Argue about causes',
        '73: | 3 | Weigh real alternat',
        '74: | 4 | Do all of it with s',
      ],
    ],
  ])('lose no line of %s without a word', (fileName, known) => {
    const { text, read } = readSample(fileName);
    const missing = missingLines(text, read);
    expect(missing.filter((line) => !known.some((start) => line.startsWith(start)))).toEqual([]);
    expect(missing).toHaveLength(known.length);
  });
});

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'Pay',
    'Pay by card',
    'Größe',
    '支払い',
    '(3)',
    '@alice',
    '#label',
    '[MVP]',
    '---',
    '->',
    '|',
    '"',
    '**b**',
    '\\',
    '=1',
    'x'.repeat(600),
  ),
);
const words = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' ').replace(/[\r\n\0\uFFFD]/g, ''));
const options = { numRuns: 400, seed: 2026 };

describe('generated files', () => {
  it('lose no line of an outline without a word', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', '  ', '    ', '\t', '      ', '        '),
        fc.constantFrom('', '', '- ', '--- ', '= Release: '),
        words,
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = ['Start', ...lines].join('\n');
        const read = readImport({ text, fileName: 'map.txt' });
        fc.pre(read.format === 'outline');
        expect(missingLines(text, read)).toEqual([]);
        expect(importPlanSchema.safeParse(read.plan).success).toBe(true);
      }),
      options,
    );
  });

  it('lose no line of Markdown without a word', () => {
    const line = fc
      .tuple(
        fc.constantFrom(
          '',
          '# ',
          '## ',
          '### ',
          '#### ',
          '- ',
          '  - ',
          '    - ',
          '1. ',
          '> ',
          '  ',
          '| a | ',
          '## Release ',
          '```',
        ),
        words,
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constantFrom('', '---', '***')), { maxLength: 25 }), (lines) => {
        const text = ['- Start', '', ...lines].join('\n');
        const read = readImport({ text, fileName: 'map.md' });
        expect(missingLines(text, read)).toEqual([]);
        expect(importPlanSchema.safeParse(read.plan).success).toBe(true);
      }),
      options,
    );
  });

  it('lose no cell of a table without a word', () => {
    const header = fc.constantFrom(
      'activity',
      'step',
      'release',
      'estimate',
      'details',
      'persona',
      'labels',
      'type',
      'status',
      'owner',
      'created',
      'foo',
      'bar',
      '',
    );
    const cell = fc.oneof(
      words,
      fc.constantFrom('', '3', '1/2', 'bug', 'done', '2027-03-01 10:00', 'a, b; c', 'two\nlines'),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(header, { maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 10 }), { minLength: 1, maxLength: 8 }),
        (columns, rows) => {
          const text = Papa.unparse([['story', ...columns], ['Start'], ...rows]);
          const read = readImport({ text, fileName: 'map.csv' });
          expect(missingCells(text, read)).toEqual([]);
          expect(importPlanSchema.safeParse(read.plan).success).toBe(true);
        },
      ),
      options,
    );
  });

  it('never fail in any way but a clear error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.oneof(word, fc.constantFrom('\n', ',', ';', '"', '\t', '{', '}', '#', '- ', '|')), {
          maxLength: 60,
        })
        .map((parts) => parts.join('')),
    );
    const fileName = fc.constantFrom(undefined, 'a.md', 'a.csv', 'a.json', 'a.txt', 'a.tsv');
    fc.assert(
      fc.property(text, fileName, (content, name) => {
        try {
          const { plan } = readImport({ text: content, fileName: name });
          expect(importPlanSchema.safeParse(plan).success).toBe(true);
        } catch (error) {
          expect(error).toHaveProperty('name', 'ImportError');
        }
      }),
      { ...options, numRuns: 2000 },
    );
  });
});
