/** The canvas against the raw canvas, tldraw and Excalidraw, on the same scene in the same run: the table of its bars. */
import { join } from 'node:path';
import { drive, type Driven } from './drive.ts';
import { ensurePeers, peersFolder } from './peers.ts';
import { servePages } from './servePages.ts';
import { tableOf, type Results } from './table.ts';
import { firstPaint, heap, pan, works, type Measurement, type Work } from './works.ts';

export interface CanvasOptions {
  /** 2,000 cards at the usual sharpness only, and fewer rounds. */
  readonly isQuick: boolean;
  /** Only these whiteboards, e.g. `ours` and `raw`; all when empty. */
  readonly only: readonly string[];
}

/** Resolves to the table and how many bars were missed. */
export async function measureCanvas({
  isQuick,
  only,
}: CanvasOptions): Promise<{ table: string; missed: number }> {
  const isWanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const hasPeers = (isWanted('tldraw') || isWanted('excalidraw')) && ensurePeers();
  const pages = await servePages(
    new Map([
      [join(import.meta.dirname, 'pages'), ['ours', 'raw']],
      ...(hasPeers ? [[peersFolder, ['tldraw', 'excalidraw']] as const] : []),
    ]),
  );
  const names = ['ours', 'raw', ...(hasPeers ? ['tldraw', 'excalidraw'] : [])].filter(isWanted);
  const results: Results = new Map();
  try {
    for (const cards of isQuick ? [2000] : [2000, 10_000]) {
      for (const name of names) {
        for (const pixelRatio of [1, 2]) {
          if (pixelRatio === 2 && (isQuick || cards > 2000)) continue;
          process.stderr.write(`measuring: ${name}, ${cards} cards, device pixel ratio ${pixelRatio} …\n`);
          const url = `${pages.url}/${name}.html`;
          const note = (work: Work, measured: Measurement | null): void => {
            const key = `${work.name} ${cards} ${pixelRatio}`;
            results.set(key, (results.get(key) ?? new Map()).set(name, measured));
          };
          await measureOne(url, cards, pixelRatio, isQuick, note);
        }
      }
    }
  } finally {
    pages.close();
  }
  return tableOf(results);
}

/** What takes longer than this is given up, in milliseconds. */
const limit = 25_000;
/** After so long, what is left of one whiteboard at one size is not begun: the whole never takes longer than 25 minutes. */
const patience = 90_000;

async function measureOne(
  url: string,
  cards: number,
  pixelRatio: number,
  isQuick: boolean,
  note: (work: Work, measured: Measurement | null) => void,
): Promise<void> {
  const list = pixelRatio === 1 ? [firstPaint, heap, ...works] : [firstPaint, pan];
  const start = performance.now();
  let page: Driven | null = null;
  for (const work of list) {
    if (performance.now() - start > patience) {
      note(work, null);
      continue;
    }
    try {
      if (page === null) {
        page = await drive(url, cards, pixelRatio, limit);
        if (work !== firstPaint) await firstPaint.measure(page, isQuick);
      }
      const measured = await work.measure(page, isQuick);
      process.stderr.write(`  ${work.name}: ${measured.value.toFixed(1)} ${work.unit}\n`);
      if (pixelRatio === 1 || work === pan) note(work, measured);
    } catch (error) {
      process.stderr.write(`  ${work.name}: ${error instanceof Error ? error.message : String(error)}\n`);
      note(work, null);
      // It may still be at it: what comes next gets a page of its own.
      await page?.close();
      page = null;
      if (work === firstPaint) return;
    }
  }
  await page?.close();
}
