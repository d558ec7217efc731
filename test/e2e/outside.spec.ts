/** What waits for somebody outside: said by one person, read by the other, in the details, in Insights and in grooming. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, clickOn, joinByLink, onMap, openNewMap, savedOn } from './mapPage.ts';
import { dayFromNow } from './planScene.ts';
import { expect, test } from './walk.ts';

const rows = [
  'activity,step,story,release,estimate,stage,owner',
  'Buy,Pay,As a shopper I want to pay by card so that it is quick,One,3,Backlog,Alice',
  'Buy,Pay,As a shopper I want to pay later so that I can try first,One,5,Backlog,Bob',
];
const csv = { source: { text: rows.join('\n'), fileName: 'map.csv' } };

async function openDetails(page: Page, title: string) {
  await clickOn(page, onMap(page, title));
  await page.keyboard.press('Control+Enter');
  return page.getByRole('complementary', { name: 'Story details' });
}

test('alice says whom a story waits for and bob reads it; grooming mends it, and it is no longer blocked', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Waiting', ...csv });
  await joinByLink(alice, bob, 'Editor');
  const title = 'As a shopper I want to pay by card so that it is quick';
  const hers = (await openDetails(alice, title)).getByRole('group', { name: 'Waits for someone outside' });
  const his = (await openDetails(bob, title)).getByRole('group', { name: 'Waits for someone outside' });

  await test.step('by keyboard: who, by when, what of them, and what kind it is', async () => {
    await hers.getByRole('textbox', { name: 'Add someone outside' }).focus();
    await alice.keyboard.type('The bank');
    await alice.keyboard.press('Enter');
    await expect(his.getByRole('textbox', { name: 'Who it waits for: The bank' })).toHaveValue('The bank');
    await hers.getByRole('textbox', { name: 'Note on the dependency with The bank' }).focus();
    await alice.keyboard.type('the contract');
    await alice.keyboard.press('Tab');
    await expect(hers.getByLabel('When The bank is needed')).toBeFocused();
    await hers.getByLabel('When The bank is needed').fill(dayFromNow(-1));
    await alice.keyboard.press('Enter');
    await expect(his.getByText(/The bank was due by/)).toBeVisible();
    await hers.getByLabel('When The bank is needed').fill(dayFromNow(9));
    await alice.keyboard.press('Enter');
    await expect(his.getByText(/The bank was due by/)).toHaveCount(0);
    await expect(his.getByLabel('When The bank is needed')).toHaveValue(dayFromNow(9));
    await expect(his.getByRole('textbox', { name: 'Note on' })).toHaveValue('the contract');
    await choose(alice, hers.getByRole('combobox', { name: 'Kind of the dependency' }), 'Business');
    await expect(his.getByRole('combobox', { name: 'Kind of the dependency' })).toContainText('Business');
  });

  await test.step('a story it needs has a day too; the party is renamed by bob', async () => {
    const panel = alice.getByRole('complementary', { name: 'Story details' });
    await panel.getByRole('combobox', { name: 'Add a story this one needs' }).fill('pay later');
    await alice.getByRole('option', { name: /pay later/ }).click();
    await panel.getByLabel(/^When As a shopper I want to pay later/).fill(dayFromNow(4));
    await alice.keyboard.press('Enter');
    const needs = bob.getByRole('group', { name: 'Needs', exact: true });
    await expect(needs.getByLabel(/^When As a shopper/)).toHaveValue(dayFromNow(4));
    await his.getByRole('textbox', { name: 'Who it waits for: The bank' }).fill('The new bank');
    await bob.keyboard.press('Enter');
    await expect(hers.getByRole('textbox', { name: 'Who it waits for: The new bank' })).toBeVisible();
    await hers.scrollIntoViewIfNeeded();
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `waiting for somebody outside, ${scheme}`);
      await picture(alice, `${scheme}-outside-details`);
    });
  });

  await test.step('it stands among what is blocked, and in grooming with what mends it', async () => {
    await bob.keyboard.press('Escape');
    await bob.getByRole('tab', { name: 'Insights' }).click();
    await bob.getByRole('tab', { name: 'Order of work' }).click();
    await expect(bob.getByRole('region', { name: 'Blocked' })).toContainText('waits for The new bank, due');
    await alice.keyboard.press('Escape');
    await alice.getByRole('tab', { name: 'Backlog' }).click();
    await alice.getByRole('radio', { name: 'Grooming' }).check();
    const reason = alice.locator('[data-rule=blocked]');
    await expect(reason).toContainText('It waits for The new bank. It needs 1 story that is not done');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `grooming what waits, ${scheme}`);
      await picture(alice, `${scheme}-outside-grooming`);
    });
    await reason.getByRole('button', { name: 'No longer waits for The new bank' }).click();
    await expect(bob.getByRole('region', { name: 'Blocked' })).not.toContainText('The new bank');
    await expect(reason).not.toContainText('The new bank');
    await alice.getByRole('button', { name: 'Undo' }).last().click();
    await expect(bob.getByRole('region', { name: 'Blocked' })).toContainText('The new bank');
  });
  await savedOn(alice);
});

test('a viewer reads whom it waits for and changes nothing', async ({ alice, bob, picture }) => {
  await openNewMap(alice, { title: 'Waiting', ...csv });
  const title = 'As a shopper I want to pay by card so that it is quick';
  const hers = (await openDetails(alice, title)).getByRole('group', { name: 'Waits for someone outside' });
  await hers.getByRole('textbox', { name: 'Add someone outside' }).fill('The bank');
  await hers.getByRole('button', { name: 'Add', exact: true }).click();
  await hers.getByLabel('When The bank is needed').fill('2031-05-04');
  await alice.keyboard.press('Enter');
  await savedOn(alice);
  await alice.keyboard.press('Escape');
  await joinByLink(alice, bob, 'Viewer');
  const panel = await openDetails(bob, title);
  const his = panel.getByRole('group', { name: 'Waits for someone outside' });
  await expect(his.getByLabel('When The bank is needed')).toHaveValue('2031-05-04');
  await expect(his.getByRole('textbox', { name: 'Who it waits for' })).not.toBeEditable();
  await expect(his.getByRole('button')).toHaveCount(0);
  await his.scrollIntoViewIfNeeded();
  await picture(bob, 'outside-viewer');
  await expectNoViolations(bob, 'what a viewer reads of waiting');
});

test('on a phone a finger adds whom a story waits for, and all of it is in sight', async ({
  openBrowser,
  picture,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const alice = await openBrowser('alice', phone);
  await openNewMap(alice, { title: 'Waiting', ...csv });
  await alice.getByRole('tab', { name: 'Backlog' }).tap();
  await alice
    .getByRole('button', { name: /pay by card/ })
    .first()
    .tap();
  const panel = alice.getByRole('complementary', { name: 'Story details' });
  const field = panel.getByRole('group', { name: 'Waits for someone outside' });
  await field.getByRole('textbox', { name: 'Add someone outside' }).fill('The bank that keeps our money');
  await field.getByRole('button', { name: 'Add', exact: true }).tap();
  await field.getByLabel(/^When The bank/).fill('2031-05-04');
  await field.getByRole('textbox', { name: /^Note on/ }).fill('the contract about refunds');
  await alice.keyboard.press('Enter');
  await field.scrollIntoViewIfNeeded();
  await picture(alice, 'phone-outside');
  await expectNoViolations(alice, 'whom a story waits for, on a phone');
  const across = await alice.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(across).toBeLessThanOrEqual(0);
  for (const part of ['textbox', 'button', 'combobox'] as const)
    for (const box of await field.getByRole(part).all())
      expect((await box.boundingBox())!.x + (await box.boundingBox())!.width).toBeLessThanOrEqual(390);
  await savedOn(alice);
});
