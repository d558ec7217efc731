/** Pasting, copying and cutting on the map, and what undo says about it. */
import type { Page } from '@playwright/test';
import { clickOn, joinByLink, onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline = 'Find\n\tSearch\n\t\tBy name\n\t\tBy price\n\tCompare\n\t\tTwo side by side';

/** Dispatches a clipboard event as the browser would; answers what it put on the clipboard. */
function clipboard(
  page: Page,
  type: 'copy' | 'cut' | 'paste',
  given: Record<string, string> = {},
): Promise<Record<string, string>> {
  return page.evaluate(
    ([kind, content]) => {
      const data = new DataTransfer();
      for (const [format, text] of Object.entries(content)) data.setData(format, text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return Object.fromEntries([...data.types].map((format) => [format, data.getData(format)]));
    },
    [type, given] as const,
  );
}

test('copied cards bring their checklists and need each other in another map, as one step of undo', async ({
  alice,
}) => {
  await openNewMap(alice, { title: 'Copy', source: { text: outline } });
  await clickOn(alice, onMap(alice, 'By name'));
  await alice.keyboard.press('Control+Enter');
  const details = alice.getByRole('complementary', { name: 'Story details' });
  await details.getByRole('button', { name: 'Add a criterion' }).click();
  await alice.keyboard.type('Finds Zoë');
  await details.getByRole('combobox', { name: 'Add a story this one needs' }).fill('by price');
  await alice.getByRole('option', { name: /^By price/ }).click();
  await expect(onMap(alice, 'By name')).toContainText('needs By price');
  await alice.getByRole('button', { name: 'Close details' }).click();

  await clickOn(alice, onMap(alice, 'Find', 'activity'));
  const copied = await clipboard(alice, 'copy');
  await openNewMap(alice, { title: 'Another' });
  await alice.getByRole('treegrid', { name: 'Story map' }).focus();
  await clipboard(alice, 'paste', copied);
  await expect(onMap(alice, 'By name')).toContainText('0 of 1 criteria met');
  await expect(onMap(alice, 'By name')).toContainText('needs By price (technical)');
  await alice.keyboard.press('Control+z');
  await expect(onMap(alice, 'By name')).toHaveCount(0);
  await expect(alice.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled();
});

test('the palette copies the link to the card that has the focus', async ({ alice }) => {
  const id = await openNewMap(alice, { title: 'Link', source: { text: outline } });
  await alice.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await clickOn(alice, onMap(alice, 'By name'));
  await alice.keyboard.press('Control+k');
  await alice.getByRole('option', { name: 'Copy link to this card' }).click();
  await expect(alice.getByText('The link is on the clipboard.').first()).toBeVisible();
  const link = await alice.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`/map/${id}#card=`);
});

test('lines, indents and ranges are pasted; undo and its toast name what they take back', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Paste', source: { text: outline } });
  await clickOn(alice, onMap(alice, 'By name'));
  const lines = Array.from({ length: 200 }, (_, i) => `Line ${i + 1}`).join('\n');
  await clipboard(alice, 'paste', { 'text/plain': lines });
  await expect(onMap(alice, 'Line 200', 'story')).toBeAttached();
  await savedOn(alice);
  await expect(alice.getByRole('button', { name: 'Undo paste of 200 cards' })).toBeVisible();
  await picture(alice, 'paste-200-lines');
  await alice.keyboard.press('Control+z');
  await expect(onMap(alice, 'Line 1', 'story')).toHaveCount(0);
  await expect(alice.getByText('Undone: paste of 200 cards.', { exact: true }).first()).toBeVisible();

  await clickOn(alice, onMap(alice, 'Search', 'step'));
  await clipboard(alice, 'paste', { 'text/plain': 'Filter\tSort\nBy size\tNewest\nBy brand\t' });
  await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Search', 'Filter', 'Sort', 'Compare']);
  await expect(onMap(alice, 'By brand', 'story')).toBeAttached();

  await clickOn(alice, onMap(alice, 'Find', 'activity'));
  await clipboard(alice, 'paste', { 'text/plain': 'Buy\n  Pay\n    By card\n    By invoice' });
  await expect.poll(() => titlesOf(alice, 'activity')).toEqual(['Find', 'Buy']);
  await expect(onMap(alice, 'By invoice', 'story')).toBeAttached();
  await expect(alice.getByRole('button', { name: 'Undo paste of 4 cards' })).toBeVisible();

  await clickOn(alice, onMap(alice, 'By name'));
  await clipboard(alice, 'paste', { 'text/plain': 'x\n'.repeat(1001) });
  await expect(alice.getByText(/That is 1,001 cards; 1,000 can be pasted at once/).first()).toBeVisible();
});

test('cards are cut from one map and pasted into another', async ({ alice }) => {
  await openNewMap(alice, { title: 'From', source: { text: outline } });
  await clickOn(alice, onMap(alice, 'Search', 'step'));
  const copied = await clipboard(alice, 'copy');
  expect(copied['text/plain']).toBe('Search\n\tBy name\n\tBy price');
  await clickOn(alice, onMap(alice, 'By price'));
  const cut = await clipboard(alice, 'cut');
  await expect(onMap(alice, 'By price')).toHaveCount(0);
  await alice.getByRole('button', { name: 'Undo archiving of “By price”' }).click();
  await expect(onMap(alice, 'By price')).toBeAttached();

  await openNewMap(alice, { title: 'To', source: { text: 'Buy\n\tPay\n\t\tBy card' } });
  await clickOn(alice, onMap(alice, 'By card'));
  await clipboard(alice, 'paste', cut);
  await expect(onMap(alice, 'By price', 'story')).toBeAttached();
  await clickOn(alice, onMap(alice, 'Pay', 'step'));
  await clipboard(alice, 'paste', copied);
  await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Pay', 'Search']);
});

test('undo of a card that bob has moved on leaves it to him and says so', async ({ alice, bob }) => {
  await openNewMap(alice, { title: 'Undo', source: { text: outline } });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(alice, onMap(alice, 'By name'));
  await alice.keyboard.press('Alt+ArrowRight');
  await expect(alice.getByRole('button', { name: 'Undo move of “By name”' })).toBeVisible();
  await savedOn(alice);
  await clickOn(bob, onMap(bob, 'By name'));
  await bob.keyboard.press('Alt+ArrowLeft');
  await expect(bob.getByRole('button', { name: 'Undo move of “By name”' })).toBeVisible();
  await savedOn(bob);
  await expect.poll(() => titlesOf(alice, 'story')).toEqual(await titlesOf(bob, 'story'));
  await clickOn(alice, onMap(alice, 'Compare', 'step'));
  await alice.keyboard.press('Control+z');
  const left = 'Bob has changed this since; your step was left as it is.';
  await expect(alice.getByText(left, { exact: true }).first()).toBeVisible();
});
