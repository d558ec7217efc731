/** What the page says about a person's own changes: kept, not kept, left behind, without a step since. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { clickOn, joinByLink, makeLink, onMap, openNewMap, savedOn, savingOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const looks = [
  { name: 'light', scheme: 'light', width: 1280, height: 800 },
  { name: 'dark', scheme: 'dark', width: 1280, height: 800 },
  { name: 'phone', scheme: 'light', width: 390, height: 844 },
] as const;

async function pictures(
  page: Page,
  picture: (page: Page, name: string) => Promise<void>,
  name: string,
): Promise<void> {
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.scheme });
    await page.setViewportSize(look);
    await expect(page.locator('body')).toBeVisible();
    await picture(page, `${name}-${look.name}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(looks[0]);
}

/** Turns the link bob came by into a view link: he joins by another, and the first is revoked. */
async function lowerRole(alice: Page, bob: Page): Promise<void> {
  const { origin, pathname } = new URL(alice.url());
  const id = pathname.split('/').at(-1);
  const headers = { origin };
  const { links } = (await (await alice.request.get(`${origin}/api/maps/${id}/links`)).json()) as {
    links: { id: string; role: string }[];
  };
  const token = new URL(await makeLink(alice, 'Viewer')).hash.replace(/^#(token=)?/, '');
  const joined = await bob.request.post(`${origin}/api/join`, { data: { token }, headers });
  expect(joined.status(), await joined.text()).toBeLessThan(300);
  const editing = links.find(({ role }) => role === 'editor')!;
  await alice.request.delete(`${origin}/api/maps/${id}/links/${editing.id}`, { headers });
}

test('a role lowered while bob was away: he reads what he may do, downloads, and finds the rest after a reload', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Lowered', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await savedOn(bob);
  await bob.context().setOffline(true);
  await clickOn(bob, onMap(bob, 'Browse a category'), { clickCount: 2 });
  await bob.keyboard.type(' on the train');
  await bob.keyboard.press('Escape');
  await expect(savingOf(bob)).toHaveAccessibleName(/Not saved: \d+ changes? kept on this device/);
  await bob.context().setOffline(false);
  await bob.context().setOffline(true);
  await lowerRole(alice, bob);
  await bob.context().setOffline(false);
  const banner = bob.getByRole('alert');
  await expect(banner).toContainText(/You may only look at this map now – download your \d+ changes/);
  await expectNoViolations(bob, 'role lowered');
  await pictures(bob, picture, 'role-lowered');

  await bob.reload();
  const strip = bob.getByRole('status').filter({ hasText: 'never reached the server' });
  await expect(strip).toBeVisible();
  await expectNoViolations(bob, 'left behind');
  await pictures(bob, picture, 'left-behind');
  const [file] = await Promise.all([
    bob.waitForEvent('download'),
    strip.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Lowered.json');
  await strip.getByRole('button', { name: 'Throw away' }).click();
  await expect(strip).toBeHidden();
});

test('a browser that keeps nothing says so as soon as the map is open; two tabs of one person are one', async ({
  alice,
  picture,
}) => {
  await alice.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await openNewMap(alice, { title: 'Private', template: 'online-shop' });
  const strip = alice.getByRole('status').filter({ hasText: 'No local copy possible here' });
  await expect(strip).toBeVisible();
  await expectNoViolations(alice, 'no local copy');
  await pictures(alice, picture, 'no-local-copy');
  await strip.getByRole('button', { name: 'Dismiss' }).click();
  await expect(strip).toBeHidden();

  const second = await alice.context().newPage();
  await second.goto(alice.url());
  await savedOn(second);
  await alice.getByRole('button', { name: 'Only you are here' }).click();
  await expect(alice.getByText('in 2 tabs')).toBeVisible();
  await pictures(alice, picture, 'two-tabs');
});

test('back from a time away, alice reads which of her cards lost their step, and goes there; a deleted map offers what is left', async ({
  alice,
  bob,
  picture,
}) => {
  const id = await openNewMap(alice, { title: 'Away', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await savedOn(bob);
  await alice.context().setOffline(true);
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Enter');
  await alice.keyboard.press('Enter');
  await alice.keyboard.type('From the tunnel');
  await alice.keyboard.press('Escape');
  await expect(savingOf(alice)).toHaveAccessibleName(/Not saved/);
  const { origin } = new URL(bob.url());
  const step = await bob.evaluate(async (mapId) => {
    const map = (await (await fetch(`/api/maps/${mapId}`)).json()) as {
      activities: { steps: { id: string; stories: { title: string }[] }[] }[];
    };
    return map.activities
      .flatMap(({ steps }) => steps)
      .find(({ stories }) => stories.some(({ title }) => title === 'Browse a category'))!.id;
  }, id);
  const archived = await bob.request.post(`${origin}/api/maps/${id}/commands/archive`, {
    data: { ids: [step] },
    headers: { origin },
  });
  expect(archived.status(), await archived.text()).toBe(200);
  await alice.context().setOffline(false);
  await savedOn(alice);
  const strip = alice.getByRole('status').filter({ hasText: 'While you were away' });
  await expect(strip).toContainText('Unplaced');
  await strip.getByRole('button', { name: 'Show them' }).click();
  await expectNoViolations(alice, 'while away');
  await pictures(alice, picture, 'while-away');
  await alice.getByRole('button', { name: 'From the tunnel', exact: true }).click();
  await expect(onMap(alice, 'From the tunnel')).toBeAttached();

  await bob.context().setOffline(true);
  await clickOn(bob, onMap(bob, 'Search by name'), { clickCount: 2 });
  await bob.keyboard.type(' too late');
  await bob.keyboard.press('Escape');
  await expect(savingOf(bob)).toHaveAccessibleName(/Not saved/);
  await alice.request.delete(`${origin}/api/maps/${id}`, { headers: { origin } });
  await bob.context().setOffline(false);
  await expect(bob.getByRole('alert')).toContainText('This map was deleted');
  await pictures(bob, picture, 'deleted-with-changes');
  await bob.reload();
  await expect(bob.getByRole('heading', { name: 'This map does not exist any more' })).toBeVisible();
  await expect(bob.getByText(/never reached the server/)).toBeVisible();
  await expectNoViolations(bob, 'gone');
  await pictures(bob, picture, 'gone-left-behind');
});
