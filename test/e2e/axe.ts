/** Asks axe about a page as it stands. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './walk.ts';

/** Fails with every element that breaks a rule; waits until nothing fades any more (what moves for ever is let be). */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
  // A dialog that still fades in has colours of its own.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => null)),
    ),
  );
  // No rule in use needs its copies of the stylesheets, which the page's security policy forbids.
  const { violations } = await new AxeBuilder({ page }).options({ preload: false }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(told, what).toEqual([]);
}
