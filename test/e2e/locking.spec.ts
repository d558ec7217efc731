/** Locks: a facilitator pins cards down; an editor is told so wherever they try, and everything else goes on. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { clickOn, drag, joinByLink, middleOf, onMap, openNewMap, runByPalette, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

const told = (page: Page) => page.getByText('Locked by a facilitator. Nothing was changed.').first();

test('alice locks a story and a step; bob cannot drag, edit, move or archive them, and sees why', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Locks', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await runByPalette(alice, 'Lock');
  const locked = onMap(bob, 'Browse a category');
  await expect(locked).toContainText('locked by a facilitator');
  await expect(onMap(alice, 'Browse a category')).toContainText('locked by a facilitator');
  await picture(bob, 'locked-story');

  const from = await middleOf(locked);
  const before = await bob.locator('[role=row][data-kind=story]').allTextContents();
  await drag(bob, from, { x: from.x + 230, y: from.y });
  await expect(told(bob)).toBeVisible();
  await bob.keyboard.press('Escape');
  await clickOn(bob, locked);
  await bob.keyboard.press('Alt+ArrowRight');
  await bob.keyboard.press('Delete');
  await expect(bob.getByText('Not done: Locked by a facilitator.').first()).toBeVisible();
  expect(await bob.locator('[role=row][data-kind=story]').allTextContents()).toEqual(before);

  await clickOn(bob, locked, { clickCount: 2 });
  const details = bob.getByRole('complementary', { name: /Story/ });
  await expect(details.getByText('Locked by a facilitator.')).toBeVisible();
  await expect(details.getByRole('button', { name: 'Unlock' })).toHaveCount(0);
  await expect(details.getByRole('button', { name: 'Archive' })).toHaveCount(0);
  await expect(details.getByRole('textbox', { name: 'Title' })).toHaveAttribute('readonly', '');
  await expectNoViolations(bob, 'the details of a locked story');
  await picture(bob, 'locked-details');

  await clickOn(bob, onMap(bob, 'Search by name'));
  await bob.keyboard.press('Delete');
  await expect(onMap(alice, 'Search by name')).toHaveCount(0);
  await savedOn(bob);
});

test('alice unlocks in the details, and bob goes on; a lock that comes while bob types closes the text', async ({
  alice,
  bob,
}) => {
  await openNewMap(alice, { title: 'Unlock', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const title = 'Browse a category';
  await clickOn(bob, onMap(bob, title), { clickCount: 2 });
  await bob.keyboard.type('!');
  const renamed = `${title}!`;
  await expect(onMap(alice, renamed)).toBeAttached();
  await savedOn(bob);
  await clickOn(alice, onMap(alice, renamed));
  await runByPalette(alice, 'Lock');
  await expect(told(bob)).toBeVisible();
  await bob.keyboard.type('x');
  await savedOn(bob);
  await expect(onMap(bob, renamed)).toContainText('locked by a facilitator');
  await clickOn(alice, onMap(alice, renamed));
  await runByPalette(alice, 'Open details');
  await alice.getByRole('button', { name: 'Unlock' }).click();
  await expect(onMap(bob, renamed)).not.toContainText('locked');
  await clickOn(bob, onMap(bob, renamed));
  await bob.keyboard.press('Delete');
  await expect(onMap(alice, renamed)).toHaveCount(0);
  await alice.keyboard.press('Control+z');
  await expect(onMap(bob, renamed)).toHaveCount(0);
});

test('bob comes as a facilitator by a link, locks an activity, a step and a release by the palette alone', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Facilitate', template: 'online-shop' });
  await joinByLink(alice, bob, 'Facilitator');
  for (const kind of ['activity', 'step', 'release'] as const) {
    const first = bob.locator(`[role=row][data-kind=${kind}]`).first();
    await first.focus();
    await runByPalette(bob, 'Lock');
    await expect(alice.locator(`[role=row][data-kind=${kind}]`).first()).toContainText(
      'locked by a facilitator',
    );
  }
  await picture(bob, 'locked-headers');
  await bob.emulateMedia({ colorScheme: 'dark' });
  await picture(bob, 'locked-headers-dark');
  await expectNoViolations(bob, 'a map with locks');
});
