/** What the page says about a person's own changes where they cannot be kept on the device. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { openNewMap, savedOn } from './mapPage.ts';
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
