/** The keyboard on the map, row by row as the product promises it; each card is also chosen by a click where its row lies. */
import type { Page } from '@playwright/test';
import { clickOn, middleOf, onMap, openNewMap, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline =
  'Find\n  Search\n    By name\n    By price\n  Compare\n    Side by side\nBuy\n  Pay\n    By card\n';

test('each key does on the map what the table of keys says', async ({ alice }) => {
  await openNewMap(alice, { title: 'Keys', source: { text: outline } });
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await alice.keyboard.press(key);
  };
  const percent = alice.getByRole('button', { name: /^Zoom \d+ %/ });

  await test.step('the canvas and the rows agree on where each card is', async () => {
    for (const title of ['Find', 'Buy', 'Search', 'Compare', 'Pay', 'By name', 'By price', 'By card'])
      await choose(alice, title);
  });

  await test.step('arrows: up from the first story reaches its step, then its activity', async () => {
    await choose(alice, 'By price');
    for (const title of ['By name', 'Search', 'Find']) {
      await press('ArrowUp');
      await expect(onMap(alice, title)).toBeFocused();
    }
    await press('ArrowRight');
    await expect(onMap(alice, 'Buy')).toBeFocused();
  });

  await test.step('Enter edits, and while editing makes the next: below, or to the right', async () => {
    await choose(alice, 'By name');
    await press('Enter');
    await expect(alice.getByRole('textbox', { name: 'Text of the story' })).toHaveValue('By name');
    await press('Enter');
    await alice.keyboard.type('By colour');
    await press('Escape');
    await expect
      .poll(() => titlesOf(alice, 'story'))
      .toEqual(['By name', 'By colour', 'By price', 'Side by side', 'By card']);
    await choose(alice, 'Search');
    await press('Enter', 'Enter');
    await alice.keyboard.type('Filter');
    await press('Escape');
    await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Search', 'Filter', 'Compare', 'Pay']);
  });

  await test.step('Tab while editing goes down and makes the first child; Shift+Tab goes up', async () => {
    await choose(alice, 'Filter');
    await press('Enter', 'Tab');
    await alice.keyboard.type('By size');
    await press('Shift+Tab');
    await expect(alice.getByRole('textbox', { name: 'Text of the step' })).toHaveValue('Filter');
    await press('Shift+Tab');
    await expect(alice.getByRole('textbox', { name: 'Text of the activity' })).toHaveValue('Find');
    await press('Escape');
    await expect(onMap(alice, 'By size')).toBeAttached();
  });

  await test.step('typing goes on at the end; Esc keeps the text, then clears the selection', async () => {
    await choose(alice, 'By size');
    await alice.keyboard.type(', fit');
    await press('Escape');
    await expect(onMap(alice, 'By size, fit')).toHaveAttribute('aria-selected', 'true');
    await press('Escape');
    await expect(alice.locator('[role=row][aria-selected=true]')).toHaveCount(0);
  });

  await test.step('Esc calls a drag off', async () => {
    const before = await titlesOf(alice, 'story');
    const from = await middleOf(onMap(alice, 'By name'));
    const to = await middleOf(onMap(alice, 'By card'));
    await alice.mouse.move(from.x, from.y);
    await alice.mouse.down();
    await alice.mouse.move(to.x, to.y, { steps: 5 });
    await press('Escape');
    await alice.mouse.up();
    expect(await titlesOf(alice, 'story')).toEqual(before);
  });

  await test.step('Alt+arrows move the card', async () => {
    await choose(alice, 'By name');
    await press('Alt+ArrowDown');
    await expect
      .poll(async () => (await titlesOf(alice, 'story')).slice(0, 2))
      .toEqual(['By colour', 'By name']);
    await press('Alt+ArrowUp');
    await expect
      .poll(async () => (await titlesOf(alice, 'story')).slice(0, 2))
      .toEqual(['By name', 'By colour']);
  });

  await test.step('Space collapses and expands; held, it pans', async () => {
    const step = onMap(alice, 'Compare');
    await choose(alice, 'Compare');
    await press('Space');
    await expect(step).toHaveAttribute('aria-expanded', 'false');
    await press('Space');
    await expect(step).toHaveAttribute('aria-expanded', 'true');
    const before = await middleOf(onMap(alice, 'By card'));
    await alice.keyboard.down('Space');
    await alice.mouse.move(900, 700);
    await alice.mouse.down();
    await alice.mouse.move(840, 640, { steps: 4 });
    await alice.mouse.up();
    await alice.keyboard.up('Space');
    await expect.poll(async () => (await middleOf(onMap(alice, 'By card'))).x).toBeLessThan(before.x);
    await expect(step).toHaveAttribute('aria-expanded', 'true');
  });

  await test.step('Delete archives with an undo; a container asks first; undo and redo', async () => {
    await choose(alice, 'By card');
    await press('Delete');
    await expect(onMap(alice, 'By card')).toHaveCount(0);
    await press('Control+z');
    await expect(onMap(alice, 'By card')).toBeAttached();
    await press('Shift+Control+z');
    await expect(onMap(alice, 'By card')).toHaveCount(0);
    await press('Control+z');
    await choose(alice, 'Pay');
    await press('Delete');
    await expect(alice.getByText(/goes with it|go with it/)).toBeVisible();
    await press('Escape');
    await expect(onMap(alice, 'Pay')).toBeFocused();
  });

  await test.step('Ctrl+D duplicates', async () => {
    await choose(alice, 'By card');
    await press('Control+d');
    await expect(onMap(alice, 'By card')).toHaveCount(2);
    await press('Control+z');
    await expect(onMap(alice, 'By card')).toHaveCount(1);
  });

  await test.step('+ and − zoom; with nothing chosen 0 is 100 % and F fits', async () => {
    await choose(alice, 'Pay');
    await press('Escape', '+');
    await expect(percent).toHaveAccessibleName(/^Zoom 125 %/);
    await press('-', '-');
    await expect(percent).toHaveAccessibleName(/^Zoom 80 %/);
    await press('0');
    await expect(percent).toHaveAccessibleName(/^Zoom 100 %/);
    await press('+', 'f');
    await expect(percent).toHaveAccessibleName(/^Zoom 100 %/);
  });

  await test.step('/ searches, Ctrl+K lists commands, ? lists the keys', async () => {
    await press('?');
    await expect(alice.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await press('Escape');
    await expect(alice.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCount(0);
    await press('Control+k');
    await expect(alice.getByRole('combobox')).toBeFocused();
    await press('Escape');
    await expect(alice.getByRole('combobox')).toHaveCount(0);
    await press('/');
    await expect(alice.getByRole('textbox', { name: 'Search this map' })).toBeFocused();
  });
});

/** Clicks the middle of a row on the canvas: that very card is chosen, and no other. */
async function choose(page: Page, title: string): Promise<void> {
  await clickOn(page, onMap(page, title));
  await expect(onMap(page, title)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(1);
  await expect(onMap(page, title)).toBeFocused();
}
