/** Files of 5 MB made to be slow: each is read or refused in one pass. Any quadratic step would take minutes here. */
import { expect, it } from 'vitest';
import { ImportError } from '../../../shared/formats/importPlan.ts';
import { readImport } from '../../../shared/formats/readImport.ts';
import { longestImport } from '../../../shared/formats/sourceText.ts';

/** `unit` repeated between head and tail up to the longest text an import reads. */
function filled(unit: string, head = '', tail = ''): string {
  const room = longestImport - head.length - tail.length;
  return head + unit.repeat(Math.floor(room / unit.length)) + tail;
}

const outline = 'a\n b\n  c ';
const json = '{"format":"throughline","version":1,';

it.each([
  ['quotes only', 'a.csv', filled('"', 'story\n')],
  ['quotes inside quoted cells', 'a.csv', filled('"a"b,', 'story\n"')],
  ['one cell of escaped quotes', 'a.csv', filled('""', 'story\n"', '"')],
  ['quoted rows', 'a.csv', filled('"x"\n', 'story\n')],
  ['delimiters only', 'a.csv', filled(',')],
  ['every delimiter at once', 'a.csv', filled('a;b|c\td,e"f ', 'story\n')],
  ['rows without a story', 'a.csv', filled(',b\n', 'story,estimate\n')],
  ['one cell of names', 'a.csv', filled('a,', 'story,persona\nx,"', '"')],
  [
    'a chain of parents',
    'a.csv',
    `id,parent,title\n0,1,x\n${Array.from({ length: 99_000 }, (_, i) => `${i + 1},${i + 2},`).join('\n')}`,
  ],
  ['ever deeper lines', 'a.txt', Array.from({ length: 3200 }, (_, i) => `${' '.repeat(i)}x`).join('\n')],
  ['a line of personas', 'a.txt', filled('@a ', outline)],
  ['a line of backslashes', 'a.txt', filled('\\', outline, ']')],
  ['a line of brackets', 'a.txt', filled('[', outline, ']')],
  ['a line of dashes', 'a.txt', filled('-', 'a\n b\n  --- x', 'y')],
  ['a line of escaped arrows', 'a.txt', filled('\\->', 'a\n b\n  --- ')],
  ['a line of spaces', 'a.txt', filled(' ', `${outline}--- ->`, 'x')],
  ['a line of asterisks', 'a.md', filled('**a', '# T\n- ')],
  ['a heading of #', 'a.md', filled('#', '# T\n## ')],
  ['nested release headings', 'a.md', filled(`## a\n### Release 1\n${'x'.repeat(90)}\n`, '# T\n', '- x')],
  ['tables of bars', 'a.md', filled('|', '# T\n## Slices\n')],
  ['a wrapped item of many lines', 'a.md', filled(`  ${'a'.repeat(80)}\n`, '# T\n- x\n')],
  ['brackets of JSON', 'a.json', filled('[')],
  ['a string of JSON that never ends', 'a.json', filled('\\"', `${json}"title":"`)],
  [
    'a field nested two million deep',
    'a.json',
    `${json}"stories":[{"title":${'['.repeat(2e6)}${']'.repeat(2e6)}}]}`,
  ],
  ['references to nothing', 'a.json', `${json}"stories":[{"title":"x","labels":[${'1,'.repeat(2e6)}1]}]}`],
])('C4: stays quick on %s', (_, fileName, text) => {
  try {
    expect(readImport({ text, fileName }).losses.length).toBeLessThanOrEqual(10_001);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError);
  }
});
