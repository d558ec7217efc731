/** A backlog of 10,000 stories in a browser: opening it, scrolling through it, moving one story, and grooming it. */
import type { Page } from '@playwright/test';
import { makeMapAs, post } from '../../support/browserGuest.ts';
import { startServer } from '../../support/startServer.ts';
import { openBrowsers } from '../browsers.ts';
import { duration, percentile, type Measured, type Row } from '../row.ts';

const stories = 10_000;
/** No file may bring more. */
const mostAtOnce = 5_000;
/** A map this large takes a while to open where the machine has more to do. Milliseconds. */
const patience = 180_000;
const openingBar = 1_000;
const frameBar = 50;
const moveBar = 50;
const openings = 5;
const scrolledFrames = 180;
/** Pixels a frame: somebody who looks for something far down. */
const scrollStep = 340;
const moves = 40;
const draggedRows = 5;
const steps = 30;

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
    name: named('one re-order by keyboard → pixels'),
    bar: `p95 ≤ ${duration(moveBar)}`,
    measure: () => onBacklog((open) => measureMoves(open, moveByKey)),
  },
  {
    name: named('one re-order by mouse, let go → pixels'),
    bar: `p95 ≤ ${duration(moveBar)}`,
    measure: () => onBacklog((open) => measureMoves(open, moveByMouse)),
  },
  {
    name: named('opening grooming → first story of the queue on the screen'),
    bar: `≤ ${duration(openingBar)}`,
    measure: () => onBacklog(measureGrooming),
  },
  {
    name: named('next story of the grooming queue → pixels'),
    bar: `p95 ≤ ${duration(moveBar)}`,
    measure: () => onBacklog(measureQueue),
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
      page.setDefaultTimeout(patience);
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
    return `${place},${titleOf(i)},${release},${(i % 8) + 1},Backlog,Person ${i % 12}`;
  });
  return ['activity,step,story,release,estimate,stage,owner', ...rows].join('\n');
}

const verbs = 'Filter Sort Export Print Share Compare Archive Restore Rename Merge Approve Track'.split(' ');
const things = 'orders parcels invoices refunds customers reviews coupons photos returns addresses'.split(
  ' ',
);
const moments = 'today tomorrow weekly monthly yearly'.split(' ');

/** As people write them: many have words in common, some say nearly the same, some are of how it is built. */
function titleOf(i: number): string {
  const verb = verbs[i % verbs.length]!;
  const thing = things[Math.floor(i / 7) % things.length]!;
  const built = i % 20 === 0 ? ' in the database' : '';
  return `${verb} the ${thing} of shop ${Math.floor(i / 3)} ${moments[Math.floor(i / 11) % moments.length]!}${built}`;
}

declare global {
  interface Window {
    /** Resolves to milliseconds from the next key, or the next time the mouse is let go, to the frame in which `isSo`. */
    throughlineTime: (isSo: () => boolean) => Promise<number>;
    throughlineTimed: Promise<number>;
  }
}

async function watchScreen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kinds = ['click', 'pointerup', 'keydown'];
    window.throughlineTime = (isSo) =>
      new Promise((resolve) => {
        const from = (event: Event): void => {
          // The key that is held is not the one that does it.
          if (event instanceof KeyboardEvent && event.key === 'Alt') return;
          for (const kind of kinds) window.removeEventListener(kind, from, true);
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
        for (const kind of kinds) window.addEventListener(kind, from, true);
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
  return spread(frames, 'frames', frameBar);
}

/** Moves the story to another rank. */
type Move = (page: Page, story: string) => Promise<void>;

const moveByKey: Move = (page) => page.keyboard.press('Alt+ArrowDown');

const moveByMouse: Move = async (page, story) => {
  const grip = await page.locator(`[data-story="${story}"] [title^="Drag"]`).boundingBox();
  if (grip === null) throw new Error('the row is not in sight');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  // Up and down in turns, so that it stays in the middle of what is seen.
  const rows = y > 500 ? -draggedRows : draggedRows;
  await page.mouse.move(x, y + rows * 48, { steps: 6 });
  await page.mouse.up();
};

async function measureMoves(open: OpenPage, move: Move): Promise<Measured> {
  const page = await open();
  await openBacklog(page);
  await calm(page);
  await page.evaluate(() => {
    const scroller = document.querySelector('[data-story]')!.closest('[role=rowgroup]')!;
    scroller.scrollTop = scroller.scrollHeight / 2;
  });
  await page.waitForTimeout(500);
  const id = await page.evaluate(() => {
    const { top, bottom } = document
      .querySelector('[data-story]')!
      .closest('[role=rowgroup]')!
      .getBoundingClientRect();
    const middle = [...document.querySelectorAll<HTMLElement>('[data-story]')].find((row) => {
      const box = row.getBoundingClientRect();
      return box.top <= (top + bottom) / 2 && (top + bottom) / 2 < box.bottom;
    })!;
    middle.focus();
    return middle.dataset['story']!;
  });
  const samples: number[] = [];
  for (let each = 0; each < moves; each++) {
    await page.evaluate((story) => {
      const rankOf = (): string | null | undefined =>
        document.querySelector(`[data-story="${story}"]`)?.getAttribute('aria-rowindex');
      const before = rankOf();
      window.throughlineTimed = window.throughlineTime(() => ![null, undefined, before].includes(rankOf()));
    }, id);
    await move(page, id);
    samples.push(await page.evaluate(() => window.throughlineTimed));
    await page.waitForTimeout(150);
  }
  return spread(samples, 'moves', moveBar);
}

async function openGrooming(page: Page): Promise<number> {
  await openBacklog(page);
  await calm(page);
  await page.evaluate(() => {
    window.throughlineTimed = window.throughlineTime(() => document.querySelector('[data-groom]') !== null);
  });
  await page.getByRole('radio', { name: 'Grooming' }).click();
  return page.evaluate(() => window.throughlineTimed);
}

async function measureGrooming(open: OpenPage): Promise<Measured> {
  const page = await open();
  const spent = await openGrooming(page);
  return { value: duration(spent), meetsBar: spent <= openingBar };
}

async function measureQueue(open: OpenPage): Promise<Measured> {
  const page = await open();
  await openGrooming(page);
  await calm(page);
  await page.locator('[data-groom]').first().focus();
  const samples: number[] = [];
  for (let each = 0; each < steps; each++) {
    await page.evaluate(() => {
      const current = (): string | undefined =>
        document.querySelector<HTMLElement>('[data-groom][aria-current]')?.dataset['groom'];
      const before = current();
      window.throughlineTimed = window.throughlineTime(() => current() !== before);
    });
    await page.keyboard.press('ArrowDown');
    samples.push(await page.evaluate(() => window.throughlineTimed));
    await page.waitForTimeout(150);
  }
  return spread(samples, 'steps', moveBar);
}

function spread(samples: readonly number[], what: string, bar: number): Measured {
  const p95 = percentile(samples, 0.95);
  const rest = `median ${duration(percentile(samples, 0.5))}, worst ${duration(Math.max(...samples))}`;
  return { value: `p95 ${duration(p95)} (${rest}, ${samples.length} ${what})`, meetsBar: p95 <= bar };
}
