/** C1: hostile texts on the surfaces beside the map, on papers, on the pages of audiences, and from a reader who means it. */
import type { Page } from '@playwright/test';
import { hostileTexts, hostileWithin } from '../support/hostileTexts.ts';
import { makeAudienceLink, openDialog } from './audienceMap.ts';
import { expectAlarm, expectShown, watch } from './hostileWatch.ts';
import { openNewMap } from './mapPage.ts';
import { dayFromNow } from './planScene.ts';
import { look, openRoadmap } from './roadmapPage.ts';
import { runCommand } from './runCommand.ts';
import { expect, test } from './walk.ts';

const hostile = '<img src=x onerror=ran()>';
const short = hostileWithin(40);
const text = (i: number): string => hostileTexts[i % hostileTexts.length]!;
const name = (i: number): string => short[i % short.length]!;
/** The texts that stand on each surface, to know that they have come. */
const texts = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => text(from + i));

const goals = texts(0, 8);
const results = texts(8, 8);
const themes = texts(16, 8);
const initiatives = texts(24, 60);
const outcomes = texts(84, 60);
const sprints = texts(150, 3);
const stories = texts(0, hostileTexts.length);
const insights = texts(100, 30);
const papers = [
  'prd',
  'roadmapReview',
  'sprintPlan',
  'releaseNotes',
  'vision',
  'competitiveAnalysis',
] as const;

/** A line from a vision to a sprint in which every text is hostile. */
async function fill(page: Page, mapId: string): Promise<void> {
  const run = <T = { id: string }>(command: string, input: object): Promise<T> =>
    runCommand<T>(page, mapId, command, input);
  await run('setVision', { text: hostileTexts.slice(0, 20).join('\n') });
  const goalIds: string[] = [];
  for (const [i, title] of goals.entries()) {
    const kind = i % 2 === 0 ? 'customer' : 'business';
    const { id } = await run('addGoal', { title, kind, details: text(i + 30), period: name(i) });
    goalIds.push(id);
    await run('addKeyResult', {
      goalId: id,
      title: results[i],
      unit: name(i).slice(0, 8),
      start: 1,
      target: 9,
    });
  }
  const themeIds: string[] = [];
  for (const [i, title] of themes.entries()) {
    const metric = text(i + 40);
    const kind = i % 2 === 0 ? 'problem' : 'opportunity';
    themeIds.push((await run('addTheme', { title, kind, details: text(i + 50), metric, baseline: 1 })).id);
  }
  const bets: string[] = [];
  for (const [i, title] of initiatives.entries()) {
    const { id } = await run('addInitiative', {
      ...{ title, outcome: outcomes[i], details: text(i + 60), team: name(i), window: name(i + 3) },
      ...{ themeId: themeIds[i % 8], goals: i % 5 === 0 ? [] : [goalIds[i % 8]] },
      ...{ kind: i % 3 === 0 ? 'technology' : undefined, horizon: i % 2 === 0 ? 'next' : 'later' },
    });
    bets.push(id);
    if (i > 11) continue;
    for (const field of ['publicTitle', 'publicDetails', 'goToMarket', 'justification'])
      if (field !== 'justification' || i % 3 === 0) await run('setText', { id, field, text: text(i + 70) });
  }
  const activity = await run('addActivity', { title: hostile });
  const step = await run('addStep', { activityId: activity.id, title: hostile });
  const release = await run('addRelease', { name: text(2) });
  await run('setText', { id: release.id, field: 'outcome', text: text(3) });
  const { ids } = await run<{ ids: string[] }>('addStories', {
    stepId: step.id,
    releaseId: release.id,
    stories: stories.map((title, i) => ({ title, estimate: 1 + (i % 5), details: title })),
  });
  await run('linkInitiative', { ids: ids.slice(0, 50), initiativeId: bets[0] });
  await run('addDependency', { storyId: ids[0], external: name(5), kind: 'waiting' });
  await run('pushToBacklog', { releaseId: release.id });
  const [first] = await Promise.all(
    sprints.map((title, i) =>
      run('addSprint', {
        ...{ name: title, goal: text(i + 9) },
        ...{ start: dayFromNow(i * 10 - 3), end: dayFromNow(i * 10 + 6) },
      }),
    ),
  );
  await run('commitStories', {
    ids: ids.slice(0, 40),
    sprintId: first!.id,
    owner: name(7),
    due: dayFromNow(4),
  });
  await run('setCapacity', { sprintId: first!.id, person: name(8), available: 9 });
  await run('moveStage', { ids: ids.slice(0, 20), stage: 'done' });
  for (const [i, title] of insights.entries())
    await run('addInsight', { source: 'interview', title, why: text(i + 5), stories: [ids[i]] });
  for (const [i, kind] of papers.entries()) {
    const about =
      kind === 'sprintPlan' ? { sprintId: first!.id } : kind === 'prd' ? { initiativeId: bets[0] } : {};
    const paper = await run('addArtifact', { kind, title: `${text(i)} ${kind}`, ...about });
    await run('setText', { id: paper.id, field: 'notes', text: hostileTexts.join('\n') });
  }
}

test('C1: hostile texts run on no surface beside the map, on no paper, and on no page of an audience', async ({
  alice,
  openBrowser,
  picture,
  server,
}) => {
  test.slow(); // nine surfaces
  alice.setDefaultTimeout(20_000);
  const heard = await watch(alice.context(), server.url);
  const mapId = await openNewMap(alice, { title: name(3) }, hostile);
  await fill(alice, mapId);
  const tab = (called: string) => alice.getByRole('tab', { name: called, exact: true });

  await test.step('strategy', async () => {
    await tab('Strategy').click();
    await expectShown(alice, [...goals, ...results, ...themes]);
    await picture(alice, 'hostile-strategy');
  });

  await test.step('roadmap, in each of its looks', async () => {
    await openRoadmap(alice);
    for (const called of ['Timeline', 'Themes', 'Outline', 'Board']) {
      await look(alice, called);
      await expectShown(alice, initiatives);
      await picture(alice, `hostile-roadmap-${called.toLowerCase()}`);
    }
    await alice.getByRole('button', { name: initiatives[1]!, exact: true }).first().click();
    await expectShown(alice, [outcomes[1]!, text(71)]);
    await picture(alice, 'hostile-initiative');
    await alice.keyboard.press('Escape');
  });

  await test.step('backlog: matrix and grooming', async () => {
    await tab('Backlog').click();
    await expect(alice.getByRole('grid', { name: 'Backlog' })).toContainText(/ran\(\)/);
    await alice.getByRole('radio', { name: 'Impact × effort' }).check();
    await expectShown(alice, ['ran()']);
    await picture(alice, 'hostile-matrix');
    await alice.getByRole('radio', { name: 'Grooming' }).check();
    await expect(alice.getByText('<svg onload=ran()>').first()).toBeVisible();
    await picture(alice, 'hostile-grooming');
  });

  await test.step('plan', async () => {
    await tab('Plan').click();
    await expectShown(alice, [...sprints, stories[0]!, name(7)]);
    await picture(alice, 'hostile-plan');
  });

  await test.step('insights', async () => {
    await tab('Insights').click();
    for (const called of ['Findings', 'Throughline', 'Forecast', 'Order of work', 'Learned']) {
      await tab(called).click();
      await expect(alice.getByRole('tabpanel', { name: called })).toContainText(/ran\(\)/);
    }
    await expectShown(alice, insights);
    await picture(alice, 'hostile-learned');
  });

  await test.step('papers', async () => {
    await tab('Artifacts').click();
    for (const [i, kind] of papers.entries()) {
      await alice
        .getByRole('button', { name: `${text(i)} ${kind}` })
        .first()
        .click();
      const paper = alice.getByRole('article', { name: /^Paper: / });
      await expect(paper).toContainText(/ran\(\)/);
      expect(await paper.locator('script, iframe, object, link, img, [onload], [onerror]').count()).toBe(0);
      await picture(alice, `hostile-paper-${kind}`);
      const back = alice.getByRole('button', { name: 'All artifacts' });
      if (await back.isVisible()) await back.click();
    }
  });

  const links: string[] = [];
  await test.step('previews for audiences', async () => {
    await openDialog(alice);
    await alice.getByLabel('Heading readers see').fill(hostile);
    for (const audience of ['Executive view', 'Release plan', 'Technology view', 'Public view']) {
      links.push(await makeAudienceLink(alice, audience));
      await expect(alice.getByRole('region', { name: `Preview: ${audience}` })).toContainText(/ran\(\)/);
    }
    await picture(alice, 'hostile-audience-dialog');
    await alice.keyboard.press('Escape');
  });

  const board = await openBrowser('board');
  const heardThere = await watch(board.context(), server.url);
  await test.step('pages of audiences, and what a reader says', async () => {
    for (const [i, url] of links.entries()) {
      await board.goto('about:blank'); // only what stands behind the # differs
      await board.goto(url);
      await expect(board.getByRole('heading', { level: 1, name: hostile })).toBeVisible();
      await expect(board.getByRole('main')).toContainText(/ran\(\)/);
      await picture(board, `hostile-audience-${i}`);
    }
    await board.getByLabel('What is it about?').fill('<script>ran()</script> of a reader');
    await board.getByLabel('Why does it matter to you?').fill('"><svg onload=ran()> to a reader');
    await board.getByRole('button', { name: 'Send' }).click();
    await expect(board.getByText('Thank you. The team has it now.')).toBeVisible();
    await tab('Insights').click();
    await tab('Learned').click();
    await expectShown(alice, ['<script>ran()</script> of a reader', '"><svg onload=ran()> to a reader']);
    await picture(alice, 'hostile-feedback');
  });

  await test.step('portfolio, mine and the shared one', async () => {
    await alice.goto('/');
    await alice.getByRole('link', { name: 'Portfolio' }).click();
    await expectShown(alice, [...goals.slice(0, 2), initiatives[1]!]);
    await picture(alice, 'hostile-portfolio');
    await alice.getByRole('button', { name: 'Share portfolio' }).click();
    await alice.getByLabel('Heading readers see').fill(hostile);
    await alice.getByRole('button', { name: 'Make link' }).click();
    await board.goto(await alice.getByRole('textbox', { name: 'Your link is ready' }).inputValue());
    await expect(board.getByRole('heading', { level: 1, name: hostile })).toBeVisible();
    await expectShown(board, [...goals.slice(0, 2), initiatives[1]!]);
    await picture(board, 'hostile-portfolio-shared');
  });

  expect([...heard, ...heardThere]).toEqual([]);
  await test.step('and the alarm goes off where a text does run', async () => {
    await expectAlarm(alice.context(), heard);
    await expectAlarm(board.context(), heardThere);
  });
});
