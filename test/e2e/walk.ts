/** What every walk needs: a real server, alice's and bob's browsers, pictures, and an eye on errors in the page. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { projectRoot, startServer, type RunningServer } from '../support/startServer.ts';

export { expect };

interface People {
  /** A page of alice's own browser (cookies and all), not yet on the site. */
  readonly alice: Page;
  readonly bob: Page;
  /** What went wrong in the pages so far; any of it fails the walk. A walk that means it takes it out. */
  readonly faults: string[];
  /** Opens another person's browser, with its own cookies. */
  readonly openBrowser: (name: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Keeps a picture in test-output/pictures, for whoever wants to look (PICTURES=1); else taking them is time. */
  readonly picture: (page: Page, name: string) => Promise<void>;
}

interface House {
  /** Shared by the walks of one worker; walks that kill it start it again. */
  readonly server: RunningServer;
}

const pictures = join(projectRoot, 'test-output', 'pictures');
const wantsPictures = (process.env['PICTURES'] ?? '') !== '';

/** What a browser reports about a connection that a walk has cut itself. */
const cutConnection = /WebSocket connection to|net::ERR_|Failed to load resource/;

declare global {
  interface Window {
    /** In the pages of walks: something the content security policy forbids was tried. */
    tellForbidden(what: string): void;
  }
}

/** Runs in each page before its own scripts. */
function watchPolicy(): void {
  window.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
      window.tellForbidden(`forbidden by ${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`),
  );
}

export const test = base.extend<People, House>({
  server: [
    // Playwright insists on a destructured first argument.
    async ({}, give) => {
      if (!existsSync(join(projectRoot, 'dist/client/index.html'))) {
        throw new Error('The client is not built: run "npm run build" first.');
      }
      const server = await startServer();
      await give(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  faults: async ({}, give) => {
    const faults: string[] = [];
    await give(faults);
    expect(faults, 'what went wrong in the pages').toEqual([]);
  },

  openBrowser: async ({ browser, server, contextOptions, faults }, give) => {
    const opened: Page[] = [];
    await give(async (name, options) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: server.url,
        // As over plain http, where no browser keeps the page: keeping it means to fetch all of its files. Walks that
        // are about it allow it.
        serviceWorkers: 'block',
        ...options,
      });
      await context.exposeFunction('tellForbidden', (what: string) => faults.push(`${name}: ${what}`));
      await context.addInitScript(watchPolicy);
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${name}: ${error.stack ?? error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !cutConnection.test(message.text()))
          faults.push(`${name}: ${message.text()}`);
      });
      opened.push(page);
      return page;
    });
    await Promise.all(opened.map((page) => page.context().close()));
  },

  alice: async ({ openBrowser }, give) => give(await openBrowser('alice')),
  bob: async ({ openBrowser }, give) => give(await openBrowser('bob')),

  picture: async ({}, give) => {
    mkdirSync(pictures, { recursive: true });
    await give(async (page, name) => {
      if (wantsPictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
    });
  },
});
