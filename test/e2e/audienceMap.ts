/** The map that the walks of views for audiences are about: its public words, its secrets, and what is sent of it. */
import type { BrowserContext, Page } from '@playwright/test';
import { openNewMap } from './mapPage.ts';
import { runCommand } from './runCommand.ts';
import { expect } from './walk.ts';

/** Texts of the map that no reader of a view may ever get, whatever the audience. */
export const internal = [
  ...['SECRET-story', 'SECRET-details', 'SECRET-insight', 'SECRET-why', 'SECRET-owner', 'SECRET-criterion'],
  ...['SECRET-archived', 'SECRET-comment'],
];

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A shop with a line from its vision to its stories, and secrets in all that no audience sees. */
export async function openShop(page: Page): Promise<{ mapId: string; initiative: string }> {
  const mapId = await openNewMap(page, { title: 'Online shop' });
  const run = (name: string, input: object) => runCommand(page, mapId, name, input);
  await run('setVision', { text: 'Everybody buys what they need in a minute, without thinking about us.' });
  const more = (
    await run('addGoal', { title: 'People pay without giving up', kind: 'customer', period: 'H1' })
  ).id;
  const calls = (
    await run('addGoal', { title: 'Fewer calls to the help desk', kind: 'business', period: '2027' })
  ).id;
  const paid = await run('addKeyResult', {
    goalId: more,
    title: 'Orders paid',
    unit: '%',
    start: 61,
    target: 80,
  });
  await run('updateKeyResult', { id: paid.id, current: 72 });
  await run('addKeyResult', { goalId: calls, title: 'Calls a day', start: 120, target: 40 });
  const slow = (await run('addTheme', { title: 'Paying takes too long', kind: 'problem' })).id;
  await run('updateTheme', { id: slow, metric: 'Seconds to pay', baseline: 95, target: 30, current: 70 });
  const lost = (await run('addTheme', { title: 'Nobody knows where the parcel is', kind: 'problem' })).id;
  const margin = (await run('addTheme', { title: 'Earn more on returns', kind: 'opportunity' })).id;
  const bet = async (input: object, texts: Readonly<Record<string, string>>): Promise<string> => {
    const { id } = await run('addInitiative', input);
    for (const [field, text] of Object.entries(texts)) await run('setText', { id, field, text });
    return id;
  };
  const initiative = await bet(
    { title: 'One-click pay', themeId: slow, goals: [more], outcome: 'Paying takes half a minute' },
    {
      details: 'SECRET-details of the work',
      goToMarket: 'A letter to all who gave up at the till, and a short film.',
      publicTitle: 'Paying should take seconds',
      publicDetails:
        'Too many steps stand between the basket and the parcel. We are taking them away by May 2027.',
    },
  );
  await run('updateInitiative', { id: initiative, confidence: 'high', window: 'Q2 of our plan' });
  await run('moveInitiative', { id: initiative, horizon: 'now', tradeOff: { goalId: more, drops: [] } });
  const track = await bet(
    { title: 'Parcel on a map', themeId: lost, goals: [calls], outcome: 'Nobody calls to ask' },
    { publicTitle: 'Know where your parcel is', publicDetails: 'Even when it is late.' },
  );
  await run('updateInitiative', { id: track, confidence: 'medium', window: 'H2 of our plan' });
  await run('moveInitiative', { id: track, horizon: 'next' });
  await bet(
    { title: 'Fees for late returns', themeId: margin, goals: [], outcome: 'Returns cost us less' },
    {},
  );
  const queue = await bet(
    {
      title: 'A queue between till and bank',
      goals: [more],
      kind: 'technology',
      outcome: 'No order is lost',
    },
    {
      details: 'Orders wait in a queue of our own while the bank is away.',
      justification: 'Each hour the bank is away costs as much as the queue does in a year.',
    },
  );
  await run('updateInitiative', {
    id: queue,
    team: 'Payments',
    confidence: 'high',
    window: 'Q1 of our plan',
  });
  const activity = (await run('addActivity', { title: 'Buy' })).id;
  const step = (await run('addStep', { activityId: activity, title: 'Pay' })).id;
  const release = (await run('addRelease', { name: 'Pay at once' })).id;
  await run('updateRelease', { id: release, window: 'Q2 2027' });
  await run('setText', { id: release, field: 'outcome', text: 'Half of all orders are paid in one click' });
  await run('addRelease', { name: 'Never ask twice' });
  const { ids } = await runCommand<{ ids: string[] }>(page, mapId, 'addStories', {
    stepId: step,
    releaseId: release,
    stories: [
      { title: 'SECRET-story one', estimate: 3 },
      { title: 'SECRET-story two', estimate: 5 },
      { title: 'SECRET-archived', estimate: 1 },
    ],
  });
  await run('linkInitiative', { ids: [ids[0]!, ids[1]!], initiativeId: initiative });
  await run('updateStory', { id: ids[0]!, owner: 'SECRET-owner' });
  await run('moveStage', { ids: [ids[0]!], stage: 'done' });
  await run('archive', { ids: [ids[2]!] });
  await run('addCriteria', { storyId: ids[0]!, criteria: [{ title: 'SECRET-criterion' }] });
  await run('addComment', { storyId: ids[0]!, text: 'SECRET-comment' });
  await run('addInsight', { source: 'interview', title: 'SECRET-insight', why: 'SECRET-why' });
  const sprint = (await run('addSprint', { name: 'Sprint 1', start: '2027-03-01', end: '2027-03-14' })).id;
  await run('updateSprint', { id: sprint, capacity: 4 });
  return { mapId, initiative };
}

/** Opens the dialog from the map's menu. */
export async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Audience views…' }).click();
  await expect(page.getByRole('dialog', { name: 'Audience views' })).toBeVisible();
}

/** Makes a link to the view and answers its address. */
export async function makeAudienceLink(page: Page, audience: string): Promise<string> {
  await page.getByRole('radio', { name: audience }).check({ force: true });
  await page.getByRole('button', { name: 'Make link' }).click();
  const made = page.getByRole('textbox', { name: 'Your link is ready' });
  await expect(made).toBeVisible();
  return made.inputValue();
}

/** Keeps every answer of the server to a browser, to be searched. */
export function keepAnswers(context: BrowserContext): {
  readonly search: (forbidden: readonly string[]) => Promise<string[]>;
} {
  const kept: Promise<string>[] = [];
  context.on('response', (response) => {
    const body = response.body().then(
      (bytes) => bytes.toString('utf8'),
      () => '', // none: a 304, or the page was left
    );
    const headers = response.allHeaders().then(
      (all) => JSON.stringify(all),
      () => '',
    );
    kept.push(Promise.all([headers, body]).then((parts) => [response.url(), ...parts].join('\n')));
  });
  return {
    search: async (forbidden) => {
      const texts = await Promise.all(kept);
      expect(texts.length).toBeGreaterThan(3);
      return forbidden.filter((text) => texts.some((answer) => answer.includes(text)));
    },
  };
}

/** A4 within its margins, in CSS pixels. */
const a4 = { width: 690, height: 980 };

/** Looks at a view as it is printed, by somebody who reads in the dark: white, no control on it, nothing cut off. */
export async function expectPrintable(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()!;
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.setViewportSize(a4);
  await page.screenshot({ path: `test-output/pictures/${name}-print.png`, fullPage: true });
  const controls = page.locator('button, input, textarea, select, summary, a[href]').locator('visible=true');
  await expect(controls).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(a4.width);
  expect(await page.evaluate(cutOff), 'what is cut off on paper').toEqual([]);
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: 'light', media: null });
}

/** Runs in the page: the texts that are longer than the box that clips them. */
function cutOff(): string[] {
  return [...document.body.querySelectorAll<HTMLElement>('*')]
    .filter((element) => {
      const { overflowX, overflowY, display, clip } = getComputedStyle(element);
      const isForReaders = clip !== 'auto';
      if (isForReaders || display === 'inline' || element.clientWidth === 0) return false;
      const isWider = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const isHigher = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
      return isWider || isHigher;
    })
    .map((element) => element.textContent);
}
