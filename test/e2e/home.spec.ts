/** The home page: a first visit without an account, a map from a template, the list of maps, deleting one. */
import { expectNoViolations } from './axe.ts';
import { onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('a first-time visitor gives a name, starts from a template and finds the map again', async ({
  alice,
  picture,
}) => {
  await alice.goto('/');
  await expect(alice.getByRole('heading', { name: /Draw the journey/ })).toBeVisible();
  await picture(alice, 'home-first-visit');
  await alice.getByLabel('Your name').fill('Alice');
  await alice.getByRole('button', { name: 'Save name' }).click();
  await expect(alice.getByRole('button', { name: /Alice/ })).toBeVisible();

  await alice.getByRole('button', { name: 'Start a map' }).click();
  const dialog = alice.getByRole('dialog', { name: 'New map' });
  await dialog.getByLabel('Title').fill('Mobile banking 2027');
  await dialog.getByText('Mobile banking', { exact: true }).click();
  await picture(alice, 'home-new-map');
  await dialog.getByRole('button', { name: 'Create map' }).click();

  await expect(alice).toHaveURL(/\/map\//);
  await savedOn(alice);
  expect((await titlesOf(alice, 'activity')).length).toBeGreaterThanOrEqual(5);
  await alice.getByRole('link', { name: 'All maps' }).click();
  await expect(alice.getByRole('link', { name: /Mobile banking 2027/ })).toBeVisible();
  await picture(alice, 'home-with-maps');
  await alice.getByRole('link', { name: /Mobile banking 2027/ }).click();
  await savedOn(alice);
});

test('an empty map teaches how to start, and the first activity is one click away', async ({
  alice,
  picture,
}) => {
  await alice.goto('/');
  await alice.getByRole('button', { name: 'Start a map' }).click();
  await alice.getByRole('dialog').getByLabel('Title').fill('Blank');
  await alice.getByRole('dialog').getByRole('button', { name: 'Create map' }).click();
  await expect(alice.getByText('Start with what people do')).toBeVisible();
  await savedOn(alice);
  await picture(alice, 'map-empty');
  await alice.getByRole('button', { name: 'Add the first activity' }).click();
  await alice.keyboard.type('Browse');
  await alice.keyboard.press('Tab');
  await alice.keyboard.type('Search');
  await alice.keyboard.press('Tab');
  await alice.keyboard.type('Search by name');
  await alice.keyboard.press('Enter');
  await alice.keyboard.type('Filter by price');
  await alice.keyboard.press('Escape');
  await expect(onMap(alice, 'Filter by price', 'story')).toBeAttached();
  expect(await titlesOf(alice, 'activity')).toEqual(['Browse']);
  expect(await titlesOf(alice, 'step')).toEqual(['Search']);
  expect(await titlesOf(alice, 'story')).toEqual(['Search by name', 'Filter by price']);
});

test('the owner deletes a map after a question, and it is gone for everyone', async ({ alice }) => {
  await alice.goto('/');
  await alice.getByRole('button', { name: 'Start a map' }).click();
  await alice.getByRole('dialog').getByLabel('Title').fill('Short-lived');
  await alice.getByRole('dialog').getByRole('button', { name: 'Create map' }).click();
  await savedOn(alice);
  const url = alice.url();
  await alice.getByRole('link', { name: 'All maps' }).click();
  await alice.getByRole('button', { name: /Options for Short-lived/ }).click();
  await alice.getByRole('menuitem', { name: /Delete/ }).click();
  await alice.getByRole('button', { name: 'Delete map' }).click();
  await expect(alice.getByRole('link', { name: /Short-lived/ })).toHaveCount(0);
  await alice.goto(url);
  await expect(alice.getByText('This map does not exist any more')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`alice erases herself from the server, once she owns no map alone (${colorScheme})`, async ({
    openBrowser,
    picture,
  }) => {
    const alice = await openBrowser('alice', {
      colorScheme,
      ...(colorScheme === 'dark' ? { viewport: { width: 390, height: 844 } } : {}),
    });
    const id = await openNewMap(alice, { title: 'Hers alone' });
    await alice.goto('/');
    const ask = async (): Promise<void> => {
      await alice.getByRole('button', { name: /Alice/ }).click();
      await alice.getByRole('menuitem', { name: 'Erase me…' }).click();
      await alice.getByRole('button', { name: 'Erase me', exact: true }).click();
    };
    await ask();
    await expect(alice.getByRole('alert')).toContainText('You are the last owner of the map “Hers alone”');
    await expectNoViolations(alice, 'erasing oneself');
    await picture(alice, `home-erase-${colorScheme}`);
    await alice.getByRole('button', { name: 'Cancel' }).click();
    const { origin } = new URL(alice.url());
    await alice.request.delete(`${origin}/api/maps/${id}`, { headers: { origin } });
    await ask();
    await expect(alice.getByText('You are erased from this server.')).toBeVisible();
    await expect(alice.getByRole('button', { name: /Alice/ })).toHaveCount(0);
    await expect(alice.getByRole('heading', { name: /Draw the journey/ })).toBeVisible();
  });
}
