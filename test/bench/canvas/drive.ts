/** One whiteboard in a browser of its own: its work is asked for, and the main thread's time is read. */
import type { CDPSession, Page } from '@playwright/test';
import { openBrowsers } from '../browsers.ts';
import type { PageWork, Rounds, Staged } from './pageWork.ts';

export interface Totals extends Rounds {
  /** Milliseconds of the main thread's processor time. */
  readonly total: number;
}

export interface Driven {
  /** `work` runs in the page; it knows nothing but its arguments. */
  readonly measure: (
    work: (page: PageWork, rounds: number) => Promise<Rounds>,
    rounds?: number,
  ) => Promise<Totals>;
  /** Makes what others will send; not measured. */
  readonly stage: (what: Staged, rounds: number) => Promise<void>;
  /** Drags a card by real mouse events, a frame each. */
  readonly drag: (where: 'near' | 'far') => Promise<Totals>;
  /** Megabytes since before the first paint. */
  readonly heapAdded: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const moves = 60;

/** Opens a page with a scene of so many cards, prepared but not shown. Fails when it takes too long. */
export async function drive(url: string, cards: number, pixelRatio: number, limit: number): Promise<Driven> {
  const browsers = openBrowsers();
  const page = await browsers.open({ deviceScaleFactor: pixelRatio });
  page.setDefaultTimeout(limit);
  // What a whiteboard would fetch from its makers is not there; nothing waits for it.
  await page.route(
    (address) => !address.href.startsWith(new URL(url).origin),
    (route) => route.abort(),
  );
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await within(
    limit,
    page.evaluate(async (count) => {
      await document.fonts.load('500 13px "Inter Variable"');
      window.canvasWork.prepare(count);
      await window.canvasWork.settle();
    }, cards),
  );
  const before = await heapNow(cdp);

  const measure: Driven['measure'] = async (work, rounds = 0) => {
    const start = await taskTime(cdp);
    const done = await within(
      limit,
      page.evaluate<Rounds>(`(${work.toString()})(window.canvasWork, ${rounds})`),
    );
    return { ...done, total: (await taskTime(cdp)) - start };
  };
  return {
    measure,
    stage: (what, rounds) =>
      within(
        limit,
        page.evaluate(([kind, count]) => window.canvasWork.stage(kind, count), [what, rounds] as const),
      ),
    drag: (where) => within(limit, drag(page, cdp, where)),
    heapAdded: async () => ((await heapNow(cdp)) - before) / 1e6,
    close: browsers.close,
  };
}

async function drag(page: Page, cdp: CDPSession, where: 'near' | 'far'): Promise<Totals> {
  const from = await page.evaluate((place) => window.canvasWork.aim(place), where);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.move(from.x + 16, from.y + 16);
  await page.evaluate(() => window.canvasWork.settle());
  if (!(await page.evaluate(() => window.canvasWork.isDragging())))
    throw new Error('The card does not follow');
  await page.evaluate(() => window.canvasWork.startFrames());
  const start = await taskTime(cdp);
  for (let move = 0; move < moves; move++) {
    const turn = (move / moves) * 2 * Math.PI;
    await page.mouse.move(from.x + 130 * Math.sin(turn), from.y + 110 * Math.cos(turn));
    await new Promise((resolve) => setTimeout(resolve, 12));
  }
  const dropped = await page.evaluate(() => window.canvasWork.stopFrames());
  const total = (await taskTime(cdp)) - start;
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.evaluate(() => window.canvasWork.settle());
  return { rounds: moves, dropped, total };
}

async function taskTime(cdp: CDPSession): Promise<number> {
  return (await metric(cdp, 'TaskDuration')) * 1000;
}

async function heapNow(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return metric(cdp, 'JSHeapUsedSize');
}

async function metric(cdp: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}

async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
