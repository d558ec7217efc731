/** Markdown in the shapes people keep story maps in. */
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../shared/formats/readMarkdown.ts';
import { asLines, asReport } from './asLines.ts';

function read(text: string): {
  lines: string[];
  report: string[];
  plan: ReturnType<typeof readMarkdown>['plan'];
} {
  const { plan, losses } = readMarkdown(text);
  return { lines: asLines(plan), report: asReport(losses), plan };
}

describe('shapes', () => {
  it('reads headings for activities and steps, a list for stories', () => {
    const { lines, plan } = read(
      '# Shop\n\n## Buy @Shopper\n\n### Pay\n\n- By card (3) #payments\n- By invoice\n\n### Return\n- Label',
    );
    expect(plan.title).toBe('Shop');
    expect(lines).toEqual([
      'Buy @Shopper',
      '  Pay',
      '    By card (3) #payments',
      '    By invoice',
      '  Return',
      '    Label',
    ]);
  });

  it('reads headings for activities, nested lists below', () => {
    expect(
      read('# Shop\n## Buy\n- Pay\n  - By card\n  - By invoice\n## Receive\n- Wait\n  - Track').lines,
    ).toEqual(['Buy', '  Pay', '    By card', '    By invoice', 'Receive', '  Wait', '    Track']);
  });

  it('reads nested lists alone like an outline', () => {
    expect(read('# Shop\n\n* Buy\n    * Pay\n        1. By card\n        2. By invoice\n').lines).toEqual([
      'Buy',
      '  Pay',
      '    By card',
      '    By invoice',
    ]);
  });

  it('reads headings with lists as steps with stories, under the map’s title', () => {
    expect(read('# Shop\n\n## Pay\n- By card\n## Return\n- Label').lines).toEqual([
      'Shop',
      '  Pay',
      '    By card',
      '  Return',
      '    Label',
    ]);
  });

  it('reads a plain list as stories', () => {
    expect(read('# Shop\n\n- By card\n- [x] Label\n').lines).toEqual([
      'Imported',
      '  Imported',
      '    By card',
      '    Label done',
    ]);
  });

  it('reads headings underlined with = and -', () => {
    expect(read('Shop\n====\n\nBuy\n---\n\n### Pay\n\n- By card').lines).toEqual([
      'Buy',
      '  Pay',
      '    By card',
    ]);
  });
});

describe('releases', () => {
  it('reads headings above everything, and finds repeated steps again', () => {
    const { lines, plan } = read(
      '# Shop\n## Release 1: Skeleton\n> One sale.\n\n### Buy\n#### Pay\n- By card\n## Release 2\n### Buy\n#### Pay\n- By invoice',
    );
    expect(lines).toEqual([
      'Buy',
      '  Pay',
      '    By card [Release 1: Skeleton]',
      '    By invoice [Release 2]',
    ]);
    expect(plan.releases[0]!.outcome).toBe('One sale.');
  });

  it('reads headings below the steps', () => {
    expect(
      read(
        '# Shop\n## Buy\n### Pay\n#### MVP\n- By card\n#### Release 2\n- By invoice\n#### Unscheduled\n- By phone\n### Return\n- Label',
      ).lines,
    ).toEqual([
      'Buy',
      '  Pay',
      '    By card [MVP]',
      '    By invoice [Release 2]',
      '    By phone',
      '  Return',
      '    Label',
    ]);
  });

  it('reads a list of releases with outcomes, and marks that name them', () => {
    const { lines, plan } = read(
      '# Shop\n## Releases\n1. **First sale**: money comes in\n2. Second -> they come back\n## Buy\n### Pay\n- By card [First sale]\n- By phone [optional]',
    );
    expect(plan.releases.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['First sale', 'money comes in'],
      ['Second', 'they come back'],
    ]);
    expect(lines.slice(2)).toEqual(['    By card [First sale]', '    By phone [optional]']);
    expect(plan.stories[1]!.release).toBeNull();
  });

  it('reads a table of slices and a table of columns', () => {
    const { lines, plan, report } = read(
      '# Shop\n## Backbone\n| # | Step | Who |\n|---|---|---|\n| 1 | Pay | alice |\n| 2 | Return | |\n## Slices\n| Name | Outcome |\n|---|---|\n| MVP | One sale |',
    );
    expect(lines).toEqual(['Shop', '  Pay', '  Return']);
    expect(plan.releases[0]).toMatchObject({ name: 'MVP', outcome: 'One sale' });
    expect(report).toEqual(['5 Who: no place for it on a map: alice']);
  });
});

describe('text', () => {
  it('keeps what stands below a story as its details, without the common indent', () => {
    const { plan } = read(
      '## Buy\n### Pay\n- By card\n  over two lines\n\n  Any bank.\n  - Visa\n    - Debit\n\n  ```\n  # no heading\n  ```\n- Next\n',
    );
    expect(plan.stories.map(({ title }) => title)).toEqual(['By card over two lines', 'Next']);
    expect(plan.stories[0]!.details).toBe('Any bank.\n- Visa\n  - Debit\n\n```\n# no heading\n```');
  });

  it('names running text around the map by its lines', () => {
    const { report, lines } = read(
      '---\nowner: alice\n---\nHello\nthere\n\n# Shop\n\nAbout us.\n\n## Buy\n\nWhy people buy.\n\n### Pay\n- By card\n\n## Notes\n\nNothing here\nis a card.\n',
    );
    expect(lines).toEqual(['Buy', '  Pay', '    By card']);
    expect(report).toEqual([
      '2: prose, not a card: owner: alice',
      '4–5: prose, not a card: Hello there',
      '9: prose, not a card: About us.',
      '13: prose, not a card: Why people buy.',
      '18: prose, not a card: ## Notes',
      '20–21: prose, not a card: Nothing here is a card.',
    ]);
  });

  it('takes a level whose headings repeat for details', () => {
    const card = (name: string): string =>
      `### ${name}\n#### Description\nText of ${name}\n#### Criteria\n- [ ] ${name} works\n`;
    const { lines, plan } = read(
      `# Shop\n## Pay\n${card('By card')}${card('By invoice')}## Return\n${card('Label')}`,
    );
    expect(lines).toEqual(['Shop', '  Pay', '    By card', '    By invoice', '  Return', '    Label']);
    expect(plan.stories[2]!.details).toBe(
      '#### Description\nText of Label\n#### Criteria\n- [ ] Label works',
    );
  });

  it('reads personas from their own section', () => {
    const { plan, report } = read(
      '# Shop\n## Personas\n- **Shopper**: in a hurry\n- Store manager\n## Buy\n### Pay\n- By card',
    );
    expect(plan.personas.map((persona) => persona.name)).toEqual(['Shopper', 'Store manager']);
    expect(report).toEqual(['3: prose, not a card: in a hurry']);
  });

  it('takes backslashes and bold off a title', () => {
    expect(read('## A\n### B\n- **Pay** \\*now\\* \\(3)').plan.stories[0]!.title).toBe('Pay *now* (3)');
  });
});
