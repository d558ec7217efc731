/** Parts of the page that cannot be fetched: the map goes on, it is said why, and a second try works. */
import { clickOn, onMap, openNewMap, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('a dialog that cannot be loaded takes nothing away, and comes by itself when the server can be reached again', async ({
  openBrowser,
}) => {
  // A service worker would have the part kept already, sooner or later.
  const alice = await openBrowser('alice', { serviceWorkers: 'block' });
  await openNewMap(alice, { title: 'Late parts', template: 'online-shop' });
  const chunk = /\/assets\/ShareDialog-.*\.js/;
  await alice.route(chunk, (route) => route.abort());
  await alice.getByRole('button', { name: 'Share' }).click();
  await expect(alice.getByText('A part of the page could not be loaded').first()).toBeVisible();
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('F2');
  await alice.keyboard.type(' or two');
  await alice.keyboard.press('Escape');
  await expect(onMap(alice, 'Browse a category or two')).toBeAttached();
  await savedOn(alice);

  await alice.unroute(chunk);
  await expect(alice.getByRole('button', { name: 'Make link' })).toBeVisible();
});
