/** Signing in with a company's account, through its own pages: what a guest made stays theirs, on every device. */
import type { Page } from '@playwright/test';
import { startOidcProvider } from '../support/startOidcProvider.ts';
import { startServer } from '../support/startServer.ts';
import { expectNoViolations } from './axe.ts';
import { clickOn, onMap, openNewMap, savedOn } from './mapPage.ts';
import { expect, test as base } from './walk.ts';

const test = base.extend<{ company: string }>({
  // The address of a server whose people may sign in.
  company: async ({}, give) => {
    const provider = await startOidcProvider({ alice: { name: 'Alice Example' } });
    const server = await startServer({ env: provider.environment });
    await give(server.url);
    await server.stop();
    await provider.stop();
  },
});

/** From the home page through the company's pages and back. */
async function signIn(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.locator('[name=login]').fill('alice');
  await page.locator('[name=password]').fill('any');
  await page.locator('[type=submit]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'Alice Example' })).toBeVisible();
}

test('a guest makes a map, signs in and keeps it, signs out, and finds it again in another browser', async ({
  openBrowser,
  company,
  picture,
}) => {
  const alice = await openBrowser('alice', { baseURL: company });
  const id = await openNewMap(alice, { title: 'Made as a guest', template: 'online-shop' });
  await alice.goto('/');
  await expectNoViolations(alice, 'home where people sign in');
  await signIn(alice);
  await alice.getByRole('link', { name: /Made as a guest/ }).click();
  await savedOn(alice);
  await clickOn(alice, onMap(alice, 'Browse a category'), { clickCount: 2 });
  await alice.keyboard.type(' as Alice');
  await alice.keyboard.press('Escape');
  await savedOn(alice);
  await alice.getByRole('link', { name: 'All maps' }).click();
  await picture(alice, 'home-signed-in');

  await alice.getByRole('button', { name: 'Alice Example' }).click();
  await alice.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await expect(alice.getByText('You are signed out.').first()).toBeVisible();
  await expect(alice.getByRole('link', { name: /Made as a guest/ })).toHaveCount(0);
  await alice.goto(`/map/${id}`);
  await expect(alice.getByRole('heading', { name: 'You have no way into this map' })).toBeVisible();

  const phone = await openBrowser('alice on the phone', {
    baseURL: company,
    viewport: { width: 390, height: 844 },
  });
  await phone.goto('/');
  await signIn(phone);
  await picture(phone, 'home-signed-in-phone');
  await phone.getByRole('link', { name: /Made as a guest/ }).click();
  await savedOn(phone);
  await expect(phone.getByText('Browse a category as Alice').first()).toBeAttached();
});
