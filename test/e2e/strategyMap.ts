/** A map with a line from vision to stories, for walks along it. */
import type { Page } from '@playwright/test';
import { makeLink, openNewMap } from './mapPage.ts';
import { runCommand } from './runCommand.ts';
import { expect } from './walk.ts';

export type RunCommand = (name: string, input: unknown) => Promise<Record<string, string>>;

/** Runs commands on the open map by the API of this person's session. */
export function commandsOf(page: Page): RunCommand {
  return (name, input) => {
    const mapId = new URL(page.url()).pathname.split('/').at(-1)!;
    return runCommand<Record<string, string>>(page, mapId, name, input);
  };
}

/** The ids of the stories on the map, by their titles. */
export async function storiesOf(page: Page): Promise<Map<string, string>> {
  const rows = await page
    .locator('[role=row][data-kind=story]')
    .evaluateAll((found) =>
      found.map(
        (row) =>
          [
            row.querySelector('[role=gridcell]')?.textContent ?? '',
            (row as HTMLElement).dataset['id'] ?? '',
          ] as const,
      ),
    );
  return new Map(rows);
}

/** The sample shop with two goals, a theme and three initiatives, one of them now. Answers their ids. */
export async function openLinedMap(page: Page, title: string): Promise<Record<string, string>> {
  await openNewMap(page, { title, template: 'online-shop' });
  const run = commandsOf(page);
  await run('setVision', { text: 'Everybody finds what fits and has it tomorrow.' });
  const pay = await run('addGoal', { title: 'More people pay at once', kind: 'customer', period: '2027' });
  const calls = await run('addGoal', {
    title: 'Fewer calls about orders',
    kind: 'business',
    period: 'H1 2027',
  });
  await run('addKeyResult', {
    goalId: pay['id'],
    title: 'Checkouts finished at the first try',
    unit: '%',
    start: 40,
    current: 62,
    target: 80,
  });
  const theme = await run('addTheme', {
    title: 'Paying takes too long',
    kind: 'problem',
    metric: 'Seconds in the checkout',
    baseline: 190,
    current: 140,
    target: 90,
    period: 'Q2 2027',
  });
  const click = await run('addInitiative', {
    title: 'Pay with one click',
    outcome: 'Half of the customers pay within a minute',
    themeId: theme['id'],
    goals: [pay['id']],
    horizon: 'now',
    confidence: 'high',
    window: 'Q1 2027',
    team: 'Checkout',
    tradeOff: { goalId: pay['id'], drops: [] },
  });
  const track = await run('addInitiative', {
    title: 'Follow the parcel',
    outcome: 'Nobody has to ask where the parcel is',
    goals: [calls['id']],
    horizon: 'next',
    confidence: 'medium',
    window: 'Q2 2027',
    team: 'Delivery',
  });
  const search = await run('addInitiative', {
    title: 'Search that understands',
    horizon: 'later',
    exploratory: true,
    kind: 'technology',
  });
  const stories = [...(await storiesOf(page)).values()];
  await run('linkInitiative', { ids: stories.slice(0, 3), initiativeId: click['id'] });
  await run('linkInitiative', { ids: stories.slice(3, 5), initiativeId: track['id'] });
  return {
    pay: pay['id']!,
    calls: calls['id']!,
    theme: theme['id']!,
    click: click['id']!,
    track: track['id']!,
    search: search['id']!,
  };
}

/** Lets somebody in whose screen is too small for the drawn map. */
export async function joinOnPhone(owner: Page, guest: Page, role: 'Viewer' | 'Editor'): Promise<void> {
  await guest.goto(await makeLink(owner, role));
  await guest.getByLabel('Your name').fill('Bob');
  await guest.getByRole('button', { name: /join/i }).click();
  await expect(guest.getByRole('tab', { name: 'Map', exact: true })).toBeVisible();
}
