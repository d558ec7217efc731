/** The map as an outline: on a phone by touch, on a desktop by keyboard, live with others. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { joinByLink, middleOf, onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const card = 'See what is new this week';

test('on a phone the map opens as an outline that can be read, touched and filtered', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice', phone);
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await expect(onMap(alice, 'Get an idea', 'step')).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `outline, ${scheme}`);
    await picture(alice, `phone-outline-${scheme}`);
  });
  await expectFingerSized(alice);

  await onMap(alice, card).tap();
  await expect(onMap(alice, card)).toHaveAttribute('aria-selected', 'true');
  await alice.getByRole('button', { name: /^Grow the basket/ }).tap();
  await expect(onMap(alice, card)).toHaveCount(0);
  await expect(alice.getByText(/^11 stories · /)).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await picture(alice, `phone-outline-release-${scheme}`);
    await expectNoViolations(alice, `one release, ${scheme}`);
  });
  await alice.getByRole('button', { name: 'All', exact: true }).tap();
  await alice.getByRole('button', { name: 'Search this map', exact: true }).tap();
  await alice.getByRole('textbox', { name: 'Search this map' }).fill('pay');
  await alice.keyboard.press('Enter');
  const hit = alice.locator('[role=row][aria-selected=true]');
  await expect(hit).toBeInViewport();
  await expect(hit).toContainText(/pay/i);
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `searching, ${scheme}`);
    await picture(alice, `phone-outline-search-${scheme}`);
  });
});

test('on a phone a story is written, moved and archived by touch alone, and bob sees it', async ({
  openBrowser,
  bob,
  picture,
}) => {
  const alice = await openBrowser('alice', phone);
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');

  await doubleTap(onMap(alice, card));
  const text = alice.getByRole('textbox', { name: 'Text of the story' });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(card);
  await text.press('End');
  await text.pressSequentially(', first');
  await expect(onMap(bob, `${card}, first`)).toBeAttached();
  await text.press('Enter');
  await expect(text).toHaveValue('');
  await text.pressSequentially('Be told by mail');
  await text.press('Escape');
  await expect(onMap(bob, 'Be told by mail', 'story')).toBeAttached();
  await expect(onMap(alice, 'Be told by mail')).toBeFocused();

  await alice.getByRole('button', { name: 'Add a story to Get an idea' }).tap();
  await text.fill('Ask a friend');
  await alice.getByRole('button', { name: 'All', exact: true }).tap();
  await expect(text).toHaveCount(0);
  await longPress(alice, onMap(alice, 'Ask a friend'));
  await picture(alice, 'phone-outline-menu');
  await alice.getByRole('menuitem', { name: 'Move to…' }).tap();
  await alice.getByRole('combobox', { name: 'Release' }).tap();
  await alice.getByRole('option', { name: 'Unscheduled' }).tap();
  await alice.getByRole('button', { name: 'Move', exact: true }).tap();
  await expect(onMap(bob, 'Ask a friend')).toContainText('Unscheduled');
  await longPress(alice, onMap(alice, 'Ask a friend'));
  await alice.getByRole('menuitem', { name: 'Archive' }).tap();
  await expect(onMap(bob, 'Ask a friend')).toHaveCount(0);
  await alice.getByRole('button', { name: 'Undo', exact: true }).tap();
  await expect(onMap(bob, 'Ask a friend')).toBeAttached();

  await onMap(bob, 'Get an idea', 'step').focus();
  await expect(onMap(alice, 'Get an idea', 'step')).toContainText('Selected by Bob');
  await savedOn(alice);
});

test('on a phone what lies around the map is read, written and made a story of, after the grid', async ({
  openBrowser,
  bob,
  picture,
}) => {
  const alice = await openBrowser('alice', phone);
  const id = await openNewMap(alice, { title: 'Around', source: { text: 'Buy\n  Pay\n    By card' } });
  const { origin } = new URL(alice.url());
  const at = (x: number, y: number) => ({ x, y });
  const things = [
    { kind: 'frame', at: at(1000, 0), size: { width: 400, height: 300 }, name: 'For later' },
    { kind: 'sticky', at: at(1050, 80), title: 'Instalments', hue: 'pink' },
    { kind: 'sticky', at: at(1000, 400), title: 'Ask the bank' },
  ];
  const made = await alice.request.post(`${origin}/api/maps/${id}/commands/addFreeThings`, {
    data: { things },
    headers: { origin },
  });
  expect(made.status(), await made.text()).toBe(200);
  await joinByLink(alice, bob, 'Editor');
  const thing = (page: Page, title: string) =>
    page
      .locator('[data-kind=free]')
      .filter({ has: page.getByRole('gridcell', { name: title, exact: true }) });

  await expect(alice.locator('[data-kind=around]')).toContainText('3 things');
  await expect(thing(alice, 'Instalments')).toHaveAttribute('aria-level', '3');
  await expectNoViolations(alice, 'outline with things around the map');
  await picture(alice, 'phone-outline-around');
  await doubleTap(thing(alice, 'For later'));
  const text = alice.getByRole('textbox', { name: 'Text of the frame' });
  await expect(text).toHaveValue('For later');
  await text.fill('Next year');
  await text.press('Escape');
  await expect(thing(bob, 'Next year')).toBeAttached();

  await longPress(alice, thing(alice, 'Instalments'));
  await alice.getByRole('menuitem', { name: 'Lock' }).tap();
  await expect(thing(alice, 'Instalments')).toContainText('locked by a facilitator');
  await longPress(alice, thing(alice, 'Ask the bank'));
  await picture(alice, 'phone-outline-around-menu');
  await alice.getByRole('menuitem', { name: 'Make a story…' }).tap();
  await alice.getByRole('button', { name: 'Make', exact: true }).tap();
  await expect(onMap(bob, 'Ask the bank', 'story')).toBeAttached();
  await alice.getByRole('button', { name: 'Options of Next year' }).tap();
  await alice.getByRole('menuitem', { name: 'Archive' }).tap();
  await expect(thing(bob, 'Next year')).toHaveCount(0);
  await alice.getByRole('button', { name: 'Options of Instalments' }).tap();
  await alice.getByRole('menuitem', { name: 'Show on the map' }).tap();
  await expect(alice.getByRole('button', { name: 'Fit the map' })).toBeVisible();
  await expect(thing(alice, 'Instalments')).toHaveAttribute('aria-selected', 'true');
  await picture(alice, 'phone-outline-around-shown');
  await expect.poll(async () => (await middleOf(thing(alice, 'Instalments'))).x).toBeLessThan(390);
});

test('what is collapsed, and whether outline or map is shown, is this person’s own', async ({
  openBrowser,
}) => {
  const alice = await openBrowser('alice', phone);
  const id = await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await alice.getByRole('button', { name: 'Collapse Get an idea' }).tap();
  await expect(onMap(alice, card)).toHaveCount(0);
  await alice.getByRole('button', { name: 'Collapse Find a product' }).tap();
  await expect(onMap(alice, 'Get an idea', 'step')).toHaveCount(0);
  await alice.getByRole('button', { name: 'Expand Find a product' }).tap();
  await alice.getByRole('button', { name: 'Expand Get an idea' }).tap();
  await alice.getByRole('button', { name: 'Collapse Worth coming back' }).first().tap();
  await expect(onMap(alice, card)).toHaveCount(0);

  await alice.getByRole('button', { name: 'Show the drawn map' }).tap();
  await expect(alice.getByRole('button', { name: 'Fit the map' })).toBeVisible();
  await alice.reload();
  await expect(alice.getByRole('button', { name: 'Fit the map' })).toBeVisible();
  const release = onMap(alice, 'Worth coming back', 'release');
  await expect(release).toHaveAttribute('aria-expanded', 'false');
  await expect(onMap(alice, card)).toHaveCount(0);
  await release.focus();
  await alice.keyboard.press('Space');
  const linked = 'Pay by invoice';
  await expect(onMap(alice, linked)).toBeAttached();
  const story = await onMap(alice, linked).getAttribute('data-id');
  await alice.getByRole('button', { name: 'Show the outline' }).tap();
  await expect(alice.getByRole('button', { name: 'All', exact: true })).toBeVisible();

  await alice.goto('/');
  await alice.goto(`/map/${id}#card=${story}`);
  await expect(onMap(alice, linked)).toBeInViewport();
  await expect(onMap(alice, linked)).toBeFocused();
});

test('on a desktop the outline is chosen in the menu and works by keyboard', async ({ alice, picture }) => {
  await openNewMap(alice, { title: 'Trip', source: { text: 'Plan\n  Choose\n    Read\n    Compare\nGo\n' } });
  await alice.getByRole('button', { name: 'Menu' }).click();
  await alice.getByRole('menuitemradio', { name: 'Outline' }).click();
  await expect(onMap(alice, 'Read')).toBeVisible();
  await onMap(alice, 'Read').click();
  await alice.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => titlesOf(alice, 'story')).toEqual(['Compare', 'Read']);
  await expect(onMap(alice, 'Read')).toBeFocused();
  await alice.keyboard.press('Enter');
  await alice.keyboard.type(' twice');
  await alice.keyboard.press('Enter');
  await alice.keyboard.type('Ask');
  await alice.keyboard.press('Shift+Tab');
  await alice.keyboard.type(' well');
  await alice.keyboard.press('Shift+Tab');
  await alice.keyboard.press('Escape');
  await expect(onMap(alice, 'Plan', 'activity')).toBeFocused();
  expect(await titlesOf(alice, 'story')).toEqual(['Compare', 'Read twice', 'Ask']);
  await alice.keyboard.press('ArrowLeft');
  await expect(onMap(alice, 'Choose well')).toHaveCount(0);
  await alice.keyboard.press('ArrowRight');
  await alice.keyboard.press('ArrowDown');
  await expect(onMap(alice, 'Choose well')).toBeFocused();
  await alice.keyboard.press('End');
  await alice.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => titlesOf(alice, 'activity')).toEqual(['Go', 'Plan']);
  await alice.keyboard.press('Control+z');
  await expect.poll(() => titlesOf(alice, 'activity')).toEqual(['Plan', 'Go']);
  await expectNoViolations(alice, 'outline on a desktop');
  await picture(alice, 'outline-desktop');
});

test('2,000 stories: only the rows in sight are in the page, and the headings stay in sight', async ({
  openBrowser,
  picture,
}) => {
  const lines: string[] = [];
  for (let step = 0; step < 40; step++) {
    if (step % 5 === 0) lines.push(`Activity ${step / 5 + 1}`);
    lines.push(`  Step ${step + 1}`);
    for (let story = 0; story < 50; story++) lines.push(`    Thing ${story + 1} of step ${step + 1}`);
  }
  const alice = await openBrowser('alice', phone);
  await openNewMap(alice, { title: 'Two thousand', source: { text: lines.join('\n') } });
  await expect(onMap(alice, 'Thing 1 of step 1')).toBeVisible();
  const list = alice.getByRole('treegrid', { name: 'Story map' });
  await list.evaluate((rows) => rows.parentElement!.scrollTo(0, rows.scrollHeight / 2));
  await expect(onMap(alice, 'Thing 1 of step 1')).toHaveCount(0);
  const activity = alice.locator('[data-kind=activity][data-pinned]');
  await expect(activity).toBeInViewport();
  await expect(alice.locator('[data-kind=step][data-pinned]')).toBeInViewport();
  expect(await list.locator('[role=row]').count()).toBeLessThan(60);
  await picture(alice, 'phone-outline-2000');
});

/** A finger needs 44 pixels in both directions. */
async function expectFingerSized(page: Page): Promise<void> {
  const small = await page.getByRole('main').evaluate((main) =>
    [...main.querySelectorAll('button')]
      .map((button) => ({
        name: button.textContent || button.ariaLabel,
        box: button.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
  );
  expect(small).toEqual([]);
}

async function doubleTap(row: Locator): Promise<void> {
  const { x, y } = await middleOf(row);
  const { touchscreen } = row.page();
  await Promise.all([touchscreen.tap(x, y), touchscreen.tap(x, y)]);
}

/** Holds a finger on a row until its menu opens. */
async function longPress(page: Page, row: Locator): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = (await row.boundingBox())!;
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(page.getByRole('menu')).toBeVisible();
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect(page.getByRole('menuitem', { name: 'Archive' })).toBeVisible();
}
