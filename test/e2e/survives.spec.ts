/** What was shown as Saved is there after kill -9; what was not is sent again; offline work is merged on return. */
import type { Page } from '@playwright/test';
import { clickOn, joinByLink, onMap, openNewMap, pageKept, savedOn, savingOf, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('the server is killed while two people type: both reconnect, nothing saved is lost, the rest is sent again', async ({
  alice,
  bob,
  server,
  picture,
}) => {
  await openNewMap(alice, { title: 'Kill', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(alice, onMap(alice, 'Browse a category'), { clickCount: 2 });
  await clickOn(bob, onMap(bob, 'Search by name'), { clickCount: 2 });
  await alice.keyboard.type(' before');
  await bob.keyboard.type(' before');
  await savedOn(alice);
  await savedOn(bob);

  await server.kill('SIGKILL');
  await alice.keyboard.type(' and after');
  await bob.keyboard.type(' and after');
  await expect(savingOf(alice)).toHaveAccessibleName(/Not saved: \d+ changes? kept on this device/);
  await expect(savingOf(bob)).toHaveAccessibleName(/Not saved: \d+ changes? kept on this device/);
  await picture(alice, 'map-not-saved');

  await server.restart();
  await savedOn(alice);
  await savedOn(bob);
  await alice.keyboard.press('Escape');
  await bob.keyboard.press('Escape');
  for (const person of [alice, bob]) {
    await expect(onMap(person, 'Browse a category before and after')).toBeAttached();
    await expect(onMap(person, 'Search by name before and after')).toBeAttached();
  }
  await alice.reload();
  await expect(onMap(alice, 'Search by name before and after')).toBeAttached();
});

test('offline, alice goes on editing; when she is back everything is merged', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Offline', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await alice.context().setOffline(true);
  await clickOn(alice, onMap(alice, 'Browse a category'), { clickCount: 2 });
  await alice.keyboard.type(' offline');
  await alice.keyboard.press('Escape');
  await expect(savingOf(alice)).toHaveAccessibleName(/Not saved: \d+ changes? kept on this device/);
  await picture(alice, 'map-offline');

  await clickOn(bob, onMap(bob, 'Search by name'), { clickCount: 2 });
  await bob.keyboard.type(' meanwhile');
  await bob.keyboard.press('Escape');
  await savedOn(bob);
  await expect(onMap(bob, 'Browse a category')).toBeAttached();

  await alice.context().setOffline(false);
  await savedOn(alice);
  for (const person of [alice, bob]) {
    await expect(onMap(person, 'Browse a category offline')).toBeAttached();
    await expect(onMap(person, 'Search by name meanwhile')).toBeAttached();
  }
  expect(await titlesOf(alice, 'story')).toEqual(await titlesOf(bob, 'story'));
});

/** Resolves once the last letter is on the device too: it is counted as soon as it is typed, and written a moment later. */
async function copyWritten(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const looked = async (name: string): Promise<void> => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error(`${name} does not open`));
      });
      // Behind what is being written, and then behind what waited for that.
      for (let i = 0; i < 2; i++) {
        await new Promise((resolve) => {
          const look = database.transaction([...database.objectStoreNames]);
          look.oncomplete = resolve;
          look.objectStore(database.objectStoreNames[0]!).count();
        });
      }
      database.close();
    };
    for (const { name } of await indexedDB.databases()) await looked(name!);
  });
}

test('a tab closed with unsaved work sends it when the map is opened again', async ({ alice, server }) => {
  const id = await openNewMap(alice, { title: 'Reopened', template: 'online-shop' });
  await server.kill('SIGKILL');
  await clickOn(alice, onMap(alice, 'Browse a category'), { clickCount: 2 });
  await alice.keyboard.type(' kept');
  await alice.keyboard.press('Escape');
  await expect(savingOf(alice)).toHaveAccessibleName(/kept on this device/);
  await copyWritten(alice);
  const context = alice.context();
  await alice.close({ runBeforeUnload: false });
  await server.restart();
  const again = await context.newPage();
  await again.goto(`${server.url}/map/${id}`);
  await savedOn(again);
  await expect(onMap(again, 'Browse a category kept')).toBeAttached();
});

test('a revoked link puts its guest out within a second, with a clear word', async ({ alice, bob }) => {
  const id = await openNewMap(alice, { title: 'Revoked', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const { origin } = new URL(alice.url());
  const { links } = (await (await alice.request.get(`${origin}/api/maps/${id}/links`)).json()) as {
    links: { id: string }[];
  };
  await alice.request.delete(`${origin}/api/maps/${id}/links/${links[0]!.id}`, { headers: { origin } });
  await expect(bob.getByRole('heading', { name: 'Your way into this map has ended' })).toBeVisible();
  await bob.reload();
  await expect(bob.getByRole('heading', { name: 'You have no way into this map' })).toBeVisible();
});

test('a map known on this device opens and takes edits although the server is down', async ({
  openBrowser,
  server,
  picture,
}) => {
  const alice = await openBrowser('alice', { serviceWorkers: 'allow' });
  await openNewMap(alice, { title: 'Down', template: 'online-shop' });
  await pageKept(alice);
  await server.kill('SIGKILL');
  await alice.reload();
  await clickOn(alice, onMap(alice, 'Browse a category'), { clickCount: 2 });
  await alice.keyboard.type(' on the train');
  await alice.keyboard.press('Escape');
  await expect(savingOf(alice)).toHaveAccessibleName(/Not saved: \d+ changes? kept on this device/);
  await picture(alice, 'map-opened-without-the-server');
  await server.restart();
  await savedOn(alice);
  await alice.reload();
  await expect(onMap(alice, 'Browse a category on the train')).toBeAttached();
});
