/** The map looks as it did: pictures of the painters at three zooms, light and dark, and in high contrast. */
import type { Page } from '@playwright/test';
import { openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

/** Glyphs are smoothed a little differently from machine to machine; what is missing or moved is more than this. */
const tolerance = { maxDiffPixelRatio: 0.03, threshold: 0.25, animations: 'disabled' } as const;

const size = { width: 1000, height: 688 };
/** The field and the pinned headers; the bar above, in two lines at this width, and the buttons below are not painted. */
const clip = { x: 0, y: 104, width: 1000, height: 500 };

async function openMap(page: Page): Promise<void> {
  await openNewMap(page, { title: 'Online shop', template: 'online-shop' });
  await page.evaluate(() => document.fonts.ready);
  await page.getByRole('treegrid', { name: 'Story map' }).focus();
}

/** At 100 %, smaller by steps until only titles are left, and all of it. */
const zooms = [
  { name: '100', keys: ['0'] },
  { name: 'titles', keys: ['0', '-', '-', '-', '-'] },
  { name: 'fit', keys: ['f'] },
] as const;

for (const look of ['light', 'dark', 'contrast'] as const) {
  test(`paints the map as before, ${look}`, async ({ openBrowser }) => {
    const page = await openBrowser('alice', {
      viewport: size,
      colorScheme: look === 'dark' ? 'dark' : 'light',
      contrast: look === 'contrast' ? 'more' : 'no-preference',
      reducedMotion: 'reduce',
    });
    await openMap(page);
    await expect(page.locator('html')).toHaveAttribute(
      'data-theme',
      look === 'contrast' ? 'light-contrast' : look,
    );
    for (const { name, keys } of zooms) {
      for (const key of keys) await page.keyboard.press(key);
      await page.mouse.move(900, 20);
      await expect(page).toHaveScreenshot(`map-${name}-${look}.png`, { clip, ...tolerance });
    }
  });
}
