/** What the page's security policy forbids does not happen, and every walk would fail by it. */
import { expect, test } from './walk.ts';

test('a script put into the page does not run, and the walk hears of it', async ({ alice, faults }) => {
  await alice.goto('/');
  await alice.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.body.append(script);
  });
  await expect.poll(() => faults.join('\n')).toMatch(/forbidden by script-src/);
  await expect.poll(() => faults.join('\n')).toMatch(/Content Security Policy/);
  expect(await alice.evaluate(() => 'wasRun' in window)).toBe(false);
  faults.length = 0;
});
