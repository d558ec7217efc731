/** Indented outlines: levels, marks, releases, details, and what is named when it has no place. */
import { describe, expect, it } from 'vitest';
import { readOutline } from '../../../shared/formats/readOutline.ts';
import { asLines, asReport } from './asLines.ts';

const map = [
  'Buy',
  '  Choose',
  '    Search',
  '    Filter',
  '  Pay',
  '    By card',
  'Receive',
  '  Wait',
  '    Track',
];

describe('levels', () => {
  it.each([
    ['two spaces', map],
    ['four spaces', map.map((line) => line.replaceAll('  ', '    '))],
    ['three spaces', map.map((line) => line.replaceAll('  ', '   '))],
    ['tabs', map.map((line) => line.replaceAll('  ', '\t'))],
    [
      'tabs and spaces mixed',
      map.map((line, i) => (i % 2 ? line.replaceAll('  ', '\t') : line.replaceAll('  ', '    '))),
    ],
    ['bullets', map.map((line) => line.replace(/\S/, '- $&'))],
    ['numbers', map.map((line) => line.replace(/\S/, '12. $&'))],
    ['blank lines between', map.flatMap((line) => [line, '', '   '])],
    ['everything indented', map.map((line) => `      ${line}`)],
    [
      'uneven indents',
      [
        'Buy',
        '    Choose',
        '     Search',
        '     Filter',
        '  Pay',
        '      By card',
        'Receive',
        ' Wait',
        '  Track',
      ],
    ],
  ])('reads activities, steps and stories indented with %s', (_, lines) => {
    const { plan, losses } = readOutline(lines.join('\n'));
    expect(asLines(plan)).toEqual(map);
    expect(losses).toEqual([]);
  });

  it('takes two levels for activities and steps', () => {
    expect(asLines(readOutline('Buy\n  Choose\n  Pay\nReceive').plan)).toEqual([
      'Buy',
      '  Choose',
      '  Pay',
      'Receive',
    ]);
  });

  it('takes a list without any indent for stories', () => {
    const { plan } = readOutline('- Search (3)\n- [x] Pay by card\n- Track\n');
    expect(asLines(plan)).toEqual([
      'Imported',
      '  Imported',
      '    Search (3)',
      '    Pay by card done',
      '    Track',
    ]);
  });

  it('keeps deeper lines as details, with their indents among each other', () => {
    const { plan } = readOutline(
      'Buy\n  Pay\n    By card\n      Given a card\n        - when it is valid\n      then it works\n    Later',
    );
    expect(plan.stories.map((story) => story.details)).toEqual([
      'Given a card\n  - when it is valid\nthen it works',
      undefined,
    ]);
  });

  it('keeps two steps of the same name apart', () => {
    expect(asLines(readOutline('Buy\n  Pay\n    a\n  Pay\n    b').plan)).toEqual([
      'Buy',
      '  Pay',
      '    a',
      '  Pay',
      '    b',
    ]);
  });
});

describe('releases', () => {
  it('reads separators, from where they stand and as deep as they are indented', () => {
    const { plan } = readOutline(
      [
        'Buy',
        '  Choose',
        '    --- MVP -> First sale',
        '    Search',
        '    --- Later ---',
        '    Filter',
        '    ---',
        '    Compare',
        '  Pay',
        '    By card',
      ].join('\n'),
    );
    expect(asLines(plan)).toEqual([
      'Buy',
      '  Choose',
      '    Search [MVP]',
      '    Filter [Later]',
      '    Compare',
      '  Pay',
      '    By card',
    ]);
    expect(plan.releases.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['MVP', 'First sale'],
      ['Later', undefined],
    ]);
  });

  it('reads a backbone repeated under separators at the left edge as one', () => {
    const { plan } = readOutline(
      '--- MVP\nBuy\n  Pay\n    By card\n--- Later\nBuy\n  Pay\n    By invoice\n  Return\n    Label',
    );
    expect(asLines(plan)).toEqual([
      'Buy',
      '  Pay',
      '    By card [MVP]',
      '    By invoice [Later]',
      '  Return',
      '    Label [Later]',
    ]);
  });

  it('reads a mark behind the story when it names a release that is declared or looks like one', () => {
    const { plan } = readOutline(
      '= Release: First sale -> Money comes in\nBuy\n  Pay\n    By card [First sale]\n    By invoice [R2]\n    By phone [optional]',
    );
    expect(asLines(plan).slice(2)).toEqual([
      '    By card [First sale]',
      '    By invoice [R2]',
      '    By phone [optional]',
    ]);
    expect(plan.stories.map((story) => story.title)).toEqual([
      'By card',
      'By invoice',
      'By phone [optional]',
    ]);
    expect(plan.releases[0]!.outcome).toBe('Money comes in');
  });
});

describe('marks', () => {
  it('reads estimate, personas, labels and kind from the end of a line', () => {
    const { plan } = readOutline(
      'Buy @Shopper\n  Pay\n    By card (3) @Shopper @[Store manager] #payments #[must have] !spike',
    );
    expect(asLines(plan)).toEqual([
      'Buy @Shopper',
      '  Pay',
      '    By card (3) @Shopper @Store manager #payments #must have !spike',
    ]);
  });

  it.each([
    ['{1/2}', 0.5],
    ['(½)', 0.5],
    ['(2,5)', 2.5],
    ['(8 pts)', 8],
    ['( 13 )', 13],
    ['(0)', 0],
  ])('reads the estimate %s', (mark, estimate) => {
    expect(readOutline(`A\n  B\n    Title ${mark}`).plan.stories[0]).toMatchObject({
      title: 'Title',
      estimate,
    });
  });

  it.each([
    'Fix #123',
    'Write to alice@example.org',
    'Learn C#',
    'Pay (by card)',
    'Call f(x)',
    'Use [brackets]',
    'Cost (99999)',
    '(3)',
    'Wow !',
  ])('leaves “%s” as it is', (title) => {
    expect(readOutline(`A\n  B\n    ${title}`).plan.stories[0]).toEqual(
      expect.objectContaining({ title, key: 'stories-1' }),
    );
  });

  it('takes what stands behind a backslash as it is', () => {
    expect(readOutline('A\n  B\n    Pay \\(3) \\@alice').plan.stories[0]!.title).toBe('Pay (3) @alice');
  });

  it('reads title, personas and labels that nothing wears yet', () => {
    const { plan } = readOutline('= Map: Shop\n= Persona: Store manager\n= Label: later\nBuy\n  Pay');
    expect([plan.title, plan.personas[0]!.name, plan.labels[0]!.name]).toEqual([
      'Shop',
      'Store manager',
      'later',
    ]);
  });
});

it('names what it cannot place, with its line', () => {
  const { losses } = readOutline(
    `= Map: Shop\n= Map: Other\n= Release: -> outcome\n\nBuy\n  Pay\n    - ** **\n    ${'x'.repeat(510)}`,
  );
  expect(asReport(losses)).toEqual([
    '2: only one fits: = Map: Other',
    '3: no title: = Release: -> outcome',
    `8: cut to the longest length: ${'x'.repeat(10)}`,
  ]);
});
