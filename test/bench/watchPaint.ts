/** Sees what a page draws on its canvases: when each text was drawn first, and what a frame contained. */
import type { Page } from '@playwright/test';

/** In the page, since the navigation began. Milliseconds since the epoch, with fractions. */
export interface PaintLog {
  /** When the frame that first drew this text had been handed to the compositor. */
  readonly firstDrawn: Record<string, number>;
  /** When each printable key went down. */
  readonly keys: number[];
}

declare global {
  interface Window {
    throughlinePaintLog: PaintLog;
  }
}

/** Watches every page that is opened in here from now on. */
export async function watchPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const log: { firstDrawn: Record<string, number>; keys: number[] } = { firstDrawn: {}, keys: [] };
    window.throughlinePaintLog = log;
    let drawn: string[] = [];
    // The task after a frame runs when its drawing has left the page.
    const afterFrame = new MessageChannel();
    afterFrame.port1.addEventListener('message', () => {
      const at = performance.timeOrigin + performance.now();
      for (const text of drawn) log.firstDrawn[text] ??= at;
      drawn = [];
    });
    afterFrame.port1.start();
    for (const context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const fillText: CanvasText['fillText'] = Reflect.get(context.prototype, 'fillText');
      context.prototype.fillText = function (this: CanvasRenderingContext2D, text, ...rest) {
        if (drawn.length === 0) afterFrame.port2.postMessage(null);
        drawn.push(text);
        return fillText.call(this, text, ...rest);
      };
    }
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key.length === 1 && !event.ctrlKey && !event.metaKey)
          log.keys.push(performance.timeOrigin + event.timeStamp);
      },
      true,
    );
  });
}

export async function readPaintLog(page: Page): Promise<PaintLog> {
  return page.evaluate(() => window.throughlinePaintLog);
}
