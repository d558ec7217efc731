/** Telling formats apart, and files that are refused as a whole: each with one clear error and nothing half read. */
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/formats/decodeText.ts';
import { ImportError } from '../../../shared/formats/importPlan.ts';
import { readImport } from '../../../shared/formats/readImport.ts';

const outlineText = 'Buy\n  Pay\n    By card';

describe('formats', () => {
  it.each([
    ['an outline', outlineText, undefined, 'outline'],
    ['an outline with commas', 'Buy, sell\n  Pay, now\n    By card, or not', undefined, 'outline'],
    ['an outline in a .txt file', outlineText, 'map.txt', 'outline'],
    ['pasted Markdown', '# Shop\n\n## Buy\n\n- Pay', undefined, 'markdown'],
    ['a list in a .md file', '- Buy\n  - Pay\n    - By card', 'map.md', 'markdown'],
    ['a pasted table', 'activity\tstep\tstory\nBuy\tPay\tBy card', undefined, 'csv'],
    ['a .csv file with one column', 'story\nBy card', 'stories.CSV', 'csv'],
    ['pasted JSON', '{"format":"throughline","version":1,"activities":[{"title":"Buy"}]}', undefined, 'json'],
    ['a text with brackets', '[Buy]\n  (Pay)\n    {By card}', undefined, 'outline'],
  ])('are told apart by name and content: %s', (_, text, fileName, format) => {
    expect(readImport({ text, fileName }).format).toBe(format);
  });

  it('reads a table of any name when its columns are mapped by hand', () => {
    expect(readImport({ text: 'a,b\nx,y', mapping: { story: 1 } }).plan.stories[0]!.title).toBe('y');
  });
});

describe('C4: files that are refused', () => {
  const big = 'Buy\n  Pay\n';
  const yamlBomb = Array.from(
    { length: 30 },
    (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`,
  ).join('\n');
  it.each([
    ['an empty file', '', undefined, /empty/],
    ['nothing but white space', '\uFEFF \r\n\t\n', undefined, /empty/],
    ['a spreadsheet', 'PK\u0003\u0004…', 'map.xlsx', /spreadsheet/],
    ['a Word document', 'PK\u0003\u0004…', 'map.docx', /Word document/],
    ['a PDF', '%PDF-1.7', 'map.pdf', /PDF/],
    ['a binary file', 'ab\0c', 'map.csv', /binary/],
    ['a picture decoded as text', '\uFFFD'.repeat(100), 'map.csv', /binary/],
    ['YAML', 'schemaVersion: 1\n', 'map.yaml', /YAML/],
    ['YAML whose aliases would grow to gigabytes', yamlBomb, 'map.yml', /YAML/],
    ['more than 5 MB', 'x'.repeat(5 * 1024 * 1024 + 1), 'map.txt', /5 MB/],
    [
      '5,001 stories in an outline',
      `${big}${'    story\n'.repeat(5001)}`,
      undefined,
      /^Line 5003: The file has more than 5,000 stories/,
    ],
    [
      '5,001 stories in a table',
      `story\n${'x\n'.repeat(5001)}`,
      'map.csv',
      /^Line 5002: The file has more than 5,000 stories/,
    ],
    [
      '1,001 steps',
      `Buy\n${'  Pay\n'.repeat(1001)}`,
      undefined,
      /^Line 1002: The file has more than 1,000 steps/,
    ],
    ['a table of empty cells', ',,\n,,\n', 'map.csv', /no cell/],
    ['only a title', '# Shop', 'map.md', /Nothing in this file/],
  ])('%s', (_, text, fileName, message) => {
    expect(() => readImport({ text, fileName })).toThrow(ImportError);
    expect(() => readImport({ text, fileName })).toThrow(message);
  });

  it('takes 5,000 stories', () => {
    expect(readImport({ text: `${big}${'    story\n'.repeat(5000)}` }).plan.stories).toHaveLength(5000);
  });
});

it('names lines with characters that could not be decoded, and keeps the rest', () => {
  const { plan, losses } = readImport({ text: 'Buy\n  Caf\uFFFD\n    By card' });
  expect(losses).toEqual([{ line: 2, what: 'Caf\uFFFD', why: 'not readable as UTF-8' }]);
  expect(plan.stories).toHaveLength(1);
});

it.each([
  ['UTF-8', [0xc3, 0xa9]],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9]],
  ['UTF-16, little end first', [0xff, 0xfe, 0xe9, 0x00]],
  ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0xe9]],
  ['the 8-bit encoding of older spreadsheets', [0xe9]],
])('decodes %s', (_, bytes) => {
  expect(decodeText(new Uint8Array(bytes))).toBe('é');
});
