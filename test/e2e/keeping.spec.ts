/** What the page says about a person's own changes: kept, not kept, left behind, without a step since. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { clickOn, joinByLink, makeLink, onMap, openNewMap, savedOn, savingOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const looks = [
  { name: 'light', scheme: 'light', width: 1440, height: 900 },
  { name: 'dark-phone', scheme: 'dark', width: 390, height: 844 },
] as const;

async function pictures(
  page: Page,
  picture: (page: Page, name: string) => Promise<void>,
  name: string,
): Promise<void> {
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' }); // or colours would be on their way
    await page.setViewportSize(look);
    await expect(page.locator('body')).toBeVisible();
    await picture(page, `${name}-${look.name}`);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await page.setViewportSize(looks[0]);
}

/** Goes offline, and then writes at the end of a card's title. */
async function writeOffline(page: Page, title: string, text: string): Promise<void> {
  await page.context().setOffline(true);
  await clickOn(page, onMap(page, title), { clickCount: 2 });
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
  await expect(savingOf(page)).toHaveAccessibleName(/Not saved: \d+ changes? kept on this device/);
}

/** What is in the file that a button gives. */
async function downloaded(page: Page, button: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await file.path(), 'utf8');
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

test('a role lowered while bob was away: he reads what he may do, and downloads his changes now or after a reload', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Lowered', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await savedOn(bob);
  await writeOffline(bob, 'Browse a category', ' on the train');
  await lowerRole(alice, bob);
  await bob.context().setOffline(false);
  const banner = bob.getByRole('alert').filter({ hasText: 'You may only look at this map now' });
  await expect(banner).toContainText(/download your \d+ changes/);
  await expectNoViolations(bob, 'role lowered');
  await pictures(bob, picture, 'role-lowered');
  const whole = await downloaded(bob, banner.getByRole('button', { name: /Download/ }));
  expect(whole).toContain('Browse a category on the train');

  await bob.reload();
  const strip = bob.getByRole('status').filter({ hasText: 'never reached the server' });
  await expect(strip).toBeVisible();
  await expect(onMap(bob, 'Browse a category')).toBeAttached();
  await pictures(bob, picture, 'left-behind');
  expect(await downloaded(bob, strip.getByRole('button', { name: 'Download' }))).toBe(whole);
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
  const { origin } = new URL(bob.url());
  const headers = { origin };

  await test.step('bob archives a step while alice writes a card under it', async () => {
    await alice.context().setOffline(true);
    await clickOn(alice, onMap(alice, 'Browse a category'));
    await alice.keyboard.press('Enter');
    await alice.keyboard.press('Enter');
    await alice.keyboard.type('From the tunnel');
    await alice.keyboard.press('Escape');
    await expect(savingOf(alice)).toHaveAccessibleName(/Not saved/);
    const step = await onMap(bob, 'Search and browse', 'step').getAttribute('data-id');
    const archived = await bob.request.post(`${origin}/api/maps/${id}/commands/archive`, {
      ...{ data: { ids: [step] }, headers },
    });
    expect(archived.status(), await archived.text()).toBe(200);
    await alice.context().setOffline(false);
    await savedOn(alice);
  });
  await expect(alice.getByText(/changes? from while you were away (is|are) merged and saved/)).toBeVisible();
  const strip = alice.getByRole('status').filter({ hasText: 'While you were away' });
  await expect(strip).toContainText('Unplaced');
  await strip.getByRole('button', { name: 'Show them' }).click();
  await expectNoViolations(alice, 'while away');
  await pictures(alice, picture, 'while-away');
  await alice.getByRole('button', { name: 'From the tunnel', exact: true }).click();
  await expect(onMap(alice, 'From the tunnel')).toBeAttached();

  await writeOffline(bob, 'See what the shop is about on the home page', ' too late');
  await alice.request.delete(`${origin}/api/maps/${id}`, { headers });
  await bob.context().setOffline(false);
  const banner = bob.getByRole('alert').filter({ hasText: 'This map was deleted' });
  const whole = await downloaded(bob, banner.getByRole('button', { name: /Download/ }));
  expect(whole).toContain('See what the shop is about on the home page too late');
  await pictures(bob, picture, 'deleted-with-changes');
  await bob.reload();
  await expect(bob.getByRole('heading', { name: 'This map does not exist any more' })).toBeVisible();
  const left = bob.getByRole('status').filter({ hasText: 'never reached the server' });
  expect(await downloaded(bob, left.getByRole('button', { name: 'Download' }))).toBe(whole);
  await pictures(bob, picture, 'gone-left-behind');
});
