/** What is measured on each whiteboard, and the bars it is held to. */
import type { Driven } from './drive.ts';

/** A bar against the raw canvas and one against the better of tldraw and Excalidraw, at 2,000 and at 10,000 cards. */
export interface Bars {
  readonly raw?: number;
  readonly peers?: number;
  readonly peersLarge?: number;
  /** In the work's own unit, whatever others do. */
  readonly most?: number;
  /** 10,000 cards against 2,000. */
  readonly growth?: number;
  /** The part of the frames that may be missing. */
  readonly dropped?: number;
}

export interface Work {
  readonly name: string;
  readonly unit: string;
  readonly bars: Bars;
  readonly measure: (page: Driven, isQuick: boolean) => Promise<Measurement>;
}

export interface Measurement {
  readonly value: number;
  /** Of the frames, the part that was missing; null where frames are not counted. */
  readonly dropped: number | null;
}

export const firstPaint: Work = {
  name: 'first full paint at 100 % from a Yjs snapshot',
  unit: 'ms',
  bars: { peers: 0.45, peersLarge: 0.7 },
  measure: async (page) => {
    const { total } = await page.measure((work) => work.open());
    // What a whiteboard puts off until it is seen belongs to none of the works that follow.
    await page.measure((work) => work.idle(0));
    return { value: total, dropped: null };
  },
};

export const heap: Work = {
  name: 'heap added',
  unit: 'MB',
  bars: { most: 40 },
  measure: async (page) => ({ value: await page.heapAdded(), dropped: null }),
};

export const pan: Work = {
  name: 'pan 3 s at 100 %',
  unit: 'ms per frame',
  bars: { raw: 1.5, peers: 0.6, peersLarge: 0.3, growth: 1.3, dropped: 0.01 },
  measure: async (page, isQuick) =>
    perRound(await page.measure((work, frames) => work.pan(frames), isQuick ? 90 : 180)),
};

const zoom: Work = {
  name: 'zoom fit → 100 %',
  unit: 'ms per frame',
  bars: { raw: 1.2, peers: 0.35, peersLarge: 0.1, growth: 1.3 },
  measure: async (page, isQuick) =>
    perRound(await page.measure((work, frames) => work.zoom(frames), isQuick ? 40 : 60)),
};

const dragNear: Work = {
  name: 'drag one card at 100 %',
  unit: 'ms per move',
  bars: { raw: 1.25, peers: 0.4, peersLarge: 0.25, growth: 1.3, dropped: 0.01 },
  measure: async (page) => perRound(await page.drag('near')),
};

const dragFar: Work = {
  name: 'drag one card at fit',
  unit: 'ms per move',
  bars: { raw: 1.3, peers: 0.2, peersLarge: 0.25, growth: 1.3, dropped: 0.01 },
  measure: async (page) => perRound(await page.drag('far')),
};

const titleVisible: Work = {
  name: 'remote title change, visible',
  unit: 'ms per update',
  bars: { raw: 2.3, peers: 0.3, peersLarge: 0.1, growth: 1.3 },
  measure: (page, isQuick) => received(page, 'visible', isQuick),
};

const titleOffScreen: Work = {
  name: 'remote title change, off screen',
  unit: 'ms per update',
  bars: { most: 1, peers: 0.3, peersLarge: 0.1 },
  measure: (page, isQuick) => received(page, 'offScreen', isQuick),
};

const insert: Work = {
  name: 'insert in the middle of a column',
  unit: 'ms per update',
  bars: { raw: 2.2, peers: 0.25, peersLarge: 0.15 },
  measure: (page, isQuick) => received(page, 'insert', isQuick),
};

const cursors: Work = {
  name: '50 remote cursors at 10/s',
  unit: '% of a core',
  bars: { raw: 0.4, peers: 0.1, peersLarge: 0.1 },
  measure: async (page, isQuick) => {
    await page.stage('pointers', 0);
    const { value } = await net(page, (work, rounds) => work.cursors(rounds), isQuick);
    return { value: value / msPerPointerRound, dropped: null };
  },
};

/** 100 ms between the rounds: milliseconds per round are parts of a hundred. */
const msPerPointerRound = 1;

/** After the first paint, in this order; what changes the map comes last. */
export const works: readonly Work[] = [
  pan,
  zoom,
  dragNear,
  dragFar,
  cursors,
  titleVisible,
  titleOffScreen,
  insert,
];

interface Totals {
  readonly total: number;
  readonly rounds: number;
  readonly dropped: number;
}

function perRound({ total, rounds, dropped }: Totals): Measurement {
  return { value: total / rounds, dropped: dropped / (rounds + dropped) };
}

async function received(
  page: Driven,
  what: 'visible' | 'offScreen' | 'insert',
  isQuick: boolean,
): Promise<Measurement> {
  await page.stage(what, roundsOf(isQuick));
  return net(page, (work) => work.receive(), isQuick);
}

function roundsOf(isQuick: boolean): number {
  return isQuick ? 12 : 24;
}

/** Per update, without what the page costs when nothing happens. */
async function net(
  page: Driven,
  work: Parameters<Driven['measure']>[0],
  isQuick: boolean,
): Promise<Measurement> {
  const rounds = roundsOf(isQuick);
  const idle = await page.measure((page_, count) => page_.idle(count), rounds);
  const busy = await page.measure(work, rounds);
  return { value: Math.max(0, busy.total - idle.total) / rounds, dropped: null };
}
