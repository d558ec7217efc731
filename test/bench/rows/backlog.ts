/** A backlog of 10,000 stories in a browser: opening it, scrolling through it, and moving one story. */
import type { Page } from '@playwright/test';
import { makeMapAs, post } from '../../support/browserGuest.ts';
import { startServer } from '../../support/startServer.ts';
import { openBrowsers } from '../browsers.ts';
import { duration, percentile, type Measured, type Row } from '../row.ts';

const stories = 10_000;
/** No file may bring more. */
const mostAtOnce = 5_000;
const openingBar = 1_000;
const frameBar = 50;
const moveBar = 50;
const openings = 5;
const scrolledFrames = 180;
/** Pixels a frame: somebody who looks for something far down. */
const scrollStep = 340;
const moves = 40;

const named = (what: string): string => `backlog with ${stories.toLocaleString('en')} stories: ${what}`;

export const backlogRows: readonly Row[] = [
  {
    name: named('opening → first rows on the screen'),
    bar: `≤ ${duration(openingBar)}`,
    measure: () => onBacklog(measureOpening),
  },
  {
    name: named('frames while scrolling'),
    bar: `p95 ≤ ${duration(frameBar)}`,
    measure: () => onBacklog(measureScrolling),
  },
  {
    name: named('one re-order → pixels'),
    bar: `≤ ${duration(moveBar)}`,
    measure: () => onBacklog(measureMoves),
  },
];

type OpenPage = () => Promise<Page>;

/** `measure` gets pages that show the map, each in a browser of its own. */
async function onBacklog(measure: (open: OpenPage) => Promise<Measured>): Promise<Measured> {
  const server = await startServer();
  const browsers = openBrowsers();
  try {
    const alice = await browsers.open();
    const mapId = await makeMapAs(alice, server.url, 'alice', csvOfBacklog(0, mostAtOnce), 'map.csv');
    const rest = { text: csvOfBacklog(mostAtOnce, stories), fileName: 'rest.csv' };
    await post(alice, server.url, `/api/maps/${mapId}/import`, rest);
    const storageState = await alice.context().storageState();
    return await measure(async () => {
      const page = await browsers.open({ storageState });
      page.setDefaultTimeout(60_000);
      await page.goto(`${server.url}/map/${mapId}`);
      await page.locator('[data-id^="story:"]').first().waitFor({ state: 'attached' });
      await watchScreen(page);
      return page;
    });
  } finally {
    await browsers.close();
    await server.stop();
  }
}

function csvOfBacklog(from: number, to: number): string {
  const rows = Array.from({ length: to - from }, (_, at) => {
    const i = from + at;
    const column = i % 50;
    const release = `Release ${(Math.floor(i / 50) % 5) + 1}`;
    const place = `Activity ${Math.floor(column / 5) + 1},Step ${column + 1}`;
    return `${place},Story ${i + 1} that somebody wants,${release},${(i % 8) + 1},Backlog,Person ${i % 12}`;
  });
  return ['activity,step,story,release,estimate,stage,owner', ...rows].join('\n');
}

declare global {
  interface Window {
    /** Resolves to milliseconds from the next press of mouse or key to the frame in which `isSo`. */
    throughlineTime: (isSo: () => boolean) => Promise<number>;
    throughlineTimed: Promise<number>;
  }
}

async function watchScreen(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.throughlineTime = (isSo) =>
      new Promise((resolve) => {
        const from = (event: Event): void => {
          for (const kind of ['pointerdown', 'keydown']) window.removeEventListener(kind, from, true);
          const start = event.timeStamp;
          const look = (): void => {
            if (!isSo()) {
              requestAnimationFrame(look);
              return;
            }
            // The task after the frame runs when its drawing has left the page.
            const channel = new MessageChannel();
            channel.port1.addEventListener('message', () => resolve(performance.now() - start));
            channel.port1.start();
            channel.port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, from, true);
      });
  });
}

async function openBacklog(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.throughlineTimed = window.throughlineTime(
      () => document.querySelectorAll('[data-story]').length >= 10,
    );
  });
  await page.getByRole('tab', { name: 'Backlog' }).click();
  return page.evaluate(() => window.throughlineTimed);
}

/** The rest of a page that has just opened is not part of it. */
async function calm(page: Page): Promise<void> {
  await page.waitForTimeout(3_000);
}

async function measureOpening(open: OpenPage): Promise<Measured> {
  const samples: number[] = [];
  for (let round = 0; round < openings; round++) {
    const page = await open();
    await calm(page);
    samples.push(await openBacklog(page));
    await page.context().close();
  }
  const worst = Math.max(...samples);
  const value = `${duration(worst)} at worst of ${openings} (median ${duration(percentile(samples, 0.5))})`;
  return { value, meetsBar: worst <= openingBar };
}

async function measureScrolling(open: OpenPage): Promise<Measured> {
  const page = await open();
  await openBacklog(page);
  await calm(page);
  const frames = await page.evaluate(
    async ({ count, step }) => {
      const scroller = document.querySelector('[data-story]')!.closest('[role=rowgroup]')!;
      const times: number[] = [];
      for (let frame = 0; frame < count; frame++) {
        times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
        scroller.scrollTop += step;
      }
      if (scroller.scrollTop < (count * step) / 2) throw new Error('it did not scroll');
      return times.slice(1).map((time, i) => time - times[i]!);
    },
    { count: scrolledFrames, step: scrollStep },
  );
  const p95 = percentile(frames, 0.95);
  const rest = `median ${duration(percentile(frames, 0.5))}, worst ${duration(Math.max(...frames))}`;
  return { value: `p95 ${duration(p95)} (${rest}, ${frames.length} frames)`, meetsBar: p95 <= frameBar };
}

async function measureMoves(open: OpenPage): Promise<Measured> {
  const page = await open();
  await openBacklog(page);
  await calm(page);
  await page.evaluate(() => {
    const scroller = document.querySelector('[data-story]')!.closest('[role=rowgroup]')!;
    scroller.scrollTop = scroller.scrollHeight / 2;
  });
  await page.waitForTimeout(500);
  const id = await page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-story]')];
    const middle = rows[Math.floor(rows.length / 2)]!;
    middle.focus();
    return middle.dataset['story']!;
  });
  const samples: number[] = [];
  for (let move = 0; move < moves; move++) {
    await page.evaluate((story) => {
      const rankOf = (): string | null | undefined =>
        document.querySelector(`[data-story="${story}"]`)?.getAttribute('aria-rowindex');
      const before = rankOf();
      window.throughlineTimed = window.throughlineTime(() => ![null, undefined, before].includes(rankOf()));
    }, id);
    await page.keyboard.press('Alt+ArrowDown');
    samples.push(await page.evaluate(() => window.throughlineTimed));
    await page.waitForTimeout(150);
  }
  const worst = percentile(samples, 0.95);
  const rest = `median ${duration(percentile(samples, 0.5))}, worst ${duration(Math.max(...samples))}`;
  return { value: `p95 ${duration(worst)} (${rest}, ${samples.length} moves)`, meetsBar: worst <= moveBar };
}
