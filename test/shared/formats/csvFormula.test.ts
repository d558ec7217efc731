/** C3: no cell of any column that leaves us runs when a spreadsheet opens it, and each comes back as it was. */
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { storiesAsRange } from '../../../client/tools/cardsText.ts';
import { escapeFormula, unescapeFormula } from '../../../shared/formats/formula.ts';
import { readImport } from '../../../shared/formats/readImport.ts';
import { writeCsv } from '../../../shared/formats/writeCsv.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { emptyMap, run } from '../../support/buildMap.ts';

/** What spreadsheets take for a formula when a cell begins with it. */
const signs = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\t=',
  '\r\n=',
  ' =',
  '   @',
  '\u00a0=',
  '\u200b=',
  '＝',
  '＋',
  '－',
  '＠',
  ' ＝',
];
/** Whether a spreadsheet would run it: white space before the sign is passed over by some. */
const runs = (cell: string): boolean => /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r]/.test(cell);
const attack = (sign: string, place: string): string => `${sign}HYPERLINK("//evil.example","${place}")`;

describe('C3: the CSV of a map', () => {
  test.each(signs)('has no cell that runs, in any column, for texts that begin with %j', (sign) => {
    const doc = emptyMap(attack(sign, 'map'));
    const short = `${sign}1+1`;
    const activityId = run(doc, 'addActivity', { title: attack(sign, 'activity') }).id;
    run(doc, 'addActivity', { title: attack(sign, 'empty activity') });
    const stepId = run(doc, 'addStep', { activityId, title: attack(sign, 'step') }).id;
    run(doc, 'addStep', { activityId, title: attack(sign, 'empty step') });
    const releaseId = run(doc, 'addRelease', { name: attack(sign, 'release') }).id;
    run(doc, 'addRelease', { name: attack(sign, 'empty release') });
    const [id] = run(doc, 'addStories', {
      stepId,
      releaseId,
      stories: [{ title: attack(sign, 'story') }],
    }).ids;
    for (const tag of [
      run(doc, 'addPersona', { name: `${short}p` }).id,
      run(doc, 'addLabel', { name: `${short}l` }).id,
    ])
      run(doc, 'tagRecord', { id: id!, tag, on: true });
    run(doc, 'updateStory', { id: id!, owner: short, estimate: 3 });
    run(doc, 'setText', { id: id!, field: 'details', text: attack(sign, 'details') });

    const [headers, ...rows] = Papa.parse<string[]>(writeCsv(readMap(doc)).replace(/^\ufeff/, ''), {
      skipEmptyLines: true,
    }).data;
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.flat().filter(runs)).toEqual([]);
    const enumerated = new Set(['estimate', 'kind', 'stage']);
    for (const [i, header] of headers!.entries()) {
      const guarded = rows.map((row) => row[i]!).filter((cell) => cell.startsWith("'"));
      const isWhite = sign.trim() === ''; // white space around a text is not kept: nothing is left to guard
      if (enumerated.has(header) || isWhite) expect(guarded, header).toEqual([]);
      else expect(guarded.length, header).toBeGreaterThan(0);
    }
  });

  test.each(['=1+1', '+1', '-1', '@x', '＝1', '＋1'])(
    'has no cell that runs for an issue that is called %s',
    (key) => {
      const doc = emptyMap();
      const activityId = run(doc, 'addActivity', { title: 'A' }).id;
      const stepId = run(doc, 'addStep', { activityId, title: 'B' }).id;
      const stories = [{ title: 'Pay' }, { title: 'Ask' }];
      const { ids } = run(doc, 'addStories', { stepId, releaseId: null, stories });
      expect(writeCsv(readMap(doc))).not.toContain('issue');
      const issue = { key, url: 'https://example.org/issues/1' };
      run(doc, 'linkIssues', { links: [{ storyId: ids[0]!, issue }] });
      const csv = writeCsv(readMap(doc));
      const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: true });
      expect(data.flat().filter(runs)).toEqual([]);
      expect(data.map((row) => row.at(-1))).toEqual(['issue', `'${key} ${issue.url}`, '']);
      const { plan, losses } = readImport({ text: csv, fileName: 'map.csv' });
      expect(plan.stories.map(({ title }) => title)).toEqual(['Pay', 'Ask']);
      expect(losses).toMatchObject([{ column: expect.stringContaining('issue'), why: 'column not used' }]);
    },
  );

  test('comes back with every text as it was', () => {
    const doc = emptyMap();
    const activityId = run(doc, 'addActivity', { title: '=A' }).id;
    const stepId = run(doc, 'addStep', { activityId, title: '@B' }).id;
    const titles = ['=1', '+1', '-1', '@x', '＝1', "'=1", "''=1", "'quoted"];
    run(doc, 'addStories', { stepId, releaseId: null, stories: titles.map((title) => ({ title })) });
    const { plan } = readImport({ text: writeCsv(readMap(doc)), fileName: 'map.csv' });
    expect(plan.stories.map(({ title }) => title)).toEqual(titles);
    expect([plan.activities[0]!.title, plan.steps[0]!.title]).toEqual(['=A', '@B']);
  });
});

describe('C3: a range of cards on the clipboard', () => {
  test('has no cell that runs', () => {
    const doc = emptyMap();
    const activityId = run(doc, 'addActivity', { title: 'A' }).id;
    const chosen = signs.flatMap((sign) => {
      const stepId = run(doc, 'addStep', { activityId, title: attack(sign, 'step') }).id;
      return run(doc, 'addStories', { stepId, releaseId: null, stories: [{ title: attack(sign, 'story') }] })
        .ids;
    });
    const range = storiesAsRange(arrangeMap(readMap(doc)), new Set<string>(chosen))!;
    const cells = range.split('\n').flatMap((line) => line.split('\t'));
    expect(cells).toHaveLength(2 * signs.length);
    expect(cells.filter(runs)).toEqual([]);
  });
});

test('C3: the guard is put on and taken off exactly', () => {
  for (const text of [...signs.map((sign) => `${sign}x`), "'=x", "''＝x", 'plain', "'plain", '']) {
    expect(unescapeFormula(escapeFormula(text))).toBe(text);
    expect(runs(escapeFormula(text))).toBe(false);
  }
});
