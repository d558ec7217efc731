/** Asks axe about a page as it stands. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { untilStill } from './looks.ts';
import { expect } from './walk.ts';

/** Fails with every element that breaks a rule; waits until nothing fades any more. */
export async function expectNoViolations(page: Page, what: string): Promise<void> {
  await untilStill(page);
  const { violations } = await new AxeBuilder({ page })
    // Looks in the page itself: carrying everything over into an empty page of its own takes five times as long. What
    // gets lost by it are frames of other origins, of which there are none.
    .setLegacyMode()
    // No rule in use needs its copies of the stylesheets, which the page's security policy forbids.
    .options({ preload: false, resultTypes: ['violations'] })
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(told, what).toEqual([]);
}
