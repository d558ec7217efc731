/** A page as it is looked at: nothing moves any more, once in light and once in dark. */
import type { Page } from '@playwright/test';
import { expect } from './walk.ts';

/** Waits until nothing fades or glides: a dialog that still fades in has colours of its own. Asked frame by frame: an animation that is thrown away never ends. */
export async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ effect, playState }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
}

/** Looks at the screen in both colour schemes, without walking there twice; leaves it in light. */
export async function inBothSchemes(
  page: Page,
  look: (scheme: 'light' | 'dark') => Promise<void>,
): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    // What is drawn on canvases follows in the next frame.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await untilStill(page);
    await look(colorScheme);
  }
}
