/** What needs what: drawn by one person, seen by the other, red when the releases break it, also without a mouse. */
import type { Locator, Page } from '@playwright/test';
import { boxOf, clickOn, drag, joinByLink, onMap, openNewMap, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

/** The handle at the right side of a card. */
async function handleOf(record: Locator): Promise<{ x: number; y: number }> {
  const box = await boxOf(record);
  return { x: box.x + box.width, y: box.y + box.height / 2 };
}

async function draw(page: Page, from: string, to: string, kind: RegExp): Promise<void> {
  const target = await boxOf(onMap(page, to));
  await drag(page, await handleOf(onMap(page, from)), { x: target.x + 40, y: target.y + 40 });
  await page.getByRole('menuitem', { name: kind }).click();
}

function marksOf(page: Page, title: string): Locator {
  return onMap(page, title);
}

test('alice draws an arrow and chooses its kind; bob reads it, moves the needed story later and it is red for both', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await draw(alice, 'Browse a category', 'See photos, price and description', /^Technical/);
  await draw(alice, 'Search by name', 'Browse a category', /^Waiting/);
  await expect(marksOf(bob, 'Browse a category')).toContainText(
    'needs See photos, price and description (technical)',
  );
  await expect(marksOf(bob, 'Browse a category')).toContainText('needed by Search by name');
  await expect(marksOf(bob, 'Browse a category')).not.toContainText('later release');
  await picture(alice, 'dependencies-drawn');

  await clickOn(bob, onMap(bob, 'See photos, price and description'));
  await bob.keyboard.press('Alt+ArrowDown');
  for (let i = 0; i < 6; i++) await bob.keyboard.press('Alt+ArrowDown');
  await expect(marksOf(alice, 'Browse a category')).toContainText('See photos, price and description is');
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await picture(alice, 'dependencies-red');
  await alice.emulateMedia({ colorScheme: 'dark' });
  await picture(alice, 'dependencies-red-dark');
  await savedOn(alice);
});

test('without a mouse: found by its words, kind changed, circle refused, removed and undone, jumped to', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await clickOn(alice, onMap(alice, 'Browse a category'));
  const box = await boxOf(onMap(alice, 'Browse a category'));
  await alice.mouse.click(box.x + box.width - 12, box.y + 12);
  const panel = alice.getByRole('complementary', { name: 'Story details' });
  await panel.getByRole('combobox', { name: 'Add a story this one needs' }).focus();
  await alice.keyboard.type('search by');
  await expect(alice.getByRole('option', { name: /^Search by name/ })).toBeVisible();
  await picture(alice, 'dependencies-picker');
  await alice.keyboard.press('Enter');
  const needs = panel.getByRole('group', { name: 'Needs', exact: true });
  await expect(needs.getByRole('button', { name: 'Show Search by name' })).toBeVisible();
  await needs.getByRole('combobox', { name: 'Kind of the dependency with Search by name' }).focus();
  await alice.keyboard.press('Enter');
  await alice.getByRole('option', { name: 'Business' }).click();
  await expect(onMap(alice, 'Browse a category')).toContainText('needs Search by name (business)');
  const note = needs.getByRole('textbox', { name: 'Note on the dependency with Search by name' });
  await expect(note).toHaveAttribute('placeholder', 'Note: what of it is needed?');
  await note.fill('the index of names');
  await note.press('Enter');
  await expect(onMap(alice, 'Browse a category')).toContainText(
    'needs Search by name (business: the index of names)',
  );
  await picture(alice, 'dependencies-details');

  await needs.getByRole('button', { name: 'Show Search by name' }).press('Enter');
  const other = panel.getByRole('group', { name: 'Needed by' });
  await expect(other.getByRole('button', { name: 'Show Browse a category' })).toBeVisible();
  await panel.getByRole('combobox', { name: 'Add a story this one needs' }).fill('browse');
  await alice.getByRole('option', { name: /^Browse a category/ }).click();
  await expect(
    alice.getByText(/This would be a circle: “Browse a category” already needs “Search by name”/).first(),
  ).toBeVisible();

  await other.getByRole('button', { name: 'Remove the dependency with Browse a category' }).press('Enter');
  await expect(onMap(alice, 'Browse a category')).not.toContainText('needs');
  await alice.getByRole('button', { name: 'Undo' }).last().click();
  await expect(onMap(alice, 'Browse a category')).toContainText(
    'needs Search by name (business: the index of names)',
  );
  await savedOn(alice);
});
