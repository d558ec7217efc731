/** How the walks in real browsers run: the system's Chromium, two at a time, pictures and traces kept in test-output/. */
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../.scripts/chromium.mjs';

const output = join(import.meta.dirname, '../../test-output');
const executablePath = findChromium();
if (executablePath === null)
  throw new Error('No Chromium found; "npm test" installs one, or set CHROMIUM_PATH.');

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: join(output, 'browser'),
  // One picture for all machines: the comparison tolerates what fonts differ in.
  snapshotPathTemplate: '{testDir}/golden/{arg}{ext}',
  // While one walk waits for its page the other goes on: a quarter less time on two cores; more would only be in the way.
  workers: 2,
  // A walk that fails is walked again, with a trace: recording every walk takes a third of the time. What needed it is named.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['BROWSER_REPORT'] ?? join(output, 'browser.json') }],
  ],
  use: {
    launchOptions: { executablePath, args: chromiumArguments },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // Gliding is time; walks that are about it, and the walk of the whole line, ask for motion.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'on-first-retry',
  },
});
