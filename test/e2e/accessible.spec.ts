/** Every surface without a violation of axe's rules, in light and dark, and readable on a phone; pictures of each. */
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { clickOn, middleOf, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('no surface breaks a rule of axe', async ({ openBrowser, picture }) => {
  const alice = await openBrowser('alice');
  const look = (what: string, pictured?: string): Promise<void> =>
    inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `${what}, ${scheme}`);
      if (pictured !== undefined) await picture(alice, `${scheme}-${pictured}`);
    });
  await alice.goto('/');
  await look('first visit', 'home');
  await alice.getByRole('button', { name: 'Start a map' }).click();
  await expect(alice.getByRole('dialog', { name: 'New map' })).toBeVisible();
  await look('new map');
  await alice.keyboard.press('Escape');
  await alice.getByRole('button', { name: /^Import/ }).click();
  await look('import');
  await alice
    .getByLabel('Or paste text')
    .fill('Browse\n  Search\n    By name\n      deeper\n        deeper still\n');
  await alice.getByRole('button', { name: 'Preview' }).click();
  await expect(alice.getByRole('button', { name: 'Import as a new map' })).toBeEnabled();
  await look('import preview', 'import');

  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await look('map', 'map');
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Control+Enter');
  await expect(alice.getByRole('button', { name: 'Close details' })).toBeVisible();
  await look('details', 'details');
  await alice.getByRole('button', { name: 'Close details' }).click();

  await alice.getByRole('button', { name: 'Share' }).click();
  await alice.getByRole('button', { name: 'Make link' }).click();
  await expect(alice.getByText('Your link is ready')).toBeVisible();
  await look('share', 'share');
  await alice.keyboard.press('Escape');
  await alice.keyboard.press('Control+k');
  await expect(alice.getByRole('combobox')).toBeVisible();
  await look('commands', 'commands');
  await alice.getByRole('combobox').fill('Push “First sale”');
  await alice.keyboard.press('Enter');
  await expect(alice.getByRole('button', { name: /^Push \d+ changes/ })).toBeVisible();
  await look('push', 'push');
  await alice.getByRole('button', { name: /^Push \d+ changes/ }).click();
  await alice.getByRole('tab', { name: 'Backlog' }).click();
  await expect(alice.getByRole('grid', { name: 'Backlog' })).toBeVisible();
  await look('backlog', 'backlog');
  await alice.goto('/map/none');
  await expect(alice.getByRole('heading', { level: 1 })).toBeVisible();
  await look('no such map', 'no-such-map');
});

test('on a phone the map, a card’s details and the backlog can be used by touch', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await alice.goto('/');
  await expect(alice.getByRole('button', { name: 'Start a map' })).toBeVisible();
  await picture(alice, 'phone-home');
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await alice.getByRole('button', { name: 'Show the drawn map' }).tap();
  await expectNoViolations(alice, 'map on a phone');
  await picture(alice, 'phone-map');
  const card = await middleOf(onMap(alice, 'See what the shop is about on the home page'));
  await alice.touchscreen.tap(card.x, card.y);
  await expect(onMap(alice, 'See what the shop is about on the home page')).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await alice.getByRole('tab', { name: 'Backlog' }).tap();
  await expect(alice.getByText('The backlog fills from your slices')).toBeVisible();
  await expectNoViolations(alice, 'empty backlog on a phone');
  await picture(alice, 'phone-backlog-empty');
  await alice.getByRole('button', { name: 'Push “First sale”' }).tap();
  await alice.getByRole('button', { name: /^Push \d+ changes/ }).tap();
  await expect(alice.getByRole('grid', { name: 'Backlog' })).toBeVisible();
  await picture(alice, 'phone-backlog');
});

test('a map of 500 stories at fit and at 100 %', async ({ alice, picture }) => {
  const lines: string[] = [];
  for (let step = 0; step < 20; step++) {
    if (step % 4 === 0) lines.push(`Activity ${step / 4 + 1}`);
    lines.push(`  Step ${step + 1}`);
    for (let story = 0; story < 25; story++)
      lines.push(`    As a shopper I can do thing ${story + 1} of step ${step + 1} (${(story % 8) + 1})`);
  }
  await openNewMap(alice, { title: 'Five hundred', source: { text: lines.join('\n') } });
  await picture(alice, 'map-500-at-100');
  await alice.getByRole('button', { name: 'Fit the map' }).click();
  await expect(alice.getByRole('button', { name: /Zoom \d\d %/ })).toBeVisible();
  await picture(alice, 'map-500-at-fit');
});
