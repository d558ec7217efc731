/** Vision, goals, key results and themes: written by two people at once, ordered by hand and by keys, read by a viewer. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, joinByLink, openNewMap, savedOn } from './mapPage.ts';
import { commandsOf, joinOnPhone, openLinedMap } from './strategyMap.ts';
import { expect, test } from './walk.ts';

const openStrategy = async (page: Page): Promise<Locator> => {
  await page.getByRole('tab', { name: 'Strategy' }).click();
  const surface = page.getByRole('region', { name: 'Strategy' });
  await expect(surface.getByRole('heading', { name: 'Strategy', exact: true })).toBeVisible();
  return surface;
};
const goals = (page: Page): Locator => page.getByRole('list', { name: 'Goals', exact: true });
const titles = (list: Locator): Promise<string[]> =>
  list
    .locator(':scope > li')
    .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));

test('alice begins with a vision, bob types in it at the same time, and both see goals, numbers and bars', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const hers = await openStrategy(alice);
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `no strategy yet, in ${scheme}`);
    await picture(alice, `${scheme}-strategy-empty`);
  });
  await hers.getByRole('button', { name: 'Write the vision' }).click();
  const vision = hers.getByRole('textbox', { name: 'Vision' });
  await expect(vision).toBeFocused();
  await alice.keyboard.type('Everybody finds what fits.');
  const his = (await openStrategy(bob)).getByRole('textbox', { name: 'Vision' });
  await expect(his).toHaveValue('Everybody finds what fits.');
  await his.press('Home');
  await bob.keyboard.type('One day: ');
  await vision.blur();
  await vision.press('End');
  await alice.keyboard.insertText(' And has it tomorrow.');
  for (const field of [vision, his])
    await expect(field).toHaveValue('One day: Everybody finds what fits. And has it tomorrow.');
  await expect(hers.getByText('Bob is typing here')).toBeVisible();
  // Her last step goes and comes back, and what bob typed meanwhile stays.
  await alice.keyboard.press('Control+z');
  await expect(his).toHaveValue('One day: Everybody finds what fits.');
  await alice.keyboard.press('Control+Shift+z');
  for (const field of [vision, his])
    await expect(field).toHaveValue('One day: Everybody finds what fits. And has it tomorrow.');

  await hers.getByRole('button', { name: 'Add a goal' }).click();
  await alice.keyboard.type('More people pay at once');
  await alice.keyboard.press('Enter');
  await alice.keyboard.type('Fewer calls');
  await alice.keyboard.press('Enter');
  await alice.keyboard.press('Escape');
  await expect.poll(() => titles(goals(bob))).toEqual(['More people pay at once', 'Fewer calls']);
  const goal = goals(alice).getByRole('listitem', { name: 'More people pay at once' });
  await expect(goal).toContainText('No key result says yet whether it is reached.');
  await expect(goal).toContainText('No initiative serves it yet.');
  await choose(alice, goal.getByRole('combobox', { name: /^Whose goal/ }), 'Business goal');
  await goal.getByRole('textbox', { name: /^Period of/ }).fill('2027');
  await goal.getByRole('button', { name: 'Add a key result' }).click();
  await alice.keyboard.type('Finished at the first try');
  await alice.keyboard.press('Enter');
  await alice.keyboard.press('Escape');
  const result = goal.getByRole('listitem', { name: 'Finished at the first try' });
  await result.getByLabel('From of “Finished at the first try”').fill('-20');
  await result.getByLabel('Target of “Finished at the first try”').fill('80');
  await result.getByLabel('Now of “Finished at the first try”').fill('30');
  await alice.keyboard.press('Enter');
  const seen = goals(bob).getByRole('progressbar', { name: 'Progress of “Finished at the first try”' });
  await expect(seen).toHaveAttribute('aria-valuenow', '50');
  await expect(goals(bob)).toContainText('50 %');

  await hers.getByRole('button', { name: 'Add a theme' }).click();
  await alice.keyboard.type('Paying takes too long');
  await alice.keyboard.press('Enter');
  await alice.keyboard.press('Escape');
  await bob.getByLabel('Outcome metric of “Paying takes too long”').fill('Seconds in the checkout');
  await bob.getByLabel('Baseline of “Paying takes too long”').fill('190');
  await bob.getByLabel('Target of “Paying takes too long”').fill('90');
  await bob.getByLabel('Now of “Paying takes too long”').fill('165');
  await bob.keyboard.press('Enter');
  await expect(hers.getByRole('progressbar', { name: 'Outcome of “Paying takes too long”' })).toHaveAttribute(
    'aria-valuenow',
    '25',
  );
  await savedOn(alice);
  await savedOn(bob);
});

test('goals are ordered by drag, by keys with the focus kept, and archived with undo; six are said to be too many', async ({
  alice,
  bob,
  picture,
}) => {
  await openLinedMap(alice, 'Ordering');
  await joinByLink(alice, bob, 'Editor');
  const surface = await openStrategy(alice);
  await openStrategy(bob);
  const [first, second] = ['More people pay at once', 'Fewer calls about orders'];
  await expect.poll(() => titles(goals(alice))).toEqual([first, second]);
  const grip = goals(alice).getByRole('button', { name: /^Move “Fewer calls/ });
  await grip.focus();
  await alice.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => titles(goals(bob))).toEqual([second, first]);
  await expect(grip).toBeFocused();
  await expect(surface.getByRole('status')).toHaveText('“Fewer calls about orders” is now number 1 of 2.');

  const from = (await grip.boundingBox())!;
  const below = (await goals(alice).getByRole('listitem', { name: first, exact: true }).boundingBox())!;
  await alice.mouse.move(from.x + 8, from.y + 8);
  await alice.mouse.down();
  await alice.mouse.move(from.x + 40, below.y + below.height - 20, { steps: 8 });
  await picture(alice, 'strategy-dragging');
  await alice.mouse.up();
  await expect.poll(() => titles(goals(bob))).toEqual([first, second]);

  await goals(alice)
    .getByRole('button', { name: `Options for “${second}”` })
    .click();
  await alice.getByRole('menuitem', { name: 'Archive' }).click();
  await expect.poll(() => titles(goals(bob))).toEqual([first]);
  await alice.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(() => titles(goals(bob))).toEqual([first, second]);

  const run = commandsOf(alice);
  for (const title of ['Three', 'Four', 'Five', 'Six']) await run('addGoal', { title, kind: 'business' });
  await expect(surface.getByRole('note')).toContainText('6 goals are more than a team keeps in mind');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `the strategy in ${scheme}`);
    await picture(alice, `${scheme}-strategy`);
  });
  await surface.getByRole('button', { name: 'Who changed it, and when' }).click();
  await expect(alice.getByRole('complementary', { name: /History/ })).toBeVisible();

  await test.step('whom it is for stands under the vision, and is changed in the legend for both', async () => {
    const personas = bob.getByRole('list', { name: 'Personas' }).getByRole('listitem');
    await expect(personas).toHaveText(['Shopper', 'Returning customer', 'Shop team']);
    await (
      await openStrategy(alice)
    )
      .getByRole('button', { name: 'Edit the personas in the legend' })
      .click();
    await expect(alice.getByRole('tab', { name: 'Map', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    const legend = alice.getByRole('list', { name: 'Persona' }).first();
    await legend.getByRole('button', { name: /^Shop team/ }).focus();
    await alice.keyboard.press('Alt+ArrowUp');
    await alice.keyboard.press('Alt+ArrowUp');
    await expect(personas).toHaveText(['Shop team', 'Shopper', 'Returning customer']);
    await picture(bob, 'strategy-personas');
  });
});

test('a viewer reads all of it and can change nothing; on a phone everything fits', async ({
  alice,
  openBrowser,
  picture,
}) => {
  await openLinedMap(alice, 'Reading');
  const bob = await openBrowser('bob', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await joinOnPhone(alice, bob, 'Viewer');
  const surface = await openStrategy(bob);
  await expect(surface.getByText('You can read this, not change it.')).toBeVisible();
  await expect(surface.getByRole('textbox', { name: 'Vision' })).toHaveAttribute('readonly', '');
  await expect(surface.getByRole('button', { name: /^Add|^Options|^Move|^Edit/ })).toHaveCount(0);
  await expect(surface.getByRole('list', { name: 'Personas' }).getByRole('listitem')).toHaveCount(3);
  await expect(surface.getByRole('textbox', { name: 'Title of the goal' }).first()).toHaveAttribute(
    'readonly',
    '',
  );
  await inBothSchemes(bob, async (scheme) => {
    await expectNoViolations(bob, `a viewer's strategy in ${scheme}`);
    await picture(bob, `${scheme}-strategy-phone-viewer`);
  });
  const across = await surface.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(across).toBeLessThanOrEqual(0);

  await alice.setViewportSize({ width: 390, height: 844 });
  await openStrategy(alice);
  await picture(alice, 'strategy-phone');
});
