/** The map page as a person uses it: where cards are, clicking and dragging them, the state of saving. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './walk.ts';

/** The server may close a connection that stood idle just when it is used again. */
const maxRetries = 2;

/** Makes a map by the API in this person's browser (their session owns it) and opens it. Answers its id. */
export async function openNewMap(page: Page, body: Record<string, unknown>, name = 'Alice'): Promise<string> {
  const { origin } = new URL((await page.request.get('/healthz')).url());
  const post = (path: string, data: unknown) =>
    page.request.post(`${origin}${path}`, { data, headers: { origin }, maxRetries });
  await post('/api/session', { name });
  const made = await post('/api/maps', body);
  expect(made.status(), await made.text()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  await page.goto(`/map/${id}`);
  await savedOn(page);
  return id;
}

/** Makes a share link with alice's session and lets bob in by it, as he would: link, name, join. */
export async function joinByLink(
  owner: Page,
  guest: Page,
  role: 'Viewer' | 'Commenter' | 'Editor' | 'Facilitator',
  name = 'Bob',
): Promise<void> {
  const url = await makeLink(owner, role);
  await guest.goto(url);
  await guest.getByLabel('Your name').fill(name);
  await guest.getByRole('button', { name: /join/i }).click();
  await expect(guest.getByRole('treegrid', { name: 'Story map' })).toBeAttached();
}

/** Makes a share link by the API of the owner's session. */
export async function makeLink(
  owner: Page,
  role: 'Viewer' | 'Commenter' | 'Editor' | 'Facilitator',
): Promise<string> {
  const { origin, pathname } = new URL(owner.url());
  const id = pathname.split('/').at(-1);
  const made = await owner.request.post(`${origin}/api/maps/${id}/links`, {
    data: { role: role.toLowerCase() },
    headers: { origin },
    maxRetries,
  });
  expect(made.status(), await made.text()).toBe(201);
  return ((await made.json()) as { url: string }).url;
}

/** A card, step, activity or release on the map, by its title. */
export function onMap(page: Page, title: string, kind?: 'activity' | 'step' | 'story' | 'release'): Locator {
  const grid = page.getByRole('treegrid', { name: 'Story map' });
  const rows =
    kind === undefined ? grid.locator('[role=row]') : grid.locator(`[role=row][data-kind=${kind}]`);
  return rows.filter({ has: page.getByRole('gridcell', { name: title, exact: true }) });
}

/** All titles of a kind in the order they are read on the map. */
export async function titlesOf(
  page: Page,
  kind: 'activity' | 'step' | 'story' | 'release',
): Promise<string[]> {
  return page.locator(`[role=row][data-kind=${kind}] [role=gridcell]:first-child`).allTextContents();
}

/** The titles of the backlog in the order in which they are read out; rows stand in the page in any order. */
export async function backlogTitles(page: Page): Promise<string[]> {
  return page
    .locator('[role=rowgroup][aria-owns]')
    .evaluateAll((lists) =>
      lists
        .flatMap((list) => (list.getAttribute('aria-owns') ?? '').split(' '))
        .flatMap(
          (id) =>
            document.getElementById(id)?.querySelector('[role=gridcell]:nth-child(2) button')?.textContent ??
            [],
        ),
    );
}

/** Where a record is drawn, in page pixels, once its row has followed the map. */
export async function boxOf(record: Locator): Promise<Box> {
  await expect(record).toBeAttached();
  await expect(record.page().getByRole('treegrid', { name: 'Story map' })).not.toHaveAttribute('aria-busy');
  const box = await record.boundingBox();
  if (box === null) throw new Error('It is not on the screen.');
  return box;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The middle of what is drawn for a record, in page pixels. */
export async function middleOf(record: Locator): Promise<{ x: number; y: number }> {
  const box = await boxOf(record);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The middle of something in the page, scrolled into sight. */
export async function middleInSight(what: Locator): Promise<{ x: number; y: number }> {
  await what.scrollIntoViewIfNeeded();
  const box = (await what.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Waits until the middle of what is drawn for a record is on the screen. */
export async function expectInSight(page: Page, record: Locator): Promise<void> {
  const { width, height } = page.viewportSize()!;
  await expect(async () => {
    const { x, y } = await middleOf(record);
    expect(Math.min(x, y, width - x, height - y)).toBeGreaterThan(0);
  }).toPass();
}

/** Clicks a record where it is drawn. */
export async function clickOn(page: Page, record: Locator, options?: { clickCount?: number }): Promise<void> {
  const { x, y } = await middleOf(record);
  await page.mouse.click(x, y, options);
}

/** Drags with the mouse, in steps, as a hand does. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** Chooses from a list that opens, and waits until it has closed: the next one has options of the same names. */
export async function choose(page: Page, list: Locator, option: string): Promise<void> {
  await list.click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await expect(page.getByRole('option')).toHaveCount(0);
}

/** Runs a command by its words, once it is the one that Enter runs. */
export async function runByPalette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill(command);
  await expect(page.getByRole('option', { name: command }).first()).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
}

/** The state of saving in the header bar. */
export function savingOf(page: Page): Locator {
  return page.getByRole('button', { name: /State of saving/ });
}

/** Waits until the page says that everything is on the server. */
export async function savedOn(page: Page): Promise<void> {
  await expect(savingOf(page)).toHaveAccessibleName(/: Saved/);
}

/** Waits until the page itself is kept on the device, so that it works without a connection. */
export async function pageKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    await navigator.serviceWorker.ready;
    const cache = await caches.open('throughline-page-1');
    return (await cache.match('/')) !== undefined;
  });
}
