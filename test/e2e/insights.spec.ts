/** The insights: findings that lead somewhere and go when they are mended, the line up and down, the forecast, the order of work, and what was learned, live for two. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, joinByLink, onMap, openNewMap, savedOn } from './mapPage.ts';
import { dayFromNow, planScene } from './planScene.ts';
import { expect, test } from './walk.ts';

const scene = () => ({ title: 'Online shop', source: { text: planScene(), fileName: 'shop.json' } });

async function openInsights(page: Page, tab = 'Findings'): Promise<void> {
  await page.getByRole('tab', { name: 'Insights' }).click();
  await page.getByRole('tab', { name: tab }).click();
  await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
}

const rule = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${name}`) });

test('alice sees what does not fit together, goes to it, and a finding that bob mends goes from her list', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, scene());
  await joinByLink(alice, bob, 'Editor');
  await openInsights(alice);
  await expect(rule(alice, 'Needs a story that comes later')).toContainText(
    'Save the address needs Pay in another currency, which comes later',
  );
  await expect(rule(alice, 'Initiatives without a goal')).toContainText('New look');
  await expect(rule(alice, 'Goals without work')).toContainText('Open a second country');
  await expect(rule(alice, 'Concrete promise')).toContainText('Answers where they are asked · “14 May”');
  await expect(rule(alice, 'Built in a silo')).toContainText('Answers where they are asked');
  await expect(rule(alice, 'Set and forget')).toContainText('never confirmed by a review');
  await expect(rule(alice, 'Work that serves no goal')).toContainText('8 points of 31 points');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `findings in ${scheme}`);
    await picture(alice, `${scheme}-insights-findings`);
  });

  await rule(alice, 'Needs a story')
    .getByRole('button', { name: /^Save the address needs/ })
    .click();
  const details = alice.getByRole('complementary', { name: 'Story details' });
  await expect(details.getByRole('textbox', { name: 'Title' })).toHaveValue('Save the address');
  await expect(details).toContainText(
    /Serves.*One-page checkout.*Twice as many finish paying.*Everybody finds/s,
  );
  await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-insights-serves`));
  await alice.keyboard.press('Escape');
  await rule(alice, 'Needs a story')
    .getByRole('button', { name: /^Show .* on the map$/ })
    .click();
  await expect(onMap(alice, 'Save the address')).toHaveAttribute('aria-selected', 'true');

  await openInsights(alice);
  await openInsights(bob);
  await rule(bob, 'Needs a story')
    .getByRole('button', { name: /^Save the address needs/ })
    .click();
  const bobs = bob.getByRole('complementary', { name: 'Story details' });
  await choose(bob, bobs.getByRole('combobox', { name: 'Release' }), 'Second country');
  await expect(rule(alice, 'Needs a story that comes later')).not.toContainText(
    'needs Pay in another currency',
  );
  await savedOn(bob);
});

test('the line runs from a card up to the vision and from each goal down to its stories', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, scene());
  await openInsights(alice, 'Throughline');
  const up = alice.getByRole('region', { name: 'From a card up' });
  await up.getByRole('combobox', { name: 'Find a story' }).fill('invoice');
  await alice.keyboard.press('Enter');
  const line = up.getByRole('list', { name: 'Pay by invoice' });
  await expect(line.getByRole('listitem')).toHaveText([
    /^Vision ?Everybody finds/,
    /^Goal ?Twice as many finish paying/,
    /^Theme ?Paying takes too long/,
    /^Initiative ?One-page checkout/,
    /^Release ?First sale/,
    /^Sprint ?Sprint 1/,
    /^Story ?Pay by invoice/,
  ]);
  const goal = alice.getByRole('article', { name: 'Twice as many finish paying' });
  await expect(goal).toContainText('Orders a day · 40 %');
  await expect(goal.getByRole('progressbar', { name: 'Progress of Twice as many' })).toHaveAttribute(
    'aria-valuenow',
    '58',
  );
  await goal.getByText('8 stories', { exact: true }).click();
  await expect(goal.getByRole('button', { name: 'Keep the basket' })).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `throughline in ${scheme}`);
    await picture(alice, `${scheme}-insights-line`);
  });
});

test('a release is forecast as a range from the pace of the last days, as a chart and as a table', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, scene());
  await joinByLink(alice, bob, 'Editor');
  await openInsights(alice, 'Forecast');
  const table = alice.getByRole('region', { name: 'Forecast of every release' });
  const first = table.getByRole('row', { name: /^First sale/ });
  await expect(first).toContainText('23 points');
  await expect(first.getByRole('cell').last()).toHaveText(/^\d+ \w+ \d{4}$/);
  const days = (await first.getByRole('cell').allTextContents()).slice(1).map((day) => Date.parse(day));
  expect(days).toHaveLength(3);
  expect(days[0]!).toBeGreaterThan(Date.parse(dayFromNow(0)));
  expect(days[0]!).toBeLessThanOrEqual(days[1]!);
  expect(days[1]!).toBeLessThanOrEqual(days[2]!);
  await expect(
    alice.getByRole('img', { name: /Burn-up of First sale\. 21 of 44 points are done/ }),
  ).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `forecast in ${scheme}`);
    await picture(alice, `${scheme}-insights-forecast`);
  });
  await alice.getByRole('button', { name: 'Show as table' }).click();
  await expect(
    alice
      .getByRole('table', { name: /Burn-up of First sale/ })
      .getByRole('row')
      .last(),
  ).toContainText('Likely end: 95 %');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `the burn-up as a table in ${scheme}`);
    await picture(alice, `${scheme}-insights-burn-up-table`);
  });

  await test.step('what bob finishes is in the forecast at once', async () => {
    await bob.getByRole('tab', { name: 'Plan' }).click();
    await bob.locator('[data-card]').filter({ hasText: 'Pay by invoice' }).focus();
    await bob.keyboard.press('Alt+ArrowRight');
    await expect(first).toContainText('18 points');
  });

  await test.step('a team that has finished too little is told how much is missing', async () => {
    await openNewMap(alice, { title: 'Fresh', template: 'online-shop' });
    await openInsights(alice, 'Forecast');
    await expect(
      alice.getByText(/^Not yet: 5 days with something done are needed, 0 so far/).first(),
    ).toBeVisible();
  });
});

test('the order of work says what can start, what waits for what, and a valid order', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, scene());
  await openInsights(alice, 'Order of work');
  await expect(rule(alice, 'Can start now').getByRole('button')).toHaveText([
    'See the order status',
    'Pay in another currency',
    'Show the tax',
  ]);
  const blocked = rule(alice, 'Blocked');
  await expect(blocked).toContainText(/Keep the basket\s*waits for Save the address \(backlog\)/);
  await expect(blocked).toContainText(/Ask a question\s*waits for The carrier/);
  await expect(rule(alice, 'A valid order').getByRole('button')).toHaveText([
    'Pay in another currency',
    'Save the address',
    'Keep the basket',
  ]);
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `order in ${scheme}`);
    await picture(alice, `${scheme}-insights-order`);
  });
});

test('by keyboard alone an insight is kept with its why and linked, and bob writes on in it', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, scene());
  await joinByLink(alice, bob, 'Editor');
  await alice.getByRole('tab', { name: 'Insights' }).focus();
  await alice.keyboard.press('Enter');
  await alice.getByRole('tab', { name: 'Findings' }).focus();
  await alice.keyboard.press('End');
  await alice.keyboard.press('ArrowLeft');
  await expect(alice.getByRole('tab', { name: 'Learned' })).toBeFocused();
  await alice.getByRole('button', { name: 'Add an insight' }).press('Enter');
  const dialog = alice.getByRole('dialog', { name: 'Add an insight' });
  await alice.keyboard.type('“Where is my parcel?” is every third ticket');
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeDisabled();
  await alice.keyboard.press('Tab');
  await alice.keyboard.type('Support has no time for anything else');
  await alice.keyboard.press('Tab');
  await alice.keyboard.press('Enter');
  await alice.getByRole('option', { name: 'Ticket' }).press('Enter');
  await dialog.getByRole('combobox', { name: 'Link a story' }).fill('order status');
  await alice.keyboard.press('Enter');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `adding an insight in ${scheme}`);
    await picture(alice, `${scheme}-insights-add`);
  });
  await dialog.getByRole('button', { name: 'Keep it' }).press('Enter');
  await expect(dialog).toHaveCount(0);

  await openInsights(bob, 'Learned');
  const card = bob.getByRole('article', { name: /Where is my parcel/ });
  await expect(card.getByRole('button', { name: 'Open See the order status' })).toBeVisible();
  await card.getByRole('textbox', { name: 'Why it matters' }).press('End');
  await bob.keyboard.type(', and people wait for days.');
  const alices = alice.getByRole('article', { name: /Where is my parcel/ });
  await expect(alices.getByRole('textbox', { name: 'Why it matters' })).toHaveValue(
    'Support has no time for anything else, and people wait for days.',
  );
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `learned in ${scheme}`);
    await picture(alice, `${scheme}-insights-learned`);
  });

  await savedOn(alice);
});

test('who may only look reads all of it on a phone and can change nothing', async ({
  alice,
  openBrowser,
  picture,
}) => {
  await openNewMap(alice, scene());
  const carol = await openBrowser('carol', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await joinByLink(alice, carol, 'Viewer', 'Carol');
  await openInsights(carol, 'Learned');
  await test.step('the surface that is shown has its whole name in the bar, at either end', async () => {
    const bar = carol.getByRole('tablist', { name: 'Surface' });
    for (const name of ['Insights', 'Map', 'Insights']) {
      const tab = bar.getByRole('tab', { name, exact: true });
      // As a finger on what is seen of it: nothing is scrolled for the click.
      await tab.evaluate((element) => (element as HTMLElement).click());
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      const [whole, frame] = [await tab.boundingBox(), await bar.boundingBox()];
      expect(whole!.x, name).toBeGreaterThanOrEqual(frame!.x);
      expect(whole!.x + whole!.width, name).toBeLessThanOrEqual(frame!.x + frame!.width);
    }
  });
  await expect(carol.getByRole('button', { name: 'Add an insight' })).toHaveCount(0);
  await expect(
    carol.getByRole('article', { name: /Six of eight/ }).getByRole('textbox', { name: 'Why it matters' }),
  ).toHaveAttribute('readonly', '');
  for (const tab of ['Learned', 'Forecast', 'Findings', 'Throughline']) {
    await openInsights(carol, tab);
    const overhang = await carol.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overhang, tab).toBeLessThanOrEqual(0);
    await inBothSchemes(carol, async (scheme) => {
      await expectNoViolations(carol, `${tab} on a phone, in ${scheme}`);
      await picture(carol, `${scheme}-phone-insights-${tab.toLowerCase()}`);
    });
  }
});
