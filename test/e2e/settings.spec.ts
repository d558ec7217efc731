/** The settings of a map: two people name its levels, size in T-shirts, and look at two levels. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { boxOf, choose, clickOn, joinByLink, onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

async function openSettings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Settings of this map…' }).click();
  return page.getByRole('dialog', { name: 'Settings of this map' });
}

test('alice names the levels, bob reads her words everywhere at once, and undo takes them back', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const settings = await openSettings(alice);
  const story = settings.getByRole('textbox', { name: 'The cards in the columns: one' });
  await story.fill('Epic');
  await story.press('Enter');
  await expect(settings.getByRole('textbox', { name: 'The cards in the columns: several' })).toHaveValue(
    'Epics',
  );
  await settings.getByRole('textbox', { name: 'The bands at the left: one' }).fill('Slice');
  await settings.getByRole('textbox', { name: 'The bands at the left: one' }).press('Tab');
  await expectNoViolations(alice, 'the settings');
  await picture(alice, 'settings');

  await clickOn(bob, onMap(bob, 'Browse a category'));
  await bob.keyboard.press('Control+Enter');
  await expect(bob.getByRole('complementary', { name: 'Epic details' })).toBeVisible();
  await expect(bob.locator('[role=row][data-kind=release]').first()).toContainText(/Slice, \d+ epics/);
  await bob.keyboard.press('Control+k');
  await expect(bob.getByRole('option', { name: 'Add an epic' })).toBeVisible();
  await bob.keyboard.press('Escape');

  await settings.getByRole('button', { name: 'Done' }).click();
  await alice.getByRole('button', { name: 'Undo change of the name of a level' }).click();
  await expect(bob.locator('[role=row][data-kind=release]').first()).toContainText(/Release, \d+ epics/);
  await savedOn(alice);
  await alice.reload();
  await expect(alice.locator('[role=row][data-kind=release]').first()).toContainText(/\d+ epics/);
});

test('alice sizes in T-shirts by keyboard; totals stay in points, and a number off the scale stays', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Control+Enter');
  const details = alice.getByRole('complementary', { name: 'Story details' });
  await details.getByRole('textbox', { name: 'Estimate' }).fill('4');
  await details.getByRole('textbox', { name: 'Estimate' }).press('Enter');

  const settings = await openSettings(bob);
  await choose(bob, settings.getByRole('combobox', { name: 'Chosen from' }), 'T-shirt sizes');
  await settings.getByRole('textbox', { name: 'XL', exact: true }).fill('13');
  await settings.getByRole('textbox', { name: 'XL', exact: true }).press('Enter');
  await picture(bob, 'settings-shirts');
  await settings.getByRole('button', { name: 'Done' }).click();

  const estimate = details.getByRole('combobox', { name: /Estimate/ });
  await expect(estimate).toHaveText('4');
  await expect(details).toContainText('Not on the scale of this map');
  await estimate.focus();
  await expect(estimate).toBeFocused();
  await alice.keyboard.type('XL');
  await expect(estimate).toHaveText('XL · 13');
  await expect(onMap(bob, 'Browse a category')).toContainText('XL, 13 points');
  await picture(alice, 'estimate-shirts');

  const hers = await openSettings(alice);
  await choose(alice, hers.getByRole('combobox', { name: 'Chosen from' }), 'Your own numbers');
  const own = hers.getByRole('textbox', { name: 'Numbers' });
  await own.fill('1 2 many');
  await expect(hers.getByRole('alert')).toContainText('Only numbers');
  await own.fill('20, 13 2 2');
  await own.press('Enter');
  await expect(own).toHaveValue('2 13 20');
  await hers.getByRole('button', { name: 'Done' }).click();
  await expect(onMap(bob, 'Browse a category')).toContainText(/(?<!XL, )13 points/);
  await estimate.focus();
  await alice.keyboard.type('20');
  await expect(estimate).toHaveText('20');
  await expect(onMap(bob, 'Browse a category')).toContainText('20 points');
});

test('a map of two levels has no row of activities until there is a second one', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Kitchen' });
  await joinByLink(alice, bob, 'Editor');
  const settings = await openSettings(alice);
  await settings.getByRole('checkbox', { name: /Two levels/ }).check();
  await settings.getByRole('button', { name: 'Done' }).click();
  await alice.getByRole('button', { name: 'Add the first step' }).click();
  await alice.keyboard.type('Plan');
  await alice.keyboard.press('Enter');
  await alice.keyboard.type('Cook');
  await alice.keyboard.press('Tab');
  await alice.keyboard.type('Boil an egg');
  await alice.keyboard.press('Escape');
  await expect.poll(() => titlesOf(bob, 'step')).toEqual(['Plan', 'Cook']);
  expect(await titlesOf(bob, 'activity')).toEqual([]);
  await expect(onMap(bob, 'Cook')).toHaveAttribute('aria-level', '1');
  const { y } = await boxOf(onMap(alice, 'Cook'));
  await picture(alice, 'two-levels');
  await expectNoViolations(alice, 'two levels');

  await bob.keyboard.press('Control+k');
  await bob.getByRole('option', { name: 'Add an activity' }).click();
  await bob.keyboard.type('Clean up');
  await bob.keyboard.press('Escape');
  await expect.poll(() => titlesOf(alice, 'activity')).toEqual(['Untitled', 'Clean up']);
  await expect.poll(async () => (await boxOf(onMap(alice, 'Cook'))).y).toBeGreaterThan(y + 30);
  await picture(alice, 'two-levels-again-three');
});
