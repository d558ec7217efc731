/** Tables: delimiters, headers in several languages, hierarchies, mapping by hand, and line numbers that are true. */
import { describe, expect, it } from 'vitest';
import type { ImportError } from '../../../shared/formats/importPlan.ts';
import { readImport, type ReadImport } from '../../../shared/formats/readImport.ts';
import { asLines, asReport } from './asLines.ts';

const read = (text: string, mapping?: Parameters<typeof readImport>[0]['mapping']): ReadImport =>
  readImport({ text, fileName: 'map.csv', mapping });

function errorOf(text: string): ImportError {
  try {
    read(text);
  } catch (error) {
    return error as ImportError;
  }
  throw new Error('It was read.');
}

const shop = ['Buy', '  Pay', '    By card (3) [MVP]', '    By invoice (0.5)'];

describe('what a table is written with', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('reads %s', (_, sign) => {
    const rows = [
      ['activity', 'step', 'story', 'estimate', 'release'],
      ['Buy', 'Pay', 'By card', '3', 'MVP'],
      ['Buy', 'Pay', 'By invoice', '1/2'],
    ];
    const { plan, losses } = read(rows.map((row) => row.join(sign)).join('\r\n'));
    expect(asLines(plan)).toEqual(shop);
    expect(losses).toEqual([]);
  });

  it('reads semicolons even when the cells are full of commas', () => {
    const { plan } = read(
      'Etape;Titre;Charge\nPayer;Carte, ou autre, ou rien;2,5\nPayer;Facture, ou pas;1,5\n',
    );
    expect(plan.stories.map(({ title, estimate }) => [title, estimate])).toEqual([
      ['Carte, ou autre, ou rien', 2.5],
      ['Facture, ou pas', 1.5],
    ]);
  });

  it('takes a byte order mark and rows above the header off', () => {
    const { plan, losses } = read('\uFEFFExport of 2 May\n\nstory,step\nBy card,Pay\n');
    expect(asLines(plan)).toEqual(['Imported', '  Pay', '    By card']);
    expect(asReport(losses)).toEqual(['1: prose, not a card: Export of 2 May']);
  });

  it('takes the apostrophe off cells that were kept from running', () => {
    const { plan } = read("story\n'=SUM(A1)\n' @home\n'plain'\n=1+1\n");
    expect(plan.stories.map((story) => story.title)).toEqual(['=SUM(A1)', '@home', "'plain'", '=1+1']);
  });
});

describe('headers', () => {
  it.each([
    ['German', 'Aktivität;Schritt;Karte;Schätzung;Meilenstein'],
    ['French', 'Activité;Étape;Récit;Estimation;Jalon'],
    ['Spanish', 'Actividad;Paso;Historia;Estimación;Hito'],
    ['Portuguese', 'Atividade;Passo;História;Estimativa;Marco'],
    ['Italian', 'Attività;Passo;Titolo;Stima;Versione'],
    ['Japanese', 'アクティビティ;ステップ;ストーリー;見積もり;リリース'],
    ['trackers’ words', 'Epic;Feature;Summary;Custom field (Story Points);Fix Version/s'],
    ['story mapping tools’ words', 'Goal;Column;User Story;Points;Slice'],
    ['other case and signs', 'ACTIVITY;user_step;Story-Title;story points:;Release Slice'],
  ])('are found in %s', (_, header) => {
    expect(asLines(read(`${header}\nBuy;Pay;By card;3;MVP\nBuy;Pay;By invoice;0,5;\n`).plan)).toEqual(shop);
  });

  it('prefer a column with values, and values that fit', () => {
    const { columns } = read('Title,Story Points,Estimate,Status,State\na,,3,L,open\nb,,5,M,done\n');
    expect(columns!.map(({ header, meaning }) => [header, meaning])).toEqual([
      ['Title', 'story'],
      ['Story Points', null],
      ['Estimate', 'estimate'],
      ['Status', null],
      ['State', 'stage'],
    ]);
  });

  it('of the same name share labels, and name what only fits once', () => {
    const { plan, losses } = read('Summary,Labels,Labels,Sprint,Sprint\nPay,a,"b, c",S1,S2\n');
    expect(asLines(plan).at(-1)).toBe('    Pay [S1] #a #b #c');
    expect(asReport(losses)).toEqual(['2 Sprint: only one fits: S2']);
  });

  it('that nobody knows are an error that offers the columns', () => {
    const error = errorOf('foo,bar\nx,y\n');
    expect(error.message).toMatch(/^Line 1: No column holds stories/);
    expect(error.columns).toEqual([
      { index: 0, header: 'foo', sample: 'x', meaning: null },
      { index: 1, header: 'bar', sample: 'y', meaning: null },
    ]);
  });
});

describe('a mapping by hand', () => {
  it('replaces every guess', () => {
    const { plan, losses, columns } = read('title,foo,estimate\nOne,Card,3\n', { step: 0, story: 1 });
    expect(asLines(plan)).toEqual(['Imported', '  One', '    Card']);
    expect(asReport(losses)).toEqual(['1 estimate: column not used (1): 3']);
    expect(columns!.map(({ meaning }) => meaning)).toEqual(['step', 'story', null]);
  });

  it('of a column that is not there is an error', () => {
    expect(() => read('a,b\n1,2\n', { story: 7 })).toThrow('There is no column 8; the table has 2.');
  });
});

describe('where rows belong', () => {
  it('puts rows without activity or step under “Imported”', () => {
    expect(asLines(read('activity,step,story\nBuy,Pay,a\nBuy,,b\n,Pay,c\n,,d\nBuy,Pay,e\n').plan)).toEqual([
      'Buy',
      '  Pay',
      '    a',
      '    e',
      '  Imported',
      '    b',
      'Imported',
      '  Pay',
      '    c',
      '  Imported',
      '    d',
    ]);
  });

  it.each([
    ['names once, cells below empty', 'activity,step,story\nBuy,Pay,a\n,,b\n,Return,c\nUse,Open,d\n,,e\n'],
    [
      'a level per row',
      'activity,step,story\nBuy,,\n,Pay,\n,,a\n,,b\n,Return,\n,,c\nUse,,\n,Open,\n,,d\n,,e\n',
    ],
  ])('reads sheets made by hand: %s', (_, text) => {
    expect(asLines(read(text).plan)).toEqual([
      'Buy',
      '  Pay',
      '    a',
      '    b',
      '  Return',
      '    c',
      'Use',
      '  Open',
      '    d',
      '    e',
    ]);
  });

  it('follows ids and parents: activity, step, story; sub-tasks stay beside their story', () => {
    const { plan, losses } = read(
      'Key,Parent,Summary,Issue Type\nA-1,,Buy,Epic\nA-2,A-1,Pay,Feature\nA-3,A-2,By card,Story\nA-4,A-3,Test it,Sub-task\nA-5,A-9,Lost,Bug\n',
    );
    expect(asLines(plan)).toEqual([
      'Buy',
      '  Pay',
      '    By card !story',
      '    Test it !task',
      'Imported',
      '  Imported',
      '    Lost !bug',
    ]);
    expect(asReport(losses)).toEqual([
      '1 Key: column not used (5): A-1',
      '2 Issue Type: no place for it on a map: Epic',
      '3 Issue Type: no place for it on a map: Feature',
      '6: points to nothing: A-9',
    ]);
  });

  it('takes two levels of parents for steps and stories', () => {
    expect(asLines(read('id,parent,title\n1,,Pay\n2,1,By card\n3,1,By invoice\n').plan)).toEqual([
      'Imported',
      '  Pay',
      '    By card',
      '    By invoice',
    ]);
  });

  it('does not go round in circles', () => {
    const { plan } = read('id,parent,title\n1,2,a\n2,3,b\n3,1,c\n4,4,d\n');
    expect(plan.stories.map((story) => story.title).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('the loss report', () => {
  it('counts lines of the file, over cells of several lines and blank rows', () => {
    const { losses } = read(
      'story,estimate,details,stage\na,many,"one\ntwo\nthree",done\n\nb,3,x,maybe\n,5,,\nc,-1,,\n',
    );
    expect(asReport(losses)).toEqual([
      '2 estimate: not a number: many',
      '6 stage: unknown value: maybe',
      '7 estimate: no story for it: 5',
      '8 estimate: not a number: -1',
    ]);
  });

  it('names cells beyond the header, headers written again, and cells after several lines in a row', () => {
    const { losses } = read('story,details\na,"1\n2",extra\nstory,details\nb,"1\n2","3\n4",more\n');
    expect(asReport(losses)).toEqual([
      '3 column 3: column not used: extra',
      '4: written twice: story details',
      '6 column 3: column not used: 3 4',
      '7 column 4: column not used: more',
    ]);
  });

  it('says where a quote opens that nobody closes', () => {
    expect(errorOf('story,details\na,b\n"c\nd",e\nf,"g\nh,i\n').message).toMatch(/^Line 5: The quoted cell/);
    expect(errorOf('story,details\na,"b" c\n').message).toMatch(/^Line 2: The quoted cell/);
  });

  it('names cuts, also of names', () => {
    const { losses, plan } = read(
      `story,owner,details\n${'t'.repeat(501)},${'o'.repeat(61)},${'d'.repeat(20_001)}\n`,
    );
    expect(losses.map((loss) => [loss.line, loss.why, loss.what])).toEqual([
      [2, 'cut to the longest length', 't'],
      [2, 'cut to the longest length', 'd'],
      [2, 'cut to the longest length', 'o'],
    ]);
    expect(plan.stories[0]!.title).toHaveLength(500);
  });
});
