/** Dragging cards where it gets difficult: beyond the edge, over capacity, and onto what somebody has just taken away. */
import type { Page } from '@playwright/test';
import { clickOn, joinByLink, middleOf, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('at the edge the map scrolls along, and the card lands where it could not be seen before', async ({
  alice,
}) => {
  await openNewMap(alice, { title: 'Beyond the edge', template: 'online-shop' });
  const card = await middleOf(onMap(alice, 'Search by name'));
  const { width } = alice.viewportSize()!;
  await alice.mouse.move(card.x, card.y);
  await alice.mouse.down();
  await alice.mouse.move(width - 200, card.y, { steps: 4 });
  await alice.mouse.move(width - 8, card.y, { steps: 4 });
  const step = onMap(alice, 'Be sure it worked', 'step');
  await expect.poll(async () => (await step.boundingBox())!.x).toBeLessThan(width - 420);
  const target = await middleOf(step);
  await alice.mouse.move(target.x, card.y, { steps: 4 });
  await alice.mouse.up();
  await expect(alice.getByRole('status').filter({ hasText: '“Search by name” moved to' })).toHaveText(
    /Be sure it worked|Pay|Wait for it/,
  );
});

test('a card let go over a step that bob has just archived stays where it was, and alice is told why', async ({
  alice,
  bob,
}) => {
  await openNewMap(alice, { title: 'Vanished', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const card = await middleOf(onMap(alice, 'Search by name'));
  const step = await middleOf(onMap(alice, 'Judge a product', 'step'));
  await alice.mouse.move(card.x, card.y);
  await alice.mouse.down();
  await alice.mouse.move(step.x, card.y, { steps: 6 });
  await clickOn(bob, onMap(bob, 'Judge a product', 'step'));
  await bob.keyboard.press('Delete');
  await bob.getByRole('button', { name: 'Archive' }).click();
  await expect(onMap(alice, 'Judge a product', 'step')).toHaveCount(0);
  await alice.mouse.up();
  await expect(alice.getByText('The place you were moving to is gone')).toBeVisible();
  await expect(alice.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled();
  await expect(onMap(bob, 'Search by name')).toBeAttached();
});

test('while a drag would take a release over its capacity, its totals are red and say the capacity', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Over capacity', template: 'online-shop' });
  await clickOn(alice, onMap(alice, 'Worth coming back', 'release'));
  await alice.keyboard.press('Control+Enter');
  await alice.getByRole('textbox', { name: 'Capacity' }).fill('62');
  await alice.getByRole('button', { name: 'Close details' }).click();
  await expect(alice.getByRole('row', { name: /Worth coming back.*capacity 62 points/ })).toBeAttached();
  expect(await redIn(alice)).toBe(0);

  const card = await middleOf(onMap(alice, 'Search by name'));
  const there = await middleOf(onMap(alice, 'See what is new this week'));
  await alice.mouse.move(card.x, card.y);
  await alice.mouse.down();
  await alice.mouse.move(there.x, there.y + 20, { steps: 6 });
  await expect.poll(() => redIn(alice)).toBeGreaterThan(30);
  await picture(alice, 'over-capacity');
  await alice.keyboard.press('Escape');
  await alice.mouse.up();
  await expect.poll(() => redIn(alice)).toBe(0);
});

/** How many pixels of the release names are painted in the red of danger (light). */
function redIn(page: Page): Promise<number> {
  return page.evaluate(() => {
    let red = 0;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('main canvas')) {
      const context = canvas.getContext('2d');
      if (context === null || canvas.width === 0) continue;
      const { data } = context.getImageData(0, 0, Math.min(230, canvas.width), canvas.height);
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
        if (r > 170 && r < 215 && g < 75 && b < 85) red++;
      }
    }
    return red;
  });
}
