/** Artifacts: what each paper says of the records, that hand-written parts survive, and how long a paper holds. */
import fc from 'fast-check';
import { Lexer } from 'marked';
import { expect, test } from 'vitest';
import { isMadeFromRecords, paperBody, writePaper } from '../../../shared/formats/papers/writePaper.ts';
import { artifactKinds, type Artifact, type ArtifactKind } from '../../../shared/model/artifact.ts';
import { usualCadences } from '../../../shared/model/cadence.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { artifactState } from '../../../shared/views/artifactState.ts';
import { buildMap, type BuiltMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';

const today = '2027-03-03';
const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

function paperOf(records: MapRecords, artifact: Artifact): string {
  return writePaper({ records, artifact, today, dayOf }, 'Untitled');
}

/** A map with a line from vision to sprint; the first two stories are in it, the first is done. */
function shop() {
  const map = buildMap();
  const { run, stories, releases } = map;
  run('setVision', { text: 'Anyone buys in a minute' });
  const goal = run('addGoal', { title: 'More orders', kind: 'business' }).id;
  const result = { title: 'Orders a day', unit: 'orders', start: 100, target: 200, current: 150 };
  run('addKeyResult', { goalId: goal, ...result });
  const theme = run('addTheme', { title: 'Paying takes too long', kind: 'problem' }).id;
  const initiative = run('addInitiative', { title: 'One click', themeId: theme, goals: [goal] }).id;
  run('editText', { id: initiative, field: 'outcome', at: 0, remove: 0, insert: 'Half the clicks' });
  const ids = stories.slice(0, 2);
  run('linkInitiative', { ids, initiativeId: initiative });
  const days = { start: '2027-03-01', end: '2027-03-05' };
  const sprint = run('addSprint', { name: 'Sprint 7', capacity: 10, ...days }).id;
  run('setText', { id: ids[0]!, field: 'title', text: 'Pay by card' });
  run('updateStory', { id: ids[0]!, estimate: 3 });
  run('setText', { id: ids[1]!, field: 'title', text: 'Pay by phone' });
  run('updateStory', { id: ids[1]!, estimate: 5 });
  run('addCriteria', { storyId: ids[0]!, criteria: [{ title: 'Refuses an expired card' }] });
  run('commitStories', { ids, sprintId: sprint, owner: 'Bob', due: '2027-03-05' });
  run('moveStage', { ids: [ids[0]!], stage: 'done' });
  return { ...map, initiative, sprint, release: releases[0]! };
}

function written(map: BuiltMap, kind: ArtifactKind, about: Partial<Artifact> = {}): string {
  const { releaseId, initiativeId, sprintId } = about;
  const { id } = map.run('addArtifact', { kind, releaseId, initiativeId, sprintId });
  const records = readMap(map.doc);
  return paperOf(records, records.artifact.get(id)!);
}

test('the requirements say problem, metrics, requirements with their criteria and what is technical', () => {
  const map = shop();
  const paper = written(map, 'prd', { initiativeId: map.initiative });
  expect(paper).toContain('**One click**, for Paying takes too long');
  expect(paper).toContain('- One click: Half the clicks');
  expect(paper).toContain('| Orders a day | 100 orders | 150 orders | 200 orders |');
  expect(paper).toContain('- **Pay by card** (3 points)\n  - [ ] Refuses an expired card');
  expect(paper).not.toContain(readMap(map.doc).story.get(map.stories[2]!)!.title);
  expect(paper).toContain('## Technical considerations\n\n*Nothing technical is noted yet.*');
});

test('the requirements name the analyses and designs of the same initiative and of the whole map, with their links', () => {
  const map = shop();
  const { run, initiative } = map;
  const other = run('addInitiative', { title: 'Ask once' }).id;
  const attach = (kind: ArtifactKind, title: string, about: object): void => {
    const { id } = run('addArtifact', { kind, ...about });
    run('setText', { id, field: 'title', text: title });
  };
  const url = 'https://example.org/design';
  attach('designLink', 'Sketches of *paying*', { initiativeId: initiative, url });
  attach('designLink', 'Sketches of asking', { initiativeId: other, url });
  attach('competitiveAnalysis', 'Other shops', {});
  const own = written(map, 'prd', { initiativeId: initiative });
  expect(own).toContain(
    `## Attached\n\n- Design **Sketches of \\*paying\\***: <${url}>\n- Competitive analysis **Other shops**: *no link yet*\n`,
  );
  expect(own).not.toContain('asking');
  expect(written(map, 'prd')).toContain('asking');
  expect(written(map, 'prd', { releaseId: map.release })).not.toContain('Sketches');
});

test('the sprint plan names goal, commitments and people; the burndown a row for every day', () => {
  const map = shop();
  const plan = written(map, 'sprintPlan');
  expect(plan).toContain('**Sprint 7**, 2027-03-01 to 2027-03-05');
  expect(plan).toContain('| Pay by phone | Bob | 2027-03-05 | 5 points | planned |');
  expect(plan).toContain('| Bob | 8 |');
  const burndown = written(map, 'burndown', { sprintId: map.sprint });
  expect(burndown.match(/^\| 2027-03-0\d /gm)).toHaveLength(5);
  expect(burndown).toMatch(/\| 2027-03-04 \| – \| – \|/);
});

test('release notes tell what is done, and what is not in it yet', () => {
  const map = shop();
  const notes = written(map, 'releaseNotes', { releaseId: map.release });
  const [news, open] = notes.split('## Not in it yet') as [string, string];
  expect(news).toContain('- Pay by card');
  expect(news).not.toContain('- Pay by phone');
  expect(open).toContain('- Pay by phone');
});

test('vision, roadmap, backlog and map are written as they stand', () => {
  const map = shop();
  expect(written(map, 'vision')).toContain('> Anyone buys in a minute');
  expect(written(map, 'vision')).toContain('  - Orders a day: 150 of 200 orders');
  expect(written(map, 'roadmapReview')).toMatch(
    /## Later \(behind that\)\n\n\| Initiative.*\n.*\n\| One click \| More orders/,
  );
  expect(written(map, 'backlog')).toMatch(/\| 1 \| Pay by phone \| story \| 5 points \| Bob \|/);
  for (const id of map.stories)
    expect(written(map, 'storyMap')).toContain(readMap(map.doc).story.get(id)!.title);
});

test('what is written by hand survives when the paper is made anew', () => {
  const map = shop();
  const { id } = map.run('addArtifact', { kind: 'prd', url: 'https://example.org/prd' });
  map.run('editText', { id, field: 'notes', at: 0, remove: 0, insert: 'Ask the *lawyers*.\n\n- twice' });
  const paper = (): string => paperOf(readMap(map.doc), readMap(map.doc).artifact.get(id)!);
  const before = paper();
  map.run('setText', { id: map.stories[0]!, field: 'title', text: 'Pay by card or coupon' });
  expect(before).toContain('## Notes\n\nAsk the *lawyers*.\n\n- twice');
  expect(paper()).toContain('## Notes\n\nAsk the *lawyers*.\n\n- twice');
  expect(paper()).toContain('Pay by card or coupon');
  expect(paper()).toContain('<https://example.org/prd>');
});

test('an analysis and a design are a link and notes, nothing else', () => {
  const map = shop();
  const made = artifactKinds.filter(isMadeFromRecords);
  expect(artifactKinds.filter((kind) => !made.includes(kind))).toEqual(['competitiveAnalysis', 'designLink']);
  const { id } = map.run('addArtifact', { kind: 'designLink', url: 'https://example.org/design' });
  const records = readMap(map.doc);
  const artifact = records.artifact.get(id)!;
  expect(paperBody({ records, artifact, today, dayOf })).toBe('');
  expect(paperOf(records, artifact)).toBe('# Untitled\n\n<https://example.org/design>\n');
});

test('what people typed stays text: no heading, no table cell and no HTML is made of it', () => {
  const map = shop();
  const nasty = '# A | B <img src=x onerror=alert(1)> [x](javascript:alert(1)) `c`';
  map.run('setText', { id: map.stories[0]!, field: 'title', text: nasty });
  map.run('setText', { id: map.stories[1]!, field: 'title', text: '| a | b |' });
  const paper = written(map, 'sprintPlan');
  const kinds = (tokens: readonly { type: string; tokens?: unknown }[]): string[] =>
    tokens.flatMap((token) => [
      token.type,
      ...kinds(((token as { tokens?: [] }).tokens ?? []) as never),
      ...((token as { rows?: { tokens: never[] }[][] }).rows ?? []).flatMap((row) =>
        row.flatMap((cell) => kinds(cell.tokens)),
      ),
    ]);
  const tokens = new Lexer({ gfm: true, breaks: true }).lex(paper);
  expect(kinds(tokens as never)).not.toContain('html');
  expect(kinds(tokens as never)).not.toContain('link');
  expect(kinds(tokens as never)).not.toContain('image');
  const [table] = tokens.filter(({ type }) => type === 'table') as unknown as {
    rows: { text: string }[][];
  }[];
  expect(table!.rows.map((row) => row.length)).toEqual([5, 5]);
});

test('no paper breaks on a map full of garbage', () => {
  fc.assert(
    fc.property(garbageMap, fc.constantFrom(...artifactKinds), (doc, kind) => {
      const records = readMap(doc);
      const artifact = {
        kind,
        title: '',
        notes: '',
        url: null,
        releaseId: null,
        initiativeId: null,
        sprintId: null,
      };
      expect(paperOf(records, artifact as unknown as Artifact)).toMatch(/^# /);
    }),
    { numRuns: 150 },
  );
});

test('C1: an artifact holds for its cadence after a confirmation, to the millisecond', () => {
  const day = 86_400_000;
  fc.assert(
    fc.property(
      fc.constantFrom(...artifactKinds),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 2000 * day }),
      (kind, days, passed) => {
        const confirmedAt = 1_800_000_000_000;
        const state = artifactState(
          { kind, confirmedAt },
          { ...usualCadences, [kind]: days },
          confirmedAt + passed,
        );
        expect(state.isStale).toBe(passed >= days * day);
        expect(state.dueAt).toBe(confirmedAt + days * day);
        expect(Math.abs(state.daysLeft - (days - passed / day))).toBeLessThan(1);
      },
    ),
  );
  const never = artifactState({ kind: 'prd', confirmedAt: null }, usualCadences, 0);
  expect(never).toEqual({ dueAt: null, isStale: true, daysLeft: 0 });
});
