/** Where people look: following somebody, going back, links to a card, and the last place. */
import { boxOf, clickOn, joinByLink, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('alice follows bob until she moves the map herself, and goes back with one click', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Following', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const percent = (page: typeof alice) => page.getByRole('button', { name: /^Zoom \d+ %/ });
  const before = await boxOf(onMap(alice, 'Browse a category'));
  await alice.getByRole('button', { name: /people here/ }).click();
  await alice.getByRole('button', { name: 'Follow Bob' }).click();
  const stop = alice.getByRole('button', { name: 'Following Bob · Esc' });
  await expect(stop).toBeVisible();
  await bob.getByRole('button', { name: 'Fit the map' }).click();
  await expect(percent(bob)).not.toHaveText('100 %');
  await expect(percent(alice)).toHaveText((await percent(bob).textContent())!);
  await alice.keyboard.press('Escape'); // closes the list of people, and nothing else
  await expect(alice.getByRole('button', { name: /people here/ })).toHaveAttribute('aria-expanded', 'false');
  await expect(stop).toBeVisible();
  await picture(alice, 'following-bob');
  await alice.keyboard.press('Escape');
  await expect(stop).toHaveCount(0);

  await bob.getByRole('button', { name: /people here/ }).click();
  await bob.getByRole('button', { name: 'Follow Alice' }).click();
  await expect(bob.getByRole('button', { name: 'Following Alice · Esc' })).toBeVisible();
  await bob.keyboard.press('Escape');
  await expect(bob.getByRole('button', { name: /people here/ })).toHaveAttribute('aria-expanded', 'false');
  const { width, height } = bob.viewportSize()!;
  await bob.mouse.move(width / 2, height / 2);
  await bob.mouse.wheel(0, -50);
  await bob.mouse.wheel(80, 50);
  await expect(bob.getByRole('button', { name: 'Following Alice · Esc' })).toHaveCount(0);

  await alice.getByRole('button', { name: 'Back to where you were' }).click();
  await expect.poll(() => onMap(alice, 'Browse a category').boundingBox()).toEqual(before);
});

test('a link to a card opens the map with that card in sight and focused', async ({
  alice,
  bob,
  picture,
}) => {
  const id = await openNewMap(alice, { title: 'Links', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await alice.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const last = alice.locator('[role=row][data-kind=story]').last();
  const title = (await last.locator('[role=gridcell]').first().textContent())!;
  await alice.getByRole('button', { name: 'Fit the map' }).click();
  await clickOn(alice, last);
  await alice.keyboard.press('Control+Enter');
  await alice.getByRole('button', { name: 'Copy link to this card' }).click();
  await expect(alice.getByText('The link is on the clipboard.')).toBeVisible();
  const link = await alice.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`/map/${id}#card=story:`);

  await bob.goto('/');
  await bob.goto(link);
  await expect(onMap(bob, title)).toBeFocused();
  const { width, height } = bob.viewportSize()!;
  const box = await boxOf(onMap(bob, title));
  expect(box.x).toBeGreaterThan(0);
  expect(box.x + box.width).toBeLessThan(width);
  expect(box.y + box.height, 'in the middle, clear of what floats in the corner').toBeLessThan(height - 60);
  await picture(bob, 'card-link');
  await bob.evaluate(() => {
    location.hash = '#card=story:gone';
  });
  await expect(bob.getByText('not on the map any more')).toBeVisible();
});

test('a map opens where it was left', async ({ alice }) => {
  await openNewMap(alice, { title: 'Last place', template: 'online-shop' });
  await alice.getByRole('button', { name: 'Zoom out' }).click();
  await expect(alice.getByRole('button', { name: /^Zoom 80 %/ })).toBeVisible();
  const card = onMap(alice, 'Browse a category');
  const { x } = await boxOf(card);
  const { width, height } = alice.viewportSize()!;
  await alice.mouse.move(width / 2, height / 2);
  await alice.mouse.wheel(300, 200);
  await expect.poll(async () => (await boxOf(card)).x).toBeCloseTo(x - 300, 0);
  const before = await boxOf(card);
  await alice.reload();
  await expect(alice.getByRole('button', { name: /^Zoom 80 %/ })).toBeVisible();
  await expect.poll(async () => (await card.boundingBox())?.x).toBeCloseTo(before.x, 0);
});

test('hidden cursors are hidden for me only, and stay so', async ({ alice, bob }) => {
  await openNewMap(alice, { title: 'Cursors', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await bob.mouse.move(600, 400);
  await bob.mouse.move(640, 420);
  const cursor = alice.locator('[data-cursor]').filter({ hasText: 'Bob' });
  await expect(cursor).toBeVisible();
  await bob.mouse.move(640, 100); // over the pinned backbone
  await expect.poll(async () => (await cursor.boundingBox())!.y).toBeLessThan(130);
  await alice.getByRole('button', { name: /people here/ }).click();
  await alice.getByRole('checkbox', { name: 'Show everybody’s cursors' }).uncheck();
  await expect(cursor).toHaveCount(0);
});
