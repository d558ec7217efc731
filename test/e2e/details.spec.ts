/** The details of a story: Markdown as it reads, edited in place, by keyboard too, and live for two people. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { clickOn, joinByLink, makeLink, onMap, openNewMap, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

const written = [
  '# Why',
  '**Most** people look around first.',
  '',
  '- [x] ask five people',
  '- [ ] sketch it, see [the board](https://example.com/board)',
  '',
  '| Size | Rows |',
  '|---|---|',
  '| phone | 2 |',
  '',
  '> Keep it `simple`',
  '',
  'No [trick](javascript:alert(1)), <b>no tags</b>, ![cat](https://example.com/cat.png)',
].join('\n');

async function openDetails(page: Page, title: string): Promise<Locator> {
  await clickOn(page, onMap(page, title));
  await page.keyboard.press('Control+Enter');
  return page.getByRole('complementary', { name: 'Story details' });
}

test('what alice types reads as Markdown for both as soon as nobody edits it, and links lead out safely', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const hers = await openDetails(alice, 'Browse a category');
  const his = await openDetails(bob, 'Browse a category');
  await expect(his.getByRole('textbox', { name: 'Details' })).toHaveAttribute('placeholder', /Markdown/);
  await hers.getByRole('textbox', { name: 'Details' }).fill(written);
  await expect(his.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(his).toContainText('Alice is typing here');
  await alice.keyboard.press('Escape');
  await expect(hers.getByRole('button', { name: 'Edit the details' })).toBeFocused();
  const shown = hers.getByRole('group', { name: 'Details' });
  await expect(shown.getByRole('checkbox', { name: 'Done' })).toBeChecked();
  await expect(shown.getByRole('checkbox', { name: 'To do' })).not.toBeChecked();
  await expect(shown.getByRole('cell', { name: 'phone' })).toBeVisible();
  await expect(shown).toContainText('[trick](javascript:alert(1))');
  await expect(shown).toContainText('<b>no tags</b>');
  await expect(shown.locator('img')).toHaveCount(0);
  const link = shown.getByRole('link', { name: 'the board' });
  await expect(link).toHaveAttribute('href', 'https://example.com/board');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(shown.getByRole('link')).toHaveCount(2);
  await hers.focus();
  await expect(alice.getByText('Edit the details', { exact: true }), 'the tip of the pencil').toHaveCount(0);
  await expectNoViolations(alice, 'details in Markdown');
  await picture(alice, 'details-markdown');
  await alice.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolations(alice, 'details in Markdown, dark');
  await picture(alice, 'details-markdown-dark');
});

test('by keyboard: the pencil edits, Esc shows, and bob’s words are there at once; who may only look has no pencil', async ({
  alice,
  bob,
  openBrowser,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const hers = await openDetails(alice, 'Browse a category');
  const text = hers.getByRole('textbox', { name: 'Details' });
  await text.fill('one');
  await alice.keyboard.press('Escape');
  await alice.keyboard.press('Tab');
  await expect(hers.getByRole('group', { name: 'Details' })).toBeFocused();
  await alice.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await alice.keyboard.press('Escape');
  await alice.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await alice.keyboard.type(' two');
  const his = await openDetails(bob, 'Browse a category');
  await his.getByText('one two').click();
  await bob.keyboard.type(' three');
  await expect(text).toHaveValue('one two three');
  await alice.keyboard.press('Escape');
  await expect(hers.getByRole('group', { name: 'Details' })).toContainText('one two three');
  await expect(hers, 'Esc has left the text, not the panel').toBeVisible();
  await savedOn(alice);
  await savedOn(bob);

  const carol = await openBrowser('carol');
  await carol.goto(await makeLink(alice, 'Viewer'));
  await carol.getByLabel('Your name').fill('Carol');
  await carol.getByRole('button', { name: /join/i }).click();
  const theirs = await openDetails(carol, 'Browse a category');
  await theirs.getByText('one two three').click();
  await expect(theirs.getByRole('textbox', { name: 'Details' })).toHaveCount(0);
  await expect(theirs.getByRole('button', { name: 'Edit the details' })).toHaveCount(0);
});
