/** Two people on one map: a link, names, cursors, selections, typing in one title, and undo of one's own. */
import { clickOn, joinByLink, middleOf, onMap, openNewMap, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

// With everything that glides, as most people see it.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('bob joins by a link with a name and no account; both see each other’s cursor and selection', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  expect(bob.url(), 'the token leaves the address bar').not.toContain('#');

  const at = await middleOf(onMap(bob, 'Browse a category'));
  await bob.mouse.move(at.x, at.y);
  await bob.mouse.move(at.x + 20, at.y + 10);
  await expect(alice.locator('[data-cursor]').filter({ hasText: 'Bob' })).toBeVisible();
  await clickOn(bob, onMap(bob, 'Browse a category'));
  await alice.mouse.move(at.x + 300, at.y + 40);
  await expect(bob.locator('[data-cursor]').filter({ hasText: 'Alice' })).toBeVisible();
  await expect(alice.getByRole('button', { name: /people here|Bob/ }).first()).toBeVisible();
  await picture(alice, 'two-people-alice');
  await picture(bob, 'two-people-bob');
});

test('both type in the same title at once and both texts survive', async ({ alice, bob }) => {
  await openNewMap(alice, { title: 'Typing', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(alice, onMap(alice, 'Browse a category'), { clickCount: 2 });
  await clickOn(bob, onMap(bob, 'Browse a category'), { clickCount: 2 });
  await alice.keyboard.press('Home');
  await bob.keyboard.press('End');
  for (let i = 0; i < 8; i++) {
    await alice.keyboard.type('alice '[i % 6]!);
    await bob.keyboard.type(' bob'[i % 4]!);
  }
  await alice.keyboard.press('Escape');
  await bob.keyboard.press('Escape');
  const merged = 'alice alBrowse a category bob bob';
  await expect(onMap(alice, merged)).toBeAttached();
  await expect(onMap(bob, merged)).toBeAttached();
  await savedOn(alice);
  await savedOn(bob);
});

test('undo undoes only my own work', async ({ alice, bob }) => {
  await openNewMap(alice, { title: 'Undo', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Delete');
  await expect(onMap(bob, 'Browse a category')).toHaveCount(0);
  await clickOn(bob, onMap(bob, 'Search by name'));
  await bob.keyboard.press('Delete');
  await expect(onMap(alice, 'Search by name')).toHaveCount(0);
  await alice.keyboard.press('Control+z');
  await expect(onMap(bob, 'Browse a category')).toBeAttached();
  await expect(onMap(alice, 'Search by name')).toHaveCount(0);
  await bob.keyboard.press('Control+z');
  await expect(onMap(alice, 'Search by name')).toBeAttached();
});

test('a viewer sees everything and changes nothing', async ({ alice, bob }) => {
  await openNewMap(alice, { title: 'Reading', template: 'online-shop' });
  await joinByLink(alice, bob, 'Viewer');
  await expect(bob.getByRole('button', { name: /State of saving: Read-only/ })).toBeVisible();
  await clickOn(bob, onMap(bob, 'Browse a category'));
  await bob.keyboard.press('Delete');
  await expect(onMap(bob, 'Browse a category')).toBeAttached();
  await clickOn(alice, onMap(alice, 'Search by name'));
  await alice.keyboard.press('Delete');
  await expect(onMap(bob, 'Search by name')).toHaveCount(0);
  await expect(onMap(bob, 'Browse a category')).toBeAttached();
});
