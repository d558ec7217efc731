/** Slicing by a line drawn across the map: by mouse, by keyboard, by touch; undone as one step. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { boxOf, clickOn, joinByLink, middleOf, onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline = [
  'Browse',
  '  Search',
  '    By name (3)',
  '    By price (5)',
  '    By colour (2)',
  '  Compare',
  '    Two side by side (8)',
  '    Share a comparison (1)',
  '    Print it (1)',
].join('\n');

test('alice draws a line and what is above becomes a release; bob sees it', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice');
  const bob = await openBrowser('bob');
  await openNewMap(alice, { title: 'Lines', source: { text: outline } });
  await joinByLink(alice, bob, 'Editor');

  await alice.getByRole('button', { name: 'Draw a slicing line' }).click();
  await expect(alice.getByRole('group', { name: 'Draw a slicing line' })).toBeVisible();
  await inBothSchemes(alice, (scheme) => expectNoViolations(alice, `the slice tool, ${scheme}`));
  const [first, last] = await endsOf(alice, 'By price', 'Two side by side');
  await alice.mouse.move(first.x, first.y + 50);
  await alice.mouse.down();
  await alice.mouse.move(last.x, last.y + 50, { steps: 8 });
  await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-slicing-line`));
  await alice.mouse.up();

  // At once: what is typed with pauses is undone in parts.
  await alice.keyboard.insertText('First sale');
  await alice.keyboard.press('Escape');
  await expect(alice.getByRole('row', { name: /First sale.*3 stories, 16 points/ })).toBeAttached();
  expect((await titlesOf(alice, 'release'))[0]).toBe('First sale');
  await expect(bob.getByRole('row', { name: /First sale.*3 stories, 16 points/ })).toBeAttached();
  await expect(alice.getByRole('group', { name: 'Draw a slicing line' })).toHaveCount(0);

  await alice.keyboard.press('Control+z');
  await expect(onMap(alice, 'New release', 'release')).toBeAttached();
  await expect(alice.getByRole('button', { name: /Undo slicing into new release/ })).toBeEnabled();
  await alice.keyboard.press('Control+z');
  await expect(onMap(alice, 'New release', 'release')).toHaveCount(0);
  await savedOn(alice);
});

test('without a mouse: a key slices below the focused story, and its details offer it too', async ({
  alice,
}) => {
  await openNewMap(alice, { title: 'By key', source: { text: outline } });
  await clickOn(alice, onMap(alice, 'By name'));
  await alice.keyboard.press('Shift+Alt+ArrowUp');
  await expect(alice.getByRole('textbox', { name: 'Text of the release' })).toBeFocused();
  await alice.keyboard.type('First');
  await alice.keyboard.press('Escape');
  await expect(alice.getByRole('row', { name: /First.*2 stories, 11 points/ })).toBeAttached();

  await clickOn(alice, onMap(alice, 'By price'));
  await alice.keyboard.press('Control+Enter');
  await alice.getByRole('button', { name: 'Slice below this story' }).click();
  await alice.keyboard.press('Escape');
  await expect(alice.getByRole('row', { name: /New release.*2 stories, 6 points/ })).toBeAttached();

  await alice.keyboard.press('Escape');
  await alice.keyboard.press('k');
  await expect(alice.getByRole('group', { name: 'Draw a slicing line' })).toBeVisible();
  await alice.keyboard.press('Escape');
  await expect(alice.getByRole('group', { name: 'Draw a slicing line' })).toHaveCount(0);
});

test('on a phone a finger draws the line; a viewer is not offered the tool', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const bob = await openBrowser('bob');
  await openNewMap(alice, { title: 'By finger', source: { text: outline } });
  await joinByLink(alice, bob, 'Viewer');
  await alice.getByRole('button', { name: 'Show the drawn map' }).tap(); // a phone opens with the outline
  await alice.getByRole('button', { name: 'Draw a slicing line' }).tap();
  await expect(alice.getByRole('group', { name: 'Draw a slicing line' })).toBeVisible();
  const card = await middleOf(onMap(alice, 'By name'));
  const touch = await alice.context().newCDPSession(alice);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await send('touchStart', card.x - 70, card.y + 42);
  await send('touchMove', card.x - 20, card.y + 42);
  await send('touchMove', card.x + 60, card.y + 42);
  await picture(alice, 'phone-slicing-line');
  await send('touchEnd', card.x + 60, card.y + 42);
  await expect(onMap(alice, 'New release', 'release')).toBeAttached();
  await expect(bob.getByRole('row', { name: /New release.*1 story, 3 points/ })).toBeAttached();
  await expect(bob.getByRole('button', { name: 'Draw a slicing line' })).toHaveCount(0);
});

/** The left end of one card and the right end of another. */
async function endsOf(page: Page, left: string, right: string) {
  const from = await boxOf(onMap(page, left));
  const to = await boxOf(onMap(page, right));
  if (from === null || to === null) throw new Error('A card is not on the screen.');
  return [
    { x: from.x - 8, y: from.y + from.height / 2 },
    { x: to.x + to.width + 8, y: to.y + to.height / 2 },
  ] as const;
}
