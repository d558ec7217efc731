/** Acceptance criteria: two people write, tick and move one checklist; the card, the outline and the download tell it. */
import type { Locator, Page } from '@playwright/test';
import { boxOf, clickOn, joinByLink, onMap, openNewMap, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

async function openDetails(page: Page, title: string): Promise<Locator> {
  await clickOn(page, onMap(page, title));
  const box = await boxOf(onMap(page, title));
  await page.mouse.click(box.x + box.width - 12, box.y + 12);
  return page.getByRole('complementary', { name: 'Story details' }).getByRole('group', {
    name: 'Acceptance criteria',
  });
}

async function linesOf(list: Locator): Promise<string[]> {
  return list
    .getByRole('textbox')
    .evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value));
}

test('alice writes a checklist by keyboard alone, bob ticks and types in it, both see “1 of 3”', async ({
  alice,
  bob,
  picture,
}) => {
  const id = await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const hers = await openDetails(alice, 'Browse a category');
  await hers.getByRole('button', { name: 'Add a criterion' }).press('Enter');
  await expect(hers.getByRole('textbox', { name: 'Criterion 1 of 1' })).toBeFocused();
  await alice.keyboard.type('Shows twenty at a time');
  await alice.keyboard.press('Enter');
  await expect(hers.getByRole('textbox', { name: 'Criterion 2 of 2' })).toBeFocused();
  await alice.keyboard.type('Says how many there are');
  await alice.keyboard.press('Enter');
  await expect(hers.getByRole('textbox', { name: 'Criterion 3 of 3' })).toBeFocused();
  await alice.keyboard.press('Backspace');
  await expect(hers.getByRole('textbox')).toHaveCount(2);
  await expect(hers.getByRole('textbox', { name: 'Criterion 2 of 2' })).toBeFocused();
  await alice.keyboard.press('Enter');
  await alice.keyboard.type('Works on a phone');
  await alice.keyboard.press('Alt+ArrowUp');
  await expect
    .poll(() => linesOf(hers))
    .toEqual(['Shows twenty at a time', 'Works on a phone', 'Says how many there are']);
  await alice.keyboard.press('End');
  await alice.keyboard.type(' too');

  const his = await openDetails(bob, 'Browse a category');
  await expect
    .poll(() => linesOf(his))
    .toEqual(['Shows twenty at a time', 'Works on a phone too', 'Says how many there are']);
  await his.getByRole('checkbox', { name: 'Met: Shows twenty at a time' }).check();
  await his.getByRole('textbox', { name: 'Criterion 2 of 3' }).focus();
  await bob.keyboard.press('Home');
  await bob.keyboard.type('It ');
  await expect(hers).toContainText('1 of 3 met');
  await expect.poll(async () => (await linesOf(hers))[1]).toBe('It Works on a phone too');
  await expect(onMap(alice, 'Browse a category')).toContainText('1 of 3 criteria met');
  await picture(alice, 'criteria');
  await savedOn(alice);
  await savedOn(bob);

  const markdown = await alice.request.get(`/api/maps/${id}/export.md`);
  expect(await markdown.text()).toContain(
    '  - [x] Shows twenty at a time\n  - [ ] It Works on a phone too\n  - [ ] Says how many there are',
  );
});
