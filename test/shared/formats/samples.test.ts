/** The real files of test/samples: what comes along and what does not, counted by reading them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countPlan, importPlanSchema, type Loss } from '../../../shared/formats/importPlan.ts';
import { readImport, type ReadImport } from '../../../shared/formats/readImport.ts';

function readSample(fileName: string): ReadImport {
  const text = readFileSync(join(import.meta.dirname, '../../samples', fileName), 'utf8');
  return readImport({ text, fileName });
}

/** `column (cells)` of every column that would not come along. */
function lostColumns(losses: readonly Loss[]): string[] {
  return losses.flatMap(({ why, column, count }) =>
    why === 'column not used' || why === 'empty column' ? [`${column} (${count})`] : [],
  );
}

/** `line–line why` of everything else. */
function lostLines(losses: readonly Loss[]): string[] {
  return losses
    .filter(({ why }) => why !== 'column not used' && why !== 'empty column')
    .map(({ line, lastLine, why }) => `${line}${lastLine === undefined ? '' : `–${lastLine}`} ${why}`);
}

/** Activity > step > titles of its stories. */
function outline({ plan }: ReadImport): Record<string, Record<string, string[]>> {
  return Object.fromEntries(
    plan.activities.map((activity) => [
      activity.title,
      Object.fromEntries(
        plan.steps
          .filter((step) => step.activity === activity.key)
          .map((step) => [
            step.title,
            plan.stories.filter((story) => story.step === step.key).map((story) => story.title),
          ]),
      ),
    ]),
  );
}

function storyNamed({ plan }: ReadImport, title: string) {
  const story = plan.stories.find((candidate) => candidate.title === title)!;
  return { ...story, release: plan.releases.find((release) => release.key === story.release)?.name ?? null };
}

describe('story-map.csv, a product’s own map', () => {
  const read = readSample('story-map.csv');

  it('brings every one of its rows', () => {
    expect(countPlan(read.plan)).toEqual({
      activities: 4,
      steps: 11,
      stories: 28,
      releases: 2,
      personas: 3,
      labels: 0,
    });
    expect(Object.keys(outline(read))).toEqual([
      'Map management',
      'Visualization',
      'Data api',
      'Self hosted',
    ]);
    expect(outline(read)['Map management']).toEqual({
      'Create new map': ['Define map name', 'Add description'],
      'Edit map': ['Select map to edit', 'Add activity', 'Add action'],
      'Delete map': ['Select map to delete', 'Confirm deletion'],
    });
    expect(read.plan.releases.map((release) => release.name)).toEqual(['MVP', 'Second release']);
    expect(storyNamed(read, 'Pull new version').release).toBe('Second release');
  });

  it('keeps a description of many lines whole', () => {
    const { details } = storyNamed(read, 'Edit activity/action');
    expect(details).toMatch(/^Users can edit activities and actions directly/);
    expect(details).toContain('"will be permanently removed. This action cannot be recovered."');
    expect(details).toMatch(/Same confirmation component used everywhere$/);
  });

  it('names id, priority and dependencies as left out', () => {
    expect(lostColumns(read.losses)).toEqual(['id (28)', 'priority (28)', 'depends on (23)']);
    expect(lostLines(read.losses)).toEqual([]);
  });
});

describe('story-map-headings-pt.md, headings by release', () => {
  const read = readSample('story-map-headings-pt.md');

  it('reads release, epic and feature, and the criteria as details', () => {
    expect(countPlan(read.plan)).toEqual({
      activities: 1,
      steps: 9,
      stories: 18,
      releases: 2,
      personas: 0,
      labels: 0,
    });
    expect(read.plan.title).toBe('Story Map — Portal de Monitoramento Legislativo');
    expect(read.plan.releases.map((release) => [release.name, release.outcome?.slice(0, 50)])).toEqual([
      [
        '🟢 RELEASE 1 — MVP Demonstrável (S6–S8, ~15 dias)',
        'Meta: um fluxo completo e real de ponta a ponta qu',
      ],
      [
        '🔵 RELEASE 2 — Produto Completo (S9–S12, ~50 dias)',
        'Meta: produto com cobertura ≥90% de testes unitári',
      ],
    ]);
    const steps = Object.entries(outline(read)[read.plan.title!]!);
    expect(steps.map(([step, stories]) => [step.replace(/ —.*/, ''), stories.length])).toEqual([
      ['ÉPICO 1', 2],
      ['ÉPICO 2', 1],
      ['ÉPICO AUTH', 2],
      ['ÉPICO 5-R1', 2],
      ['ÉPICO 2-R2', 2],
      ['ÉPICO 3-R2', 2],
      ['ÉPICO AUTH-R2', 3],
      ['ÉPICO 5-R2', 3],
      ['ÉPICO 4-R2', 1],
    ]);
    const login = storyNamed(read, 'feat: endpoint POST /auth/login com JWT');
    expect(login.release).toMatch(/RELEASE 1/);
    expect(login.details).toMatch(/^\*\*Prioridade:\*\* Alta/);
    expect(login.details).toMatch(/Testes unitários na lógica de validação de credenciais\.$/);
  });

  it('names every paragraph and table outside the releases, and the notes below epics', () => {
    expect(lostLines(read.losses)).toEqual(
      [
        '5',
        '7–10',
        '12',
        '16',
        '18–25',
        '90',
        '112',
        '401',
        '422',
        '424',
        '426–430',
        '434',
        '436',
        '438–447',
        '449',
        '451–462',
      ].map((lines) => `${lines} prose, not a card`),
    );
  });
});

describe('story-map-backbone-north-star.md, a backbone and slices without stories', () => {
  const read = readSample('story-map-backbone-north-star.md');

  it('reads the nine columns, the four slices with their outcomes and the persona', () => {
    expect(countPlan(read.plan)).toEqual({
      activities: 1,
      steps: 9,
      stories: 0,
      releases: 4,
      personas: 1,
      labels: 0,
    });
    expect(Object.keys(outline(read)['FrameShift story map']!)).toEqual([
      'Bring a request',
      'Get reframed',
      'Understand what causes it',
      'Find what would tell us',
      'Generate options',
      'Compare against what matters',
      'Sign the decision',
      'Carry it onward',
      'Keep what was learned',
    ]);
    expect(read.plan.releases[3]).toMatchObject({
      name: 'Slice 4',
      outcome: 'Do all of it with someone else, across sessions and tools',
    });
    expect(read.plan.personas[0]!.name).toBe('The lone reasoner');
  });

  it('names the outcome of each column and all running text', () => {
    const outcomes = read.losses.filter((loss) => loss.column !== undefined);
    expect(outcomes.map(({ line, column, why }) => [line, column, why])).toEqual(
      [50, 51, 52, 53, 54, 55, 56, 57, 58].map((line) => [
        line,
        "The reasoner's outcome",
        'no place for it on a map',
      ]),
    );
    const prose = read.losses.filter((loss) => loss.column === undefined);
    expect(prose.every((loss) => loss.why === 'prose, not a card')).toBe(true);
    expect(prose.map(({ line, lastLine }) => [line, lastLine ?? line].join('–')).join(' ')).toBe(
      '3–4 6–6 8–8 10–12 13–14 15–16 17–18 20–20 22–24 26–26 28–29 30–31 33–33 37–39 41–42 46–46 60–62 66–67 76–76 ' +
        '78–78 80–82 84–87 89–89 91–92 94–95 96–96 97–97 98–98 100–100 102–103',
    );
  });
});

describe('exports of trackers and boards', () => {
  it('reads Jira: summary, type, status, assignee, sprint and description; the other columns are named', () => {
    const read = readSample('jira-cloud.csv');
    expect(countPlan(read.plan)).toMatchObject({ activities: 1, steps: 1, stories: 22, releases: 1 });
    expect(storyNamed(read, 'Enable SSO Login')).toMatchObject({
      kind: 'story',
      stage: 'done',
      owner: 'Person 02',
      release: 'TES Sprint 1',
      backlogAt: Date.UTC(2025, 7, 20, 12, 38),
    });
    expect(read.plan.entersNow).toBeUndefined();
    expect(read.columns).toHaveLength(56);
    expect(
      read.columns!.filter(({ meaning }) => meaning !== null).map(({ header, meaning }) => [header, meaning]),
    ).toEqual([
      ['Summary', 'story'],
      ['Issue Type', 'kind'],
      ['Status', 'stage'],
      ['Assignee', 'owner'],
      ['Created', 'created'],
      ['Description', 'details'],
      ['Sprint', 'release'],
      ['Custom field (Story Points)', 'estimate'],
    ]);
    expect(lostColumns(read.losses)).toHaveLength(48);
    expect(lostColumns(read.losses)).toEqual(
      expect.arrayContaining([
        'Watchers (22)',
        'Watchers (8)',
        'Watchers (3)',
        'Comment (9)',
        'Environment (0)',
      ]),
    );
    expect(lostLines(read.losses)).toEqual([]);
  });

  it('reads GitHub issues: milestones as releases, bodies of many lines as details', () => {
    const read = readSample('github-issues-milestones.csv');
    expect(countPlan(read.plan)).toMatchObject({ steps: 1, stories: 31, releases: 3, labels: 36 });
    expect(read.plan.releases.map((release) => release.name)).toEqual([
      'Phase 1: Core Dashboard',
      'Phase 2: News Aggregation',
      'Phase 3: Polish',
    ]);
    expect(lostColumns(read.losses)).toEqual(['Priority (31)']);
  });

  it('reads Redmine by its parents: two activities, three steps, seven stories, oldest first', () => {
    const read = readSample('redmine-5-en.csv');
    expect(outline(read)).toEqual({
      'Acheter un billet': {
        'Choisir un trajet': ['Chercher une station; par nom ou ligne', 'Voir l’horaire "en direct"'],
        Payer: ['Payer par carte', 'Payer en espèces, au guichet', '=SUM(A1:A9) dans un titre'],
      },
      Voyager: { Valider: ['Scanner le QR-code 😀', 'Entrer sans réseau'] },
    });
    expect(storyNamed(read, '=SUM(A1:A9) dans un titre')).toMatchObject({
      estimate: 0.5,
      kind: 'story',
      stage: 'idea',
      release: 'R1 – premier trajet',
    });
    expect(lostColumns(read.losses)).toHaveLength(16);
    // Type, status and day of the five rows that became activities and steps, and the days of seven ideas.
    const columns = [12, 13, 29, 40, 41];
    const ideas = [2, 7, 14, 19, 24, 30, 35];
    expect(lostLines(read.losses)).toEqual(
      [...columns, ...columns, ...columns, ...ideas]
        .toSorted((a, b) => a - b)
        .map((line) => `${line} no place for it on a map`),
    );
  });

  it('reads a plain backlog: category as step, phase as release, hours as estimate', () => {
    const read = readSample('backlog-generic.csv');
    expect(countPlan(read.plan)).toMatchObject({ activities: 1, steps: 6, stories: 12, releases: 3 });
    expect(storyNamed(read, 'Explore hooks from hooks-mastery')).toMatchObject({
      estimate: 4,
      stage: 'backlog',
      owner: 'Claude Code',
      release: 'skill-evolution-1',
    });
    expect(lostColumns(read.losses)).toEqual(['id (12)', 'priority (12)']);
    // It says nowhere since when: they wait since they are here.
    expect(read.plan.entersNow).toBe(true);
    expect(read.plan.stories.every(({ backlogAt }) => backlogAt === undefined)).toBe(true);
  });

  it('reads WeKan: lists as steps, because their names are no stages', () => {
    const read = readSample('wekan-board.csv');
    expect(
      Object.entries(outline(read)['Imported']!).map(([step, stories]) => [step, stories.length]),
    ).toEqual([
      ['Stage 1', 6],
      ['Stage 3', 7],
      ['Stage 2', 6],
      ['Stage 4', 6],
    ]);
    expect(lostColumns(read.losses)).toEqual([
      'Members (15)',
      'Due Date (17)',
      'start date (25)',
      'finish date (16)',
      'created at (25)',
      'updated at (25)',
    ]);
  });

  it('reads Thunderdome: goal, column, story, points such as 1/2, and what is closed as done', () => {
    const read = readSample('thunderdome-storyboard.csv');
    expect(outline(read)).toEqual({
      'Find flights': { Search: ['Search by city pair', 'Flexible dates'] },
      Buy: { Pay: ['Pay by card'] },
    });
    expect(read.plan.stories.map(({ estimate, stage }) => [estimate, stage])).toEqual([
      [3, 'done'],
      [0.5, 'idea'],
      [8, 'idea'],
    ]);
    expect(lostColumns(read.losses)).toEqual(['Color (3)', 'Link (1)']);
  });
});

it('says that YAML is not read yet', () => {
  expect(() => readSample('story-map.yaml')).toThrow(/YAML is not read yet/);
});

it.each([
  'story-map.csv',
  'story-map-headings-pt.md',
  'story-map-backbone-north-star.md',
  'jira-cloud.csv',
  'github-issues-milestones.csv',
  'redmine-5-en.csv',
  'backlog-generic.csv',
  'wekan-board.csv',
  'thunderdome-storyboard.csv',
])('makes a plan of %s that the import accepts', (fileName) => {
  expect(importPlanSchema.safeParse(readSample(fileName).plan).success).toBe(true);
});
