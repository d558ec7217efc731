/** Personas from the legend: dragged onto the map, put on the selection by menu, ordered by drag and by keys. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { clickOn, drag, joinByLink, middleOf, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

/** Opens the lens with the personas as its legend. */
async function openPersonas(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lens and filters' }).click();
  await page.getByRole('radio', { name: 'Persona' }).check({ force: true });
  await expect(legendOf(page)).toBeVisible();
}

const legendOf = (page: Page) => page.getByRole('list', { name: 'Persona' }).first();
const entry = (page: Page, name: string) =>
  legendOf(page).getByRole('button', { name: new RegExp(`^${name}`) });

/** The names in the legend, without the entry for none. */
async function order(page: Page): Promise<string[]> {
  const rows = await legendOf(page)
    .getByRole('button', { name: /^Options of/ })
    .all();
  return Promise.all(
    rows.map(async (row) => (await row.getAttribute('aria-label'))!.replace('Options of ', '')),
  );
}

/** A new map with three personas. */
async function openMap(page: Page, title: string): Promise<void> {
  await openNewMap(page, { title, template: 'online-shop' });
}

test('alice drags a persona onto a story, a step and an activity, and bob sees it', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice');
  const bob = await openBrowser('bob');
  await openMap(alice, 'Personas');
  await joinByLink(alice, bob, 'Editor');
  await openPersonas(alice);
  const [, name] = await order(alice);
  const from = await middleOf(entry(alice, name!));
  const marked = (page: Page, title: string) =>
    onMap(page, title).filter({ hasText: new RegExp(`for [^,]*.*${name}`) });

  for (const title of ['Search by name', 'Find a product', 'Judge a product']) {
    await expect(marked(alice, title)).toHaveCount(0);
    const target = await middleOf(onMap(alice, title));
    await alice.mouse.move(from.x, from.y);
    await alice.mouse.down();
    await alice.mouse.move(target.x + 40, target.y, { steps: 5 });
    await alice.mouse.move(target.x, target.y, { steps: 5 });
    if (title === 'Search by name')
      await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-persona-over-a-card`));
    await alice.mouse.up();
    await expect(marked(alice, title)).toHaveCount(1);
    await expect(marked(bob, title)).toHaveCount(1);
  }
  await inBothSchemes(alice, (scheme) => expectNoViolations(alice, `personas in the legend, ${scheme}`));
  await alice.getByRole('button', { name: new RegExp(`^Undo “${name}” put on`) }).click();
  await expect(marked(alice, 'Judge a product')).toHaveCount(0);
  await expect(marked(bob, 'Search by name')).toHaveCount(1);
});

test('Esc leaves everything as it was, and a card that vanished under the persona explains itself', async ({
  alice,
  bob,
}) => {
  await openMap(alice, 'Vanished');
  await joinByLink(alice, bob, 'Editor');
  await openPersonas(alice);
  const [name] = await order(alice);
  const from = await middleOf(entry(alice, name!));
  const target = await middleOf(onMap(alice, 'Search by name'));
  const lift = async (): Promise<void> => {
    await alice.mouse.move(from.x, from.y);
    await alice.mouse.down();
    await alice.mouse.move(target.x + 30, target.y, { steps: 5 });
    await alice.mouse.move(target.x, target.y, { steps: 5 });
  };
  await lift();
  await alice.keyboard.press('Escape');
  await alice.mouse.up();
  await expect(alice.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled();

  await lift();
  await clickOn(bob, onMap(bob, 'Search by name'));
  await bob.keyboard.press('Delete');
  await expect(onMap(alice, 'Search by name')).toHaveCount(0);
  await alice.mouse.up();
  await expect(alice.getByText('The place you were moving to is gone')).toBeVisible();
  await expect(alice.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled();
});

test('without dragging: the menu puts a persona on the selection, keys and the menu order the legend', async ({
  alice,
  picture,
}) => {
  await openMap(alice, 'By menu');
  await openPersonas(alice);
  const before = await order(alice);
  expect(before.length).toBeGreaterThan(1);
  await clickOn(alice, onMap(alice, 'Search by name'));
  await alice.keyboard.down('Shift');
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.up('Shift');
  await alice.getByRole('button', { name: `Options of ${before[0]}` }).click();
  await picture(alice, 'persona-menu');
  await alice.getByRole('menuitem', { name: 'Put on the selection' }).click();
  await expect(alice.getByText(`${before[0]} is on 2 cards now.`)).toBeVisible();
  await alice.getByRole('button', { name: /^Undo .* put on/ }).click();
  await expect(onMap(alice, 'Search by name').filter({ hasText: before[0]! })).toHaveCount(0);
  await expect(onMap(alice, 'Browse a category').filter({ hasText: before[0]! })).toHaveCount(0);

  await entry(alice, before[0]!).focus();
  await alice.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(alice)).toEqual([before[1], before[0], ...before.slice(2)]);
  const top = await middleOf(entry(alice, before[1]!));
  const next = await middleOf(entry(alice, before[0]!));
  await drag(alice, next, { x: top.x, y: top.y - 8 });
  await expect.poll(() => order(alice)).toEqual(before);
});
