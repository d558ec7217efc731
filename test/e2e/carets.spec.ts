/** Two people in one text: each sees the other's caret where it is in the words, on the map and in the details. */
import type { Locator, Page } from '@playwright/test';
import { clickOn, joinByLink, middleOf, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

const boxOf = async (locator: Locator) => (await locator.boundingBox())!;

test('both see each other’s caret move with the words in one title', async ({ alice, bob, picture }) => {
  await openNewMap(alice, { title: 'Carets', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(bob, onMap(bob, 'Browse a category'), { clickCount: 2 });
  await bob.keyboard.press('End');
  const his = alice.locator('[data-caret]').filter({ hasText: 'Bob' });
  await expect(his, 'on the card, before alice opens it').toBeVisible();
  await picture(alice, 'caret-on-card');

  await clickOn(alice, onMap(alice, 'Browse a category'), { clickCount: 2 });
  await alice.keyboard.press('Home');
  await expect(his).toBeVisible();
  const hers = bob.locator('[data-caret]').filter({ hasText: 'Alice' });
  await expect(hers).toBeVisible();
  const before = await boxOf(his);
  await alice.keyboard.type('First ');
  await expect(onMap(bob, 'First Browse a category')).toBeAttached();
  await expect.poll(async () => (await boxOf(his)).x).toBeGreaterThan(before.x + 20);
  expect((await boxOf(hers)).x).toBeLessThan((await boxOf(his)).x);
  await picture(alice, 'carets-alice');
  await picture(bob, 'carets-bob');

  // Wrapped lines, emoji and right-to-left: on the line the text is on.
  await bob.keyboard.type(' 👩‍🚀 and go on to a second line');
  await expect.poll(async () => (await boxOf(his)).y).toBeGreaterThan(before.y + 15);
  await bob.keyboard.type(' שלום');
  const text = alice.locator('textarea:visible');
  await expect(text).toHaveValue(/שלום$/);
  await picture(alice, 'carets-wrapped');
  const area = await boxOf(text);
  const caret = await boxOf(his);
  expect(caret.y + caret.height).toBeLessThanOrEqual(area.y + area.height);

  await bob.keyboard.press('Escape');
  await expect(his).toHaveCount(0);
});

test('on one sticky both see each other’s caret move with the words', async ({ alice, bob, picture }) => {
  await openNewMap(alice, { title: 'Carets', template: 'online-shop' });
  const { origin, pathname } = new URL(alice.url());
  const made = await alice.request.post(
    `${origin}/api/maps/${pathname.split('/').at(-1)}/commands/addFreeThings`,
    {
      data: { things: [{ kind: 'sticky', at: { x: 60, y: 20 }, title: 'Ask the bank' }] },
      headers: { origin },
    },
  );
  expect(made.status(), await made.text()).toBe(200);
  await joinByLink(alice, bob, 'Editor');
  const sticky = (page: Page) => page.locator('[role=row][data-kind=free]').first();
  await clickOn(bob, sticky(bob), { clickCount: 2 });
  await bob.keyboard.press('End');
  const his = alice.locator('[data-caret]').filter({ hasText: 'Bob' });
  await expect(his, 'on the sticky, before alice opens it').toBeVisible();
  await clickOn(alice, sticky(alice), { clickCount: 2 });
  await alice.keyboard.press('Home');
  const hers = bob.locator('[data-caret]').filter({ hasText: 'Alice' });
  await expect(hers).toBeVisible();
  const [before, box] = [await boxOf(his), await boxOf(sticky(alice))];
  expect(before.x).toBeGreaterThan(box.x);
  expect(before.y).toBeGreaterThan(box.y);
  expect(before.y + before.height).toBeLessThan(box.y + box.height);
  await alice.keyboard.type('So ');
  await expect(alice.locator('textarea:visible')).toHaveValue('So Ask the bank');
  await expect(bob.locator('textarea:visible')).toHaveValue('So Ask the bank');
  // “bank” goes on to the next line.
  await expect.poll(async () => (await boxOf(his)).y).toBeGreaterThan(before.y + 15);
  await picture(alice, 'carets-sticky');
  await bob.keyboard.press('Escape');
  await expect(his).toHaveCount(0);
});

test('the caret stands in the same words at another zoom', async ({ alice, bob, picture }) => {
  await openNewMap(alice, { title: 'Zoom', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(bob, onMap(bob, 'Sort by price and by newest'), { clickCount: 2 });
  await bob.keyboard.press('End');
  const his = alice.locator('[data-caret]').filter({ hasText: 'Bob' });
  await expect(his).toBeVisible();
  const card = onMap(alice, 'Sort by price and by newest');
  const partAcross = async (): Promise<number> => {
    const [caret, box] = [await boxOf(his), await boxOf(card)];
    return Math.round(((caret.x + 1 - box.x) / box.width) * 100);
  };
  const at100 = await partAcross();
  expect(at100).toBeGreaterThan(20);
  const { x, y } = await middleOf(card);
  await alice.mouse.move(x, y);
  await alice.keyboard.down('Control');
  await alice.mouse.wheel(0, -60);
  await expect(alice.getByRole('button', { name: /Zoom 14\d %/ })).toBeVisible();
  await expect.poll(async () => Math.abs((await partAcross()) - at100)).toBeLessThanOrEqual(2);
  await picture(alice, 'caret-zoomed-in');
  for (let i = 0; i < 3; i++) await alice.mouse.wheel(0, 60);
  await alice.keyboard.up('Control');
  await expect(alice.getByRole('button', { name: /Zoom [45]\d %/ })).toBeVisible();
  await expect(his, 'still there where only titles are shown').toBeVisible();
  await picture(alice, 'caret-zoomed-out');
});

test('in the details both see where the other one types', async ({ alice, bob, picture }) => {
  await openNewMap(alice, { title: 'Details', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  for (const page of [alice, bob]) {
    await clickOn(page, onMap(page, 'Browse a category'));
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('complementary')).toBeVisible();
  }
  const details = (page: typeof alice) =>
    page.getByRole('complementary').getByRole('textbox', { name: 'Details' });
  await details(alice).click();
  await alice.keyboard.type('What it does');
  await bob.getByRole('complementary').getByText('What it does').click();
  await expect(details(bob)).toBeFocused();
  await bob.keyboard.press('Control+Home');
  const his = alice.getByRole('complementary').locator('[data-caret]').filter({ hasText: 'Bob' });
  const hers = bob.getByRole('complementary').locator('[data-caret]').filter({ hasText: 'Alice' });
  await expect(his).toBeVisible();
  await expect(hers).toBeVisible();
  const ahead = async (): Promise<number> => (await boxOf(hers)).x - (await boxOf(his)).x;
  await expect.poll(ahead).toBeGreaterThan(50);
  const left = await boxOf(his);
  await bob.keyboard.type('Why: ');
  await expect(details(alice)).toHaveValue('Why: What it does');
  await expect.poll(async () => (await boxOf(his)).x).toBeGreaterThan(left.x + 15);
  await picture(alice, 'carets-details');
});
