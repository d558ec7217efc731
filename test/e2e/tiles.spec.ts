/** What was moved and painted in parts looks exactly as if it had been painted at once, and is crisp. */
import type { Page } from '@playwright/test';
import { openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

/** Inside of the field, away from what lies over it. */
const clip = { x: 260, y: 220, width: 640, height: 330 };

interface ShownStory {
  readonly id: string;
  readonly title: string;
  readonly step: string;
  readonly release: string | null;
}

async function openMap(page: Page): Promise<{ id: string; stories: readonly ShownStory[] }> {
  const id = await openNewMap(page, { title: 'Online shop', template: 'online-shop' });
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(20, 20);
  await isAtRest(page);
  const answer = await page.request.get(`/api/maps/${id}/export.json`);
  return { id, stories: ((await answer.json()) as { stories: ShownStory[] }).stories };
}

/** The tiles are painted at exactly the scale that is shown, and where they are. */
async function isAtRest(page: Page): Promise<void> {
  await nextFrames(page);
  await page.waitForFunction(() => {
    const field = document.querySelector<HTMLElement>('[class*="_field_"]');
    const isPainted = field !== null && field.childElementCount > 0 && field.dataset['moved'] === undefined;
    return isPainted && field.style.transform.endsWith('scale(1)');
  });
  await nextFrames(page);
}

async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function run(page: Page, map: string, name: string, data: unknown): Promise<unknown> {
  const { origin } = new URL(page.url());
  const done = await page.request.post(`${origin}/api/maps/${map}/commands/${name}`, {
    data,
    headers: { origin },
  });
  expect(done.ok(), await done.text()).toBe(true);
  return done.json();
}

/** The stories of the cell that makes the first lane as high as it is, in no order. */
function fullestCell(stories: readonly ShownStory[]): ShownStory[] {
  const lane = stories.filter(({ release }) => release === stories[0]!.release);
  const cells = Map.groupBy(lane, ({ step }) => step);
  return [...cells.values()].reduce((most, cell) => (cell.length > most.length ? cell : most));
}

/** Every tile is painted anew in another theme and again in this one: not a pixel is another. */
async function expectAsPaintedAtOnce(page: Page, what: string): Promise<void> {
  const shown = await page.screenshot({ clip });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await isAtRest(page);
  const dark = await page.screenshot({ clip });
  expect(dark.equals(shown), `${what}: the dark theme looks different`).toBe(false);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await isAtRest(page);
  const anew = await page.screenshot({ clip });
  await test.info().attach(`${what}, as shown`, { body: shown, contentType: 'image/png' });
  await test.info().attach(`${what}, painted anew`, { body: anew, contentType: 'image/png' });
  expect(anew.equals(shown), `${what} is as painted at once`).toBe(true);
}

for (const deviceScaleFactor of [1, 2]) {
  test(`the field is the same however it came about, at ${deviceScaleFactor} device pixels`, async ({
    openBrowser,
  }) => {
    const page = await openBrowser('alice', {
      viewport: { width: 1000, height: 640 },
      deviceScaleFactor,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    const { id, stories } = await openMap(page);
    const [first, second] = stories;

    await page.mouse.move(600, 400);
    for (let i = 0; i < 12; i++) await page.mouse.wheel(37, 11);
    await page.mouse.move(20, 20);
    await isAtRest(page);
    await expectAsPaintedAtOnce(page, 'a panned map');

    await page.mouse.move(600, 400);
    await page.keyboard.down('Control');
    for (let i = 0; i < 6; i++) await page.mouse.wheel(0, 40);
    await page.keyboard.up('Control');
    await page.mouse.move(20, 20);
    await isAtRest(page);
    await expectAsPaintedAtOnce(page, 'a zoomed map');

    // Back to 100 % in the upper left, where the first cards are.
    await page.getByRole('treegrid', { name: 'Story map' }).focus();
    await page.keyboard.press('0');
    await page.mouse.move(600, 400);
    await page.mouse.wheel(-5000, -5000);
    await page.mouse.move(20, 20);
    await isAtRest(page);
    const before = await page.screenshot({ clip });
    await run(page, id, 'setText', { id: first!.id, field: 'title', text: 'Another title on this card' });
    await expect(page.getByRole('gridcell', { name: 'Another title on this card' })).toBeAttached();
    await isAtRest(page);
    await expect.poll(async () => (await page.screenshot({ clip })).equals(before)).toBe(false);
    await expectAsPaintedAtOnce(page, 'a card with another title');

    // Painted and then out of sight, it keeps its picture; its title changes meanwhile.
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, 260);
    await isAtRest(page);
    await run(page, id, 'setText', { id: first!.id, field: 'title', text: 'Changed out of sight' });
    await expect(page.getByRole('gridcell', { name: 'Changed out of sight' })).toBeAttached();
    await isAtRest(page);
    await page.mouse.wheel(0, -260);
    await page.mouse.move(20, 20);
    await isAtRest(page);
    await expectAsPaintedAtOnce(page, 'a card whose title changed out of sight');

    await run(page, id, 'addStories', {
      stepId: second!.step,
      releaseId: second!.release,
      before: second!.id,
      stories: [{ title: 'In between' }],
    });
    await expect(page.getByRole('gridcell', { name: 'In between' })).toBeAttached();
    await isAtRest(page);
    await expectAsPaintedAtOnce(page, 'a card in between');
  });

  test(`what lies below a lane that grows and shrinks looks as if it had never been elsewhere, at ${deviceScaleFactor} device pixels`, async ({
    openBrowser,
  }) => {
    const page = await openBrowser('alice', {
      viewport: { width: 1000, height: 640 },
      deviceScaleFactor,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    const { id, stories } = await openMap(page);
    const fullest = fullestCell(stories);
    const { step: stepId, release: releaseId } = fullest[0]!;
    const add = async (before: string | undefined, titles: readonly string[]): Promise<string[]> => {
      const input = { stepId, releaseId, stories: titles.map((title) => ({ title })) };
      const done = await run(page, id, 'addStories', before === undefined ? input : { ...input, before });
      for (const name of titles) await expect(page.getByRole('gridcell', { name })).toBeAttached();
      await isAtRest(page);
      return (done as { result: { ids: string[] } }).result.ids;
    };
    const archive = async (ids: readonly string[]): Promise<void> => {
      await run(page, id, 'archive', { ids });
      for (const gone of ids) await expect(page.locator(`[data-id="${gone}"]`)).not.toBeAttached();
      await isAtRest(page);
    };

    const scroll = async (by: number): Promise<void> => {
      await page.mouse.move(600, 400);
      await page.mouse.wheel(0, by);
      await page.mouse.move(20, 20);
      await isAtRest(page);
    };

    // The next lane begins in the upper part of what is seen.
    await scroll(fullest.length * 106 - 60);
    await add(fullest[1]!.id, ['Grown once']);
    await expectAsPaintedAtOnce(page, 'a lane that grew');
    // One after the other: what was moved is moved again.
    const few = await add(fullest[1]!.id, ['Grown twice']);
    few.push(...(await add(undefined, ['Grown at the end', 'And once more'])));
    await expectAsPaintedAtOnce(page, 'a lane that grew by several cards');
    const many = await add(fullest[0]!.id, ['One more', 'Two more', 'Three more', 'Four more', 'Five more']);
    await expectAsPaintedAtOnce(page, 'a lane that grew by more than a tile');

    await scroll(570);
    await archive(few);
    await expectAsPaintedAtOnce(page, 'a lane that shrank, from further down');
    await archive(many);
    await expectAsPaintedAtOnce(page, 'a lane that shrank by more than a tile');
    await add(fullest[0]!.id, ['Out of sight']);
    await expectAsPaintedAtOnce(page, 'a lane that grew where nobody looks');
  });
}
