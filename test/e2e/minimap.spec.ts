/** The minimap: where I am on the map, going elsewhere by it, and where the others are. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { clickOn, joinByLink, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

const minimapOf = (page: Page) => page.getByRole('application', { name: /^Minimap/ });

test('alice goes about the map by the minimap, and sees where bob is', async ({ openBrowser, picture }) => {
  const alice = await openBrowser('alice');
  const bob = await openBrowser('bob');
  await openNewMap(alice, { title: 'Overview', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await expect(minimapOf(alice)).toHaveCount(0);
  await alice.getByRole('button', { name: 'Minimap' }).click();
  await expect(minimapOf(alice)).toBeVisible();
  const card = onMap(alice, 'Browse a category');
  const before = (await card.boundingBox())!;

  await test.step('a click looks there, dragging goes on from there, and back is one step', async () => {
    const box = (await minimapOf(alice).boundingBox())!;
    await alice.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.5);
    await alice.mouse.down();
    await expect.poll(async () => (await card.boundingBox())!.x).toBeLessThan(before.x - 300);
    const there = (await card.boundingBox())!.x;
    await alice.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5, { steps: 4 });
    await alice.mouse.up();
    await expect.poll(async () => (await card.boundingBox())!.x).toBeGreaterThan(there + 100);
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-minimap`));
    await alice.getByRole('button', { name: 'Back to where you were' }).click();
    await expect.poll(() => card.boundingBox()).toEqual(before);
  });

  await test.step('by keyboard', async () => {
    await minimapOf(alice).focus();
    await alice.keyboard.press('ArrowRight');
    await expect.poll(async () => (await card.boundingBox())!.x).toBeLessThan(before.x - 100);
    await alice.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await card.boundingBox())!.x).toBeCloseTo(before.x, 0);
    await inBothSchemes(alice, (scheme) => expectNoViolations(alice, `the minimap, ${scheme}`));
  });

  await test.step('bob is a dot in it, and the hits of a search stay bright', async () => {
    await bob.mouse.move(600, 400);
    await bob.mouse.move(640, 420);
    await expect(minimapOf(alice).locator('span')).toHaveCount(1);
    const plain = await blocksOf(alice);
    await alice.keyboard.press('/');
    await alice.getByRole('textbox', { name: 'Search this map' }).fill('basket');
    await expect.poll(() => blocksOf(alice)).not.toBe(plain);
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-minimap-search`));
    await alice.keyboard.press('Escape');
  });

  await test.step('it follows the map', async () => {
    const plain = await blocksOf(alice);
    await clickOn(bob, onMap(bob, 'Browse a category'));
    await bob.keyboard.press('Delete');
    await expect.poll(() => blocksOf(alice)).not.toBe(plain);
  });

  await test.step('it is there again after a reload, until a key puts it away', async () => {
    await alice.reload();
    await expect(minimapOf(alice)).toBeVisible();
    await minimapOf(alice).focus();
    await alice.keyboard.press('m');
    await expect(minimapOf(alice)).toHaveCount(0);
  });
});

test('a phone has no room for it', async ({ openBrowser }) => {
  const alice = await openBrowser('alice', { viewport: { width: 390, height: 844 } });
  await openNewMap(alice, { title: 'Small', template: 'online-shop' });
  await expect(alice.getByRole('button', { name: 'Fit the map' })).toBeVisible();
  await expect(alice.getByRole('button', { name: 'Minimap' })).toBeHidden();
});

/** What the minimap shows, as one string. */
function blocksOf(page: Page): Promise<string> {
  return minimapOf(page)
    .locator('canvas')
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}
