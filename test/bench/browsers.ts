/** Separate browsers, as separate people have them. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../.scripts/chromium.mjs';

export interface Browsers {
  /** A page in a browser process of its own. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export function openBrowsers(): Browsers {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found.');
  const opened: Browser[] = [];
  return {
    open: async (options) => {
      const browser = await chromium.launch({ executablePath, args: chromiumArguments });
      opened.push(browser);
      return browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
    },
    close: async () => {
      await Promise.all(opened.map((browser) => browser.close()));
    },
  };
}
