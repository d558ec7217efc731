/** From opening the page of a map with 500 stories to the frame that shows it, in a browser that has never been there. */
import type { Page } from '@playwright/test';
import { csvOfStories, makeMapAs } from '../../support/browserGuest.ts';
import { startServer } from '../../support/startServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { openBrowsers } from '../browsers.ts';
import { duration, percentile, type Row } from '../row.ts';
import { readPaintLog, watchPaint } from '../watchPaint.ts';

const bar = 1_500;
const rounds = 7;

export const openMap: Row = {
  name: 'map with 500 stories: opening → first full paint',
  bar: `≤ ${duration(bar)}`,
  measure: async () => {
    const server = await startServer();
    const browsers = openBrowsers();
    try {
      const alice = await browsers.open();
      const mapId = await makeMapAs(alice, server.url, 'alice', csvOfStories(500), 'map.csv');
      const storageState = await alice.context().storageState();
      const samples: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const page = await browsers.open({ storageState });
        samples.push(await timeToPaint(page, `${server.url}/map/${mapId}`));
        await page.context().close();
      }
      const worst = Math.max(...samples);
      const value = `${duration(worst)} at worst of ${rounds} (median ${duration(percentile(samples, 0.5))})`;
      return { value, meetsBar: worst <= bar };
    } finally {
      await browsers.close();
      await server.stop();
    }
  },
};

/** Milliseconds from the start of the navigation to the frame in which the cards of the map are drawn. */
async function timeToPaint(page: Page, address: string): Promise<number> {
  await watchPaint(page);
  await page.goto(address);
  const { firstDrawn } = await waitFor(
    async () => {
      const log = await readPaintLog(page);
      return Object.keys(log.firstDrawn).some(isPartOfCard) && log;
    },
    { what: 'the cards to be drawn' },
  );
  const started = await page.evaluate(() => performance.timeOrigin);
  const painted = Object.entries(firstDrawn).flatMap(([text, at]) => (isPartOfCard(text) ? [at] : []));
  return Math.min(...painted) - started;
}

/** All cards in view are painted in one go, so any of their first lines stands for all. */
function isPartOfCard(text: string): boolean {
  return /^Story \d+/.test(text);
}
