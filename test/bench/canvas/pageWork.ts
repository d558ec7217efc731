/** The work that is measured, done in the page by every whiteboard in the same way. */
import { sizes } from '../../../client/layout/sizes.ts';
import { makeScene, type Scene } from './scene.ts';
import type { Camera, Point, Subject } from './subject.ts';

/** What was done: the unit of the main thread's time is one round. */
export interface Rounds {
  readonly rounds: number;
  /** Frames that were missing between the first and the last. */
  readonly dropped: number;
}

export type Staged = 'visible' | 'offScreen' | 'insert' | 'pointers';

export interface PageWork {
  readonly prepare: (count: number) => void;
  readonly open: () => Promise<Rounds>;
  readonly pan: (frames: number) => Promise<Rounds>;
  readonly zoom: (frames: number) => Promise<Rounds>;
  /** Looks at the middle of the map and makes what others will send, or has them point somewhere; not measured. */
  readonly stage: (what: Staged, rounds: number) => Promise<void>;
  /** What was staged arrives. */
  readonly receive: () => Promise<Rounds>;
  readonly cursors: (rounds: number) => Promise<Rounds>;
  /** Nothing at all, as often as the updates come: what is taken off them. */
  readonly idle: (rounds: number) => Promise<Rounds>;
  /** Looks at a card in the middle, at 100 % or fit; resolves to its middle on the screen. */
  readonly aim: (where: 'near' | 'far') => Promise<{ x: number; y: number }>;
  readonly isDragging: () => boolean;
  readonly startFrames: () => void;
  readonly stopFrames: () => Promise<number>;
  readonly settle: () => Promise<void>;
}

declare global {
  interface Window {
    canvasWork: PageWork;
  }
}

/** Milliseconds from one update to the next. */
const between = 60;
/** Longer than anything waits before it does what it put off. */
const calm = 550;
/** So many cards about the middle of the screen are written on in turn. */
const mostWritten = 12;
const people = 50;
const betweenPointers = 100;
/** Nobody's hand keeps time with the others': each frame brings those whose turn it is, as a server gathers them. */
const turnsPerRound = 6;
const turnOf = (person: number): number => Math.floor((person * turnsPerRound) / people);
const everybody = Array.from({ length: people }, (_, person) => person);
const peopleOf = (turn: number): number[] => everybody.filter((person) => turnOf(person) === turn);

export function offerWork(subject: Subject): void {
  const root = document.getElementById('root')!;
  const width = window.innerWidth;
  const height = window.innerHeight;
  let scene: Scene;
  let snapshot: Uint8Array;
  let staged: readonly (() => void)[] = [];

  const near: Camera = { x: 0, y: 0, scale: 1 };
  const far = (): Camera => {
    const scale = Math.min(width / scene.width, height / scene.height) * 0.94;
    return { x: (width - scene.width * scale) / 2, y: (height - scene.height * scale) / 2 + 20, scale };
  };
  /** The cards nearest to the middle of the map, or to another part of its width and height; the nearest first. */
  const middleCards = (count: number, part = 0.5): number[] => {
    const distance = ({ x, y }: Point): number => Math.hypot(x - scene.width * part, y - scene.height * part);
    return scene.cards
      .map((card, index) => ({ index, distance: distance(card) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, count)
      .map(({ index }) => index);
  };
  const middleCard = (part?: number): number => middleCards(1, part)[0]!;
  const lookAt = (card: number): Camera => {
    const { x, y } = scene.cards[card]!;
    const camera = { x: Math.round(width / 2 - x - 100), y: Math.round(height / 2 - y), scale: 1 };
    subject.setCamera(camera);
    return camera;
  };
  /** Where everybody points, around a place, once the people of one turn have moved on. */
  const pointersAt = (turn: number, { x, y }: Point): Point[] =>
    everybody.map((person) => {
      const round = Math.floor((turn + turnsPerRound - 1 - turnOf(person)) / turnsPerRound);
      return { x: x + 500 * Math.sin(person + round / 7), y: y + 300 * Math.cos(person * 3 + round / 5) };
    });
  const updates = async (rounds: number, wait: number, step: (round: number) => void): Promise<Rounds> => {
    for (let round = 0; round < rounds; round++) {
      step(round);
      await pause(wait);
    }
    await pause(calm);
    return { rounds, dropped: 0 };
  };

  let watched: FrameWatch | null = null;
  window.canvasWork = {
    prepare: (count) => {
      scene = makeScene(count);
      snapshot = subject.pack(scene);
    },
    open: async () => {
      const texts = countTexts();
      subject.open(root, snapshot);
      await untilFrame(() => subject.isPainted(texts.count()));
      texts.stop();
      await afterFrame();
      return { rounds: 1, dropped: 0 };
    },
    pan: async (frames) => {
      subject.setCamera(near);
      await pause(calm);
      return runFrames(frames, (frame) => subject.setCamera({ x: -9 * frame, y: -5 * frame, scale: 1 }));
    },
    zoom: async (frames) => {
      const from = far();
      subject.setCamera(from);
      await pause(calm);
      const { x, y } = { x: scene.width / 2, y: scene.height / 2 };
      return runFrames(frames, (frame) => {
        const scale = from.scale ** (1 - frame / (frames - 1));
        subject.setCamera({ x: width / 2 - x * scale, y: height / 2 - y * scale, scale });
      });
    },
    stage: async (what, rounds) => {
      const middle = middleCard();
      lookAt(middle);
      if (what === 'pointers') subject.showCursors(pointersAt(0, scene.cards[middle]!), everybody);
      // People write on one card after the other: where a card lies on the screen is no matter of luck then.
      const written = what === 'offScreen' ? [0] : middleCards(mostWritten);
      staged = Array.from({ length: what === 'pointers' ? 0 : rounds }, (_, round) => {
        if (what === 'insert') return subject.insertAbove(middle);
        const card = written[round % written.length]!;
        return subject.setTitle(card, `${scene.cards[card]!.title} ${round}`);
      });
      await pause(calm);
    },
    receive: () => updates(staged.length, between, (round) => staged[round]!()),
    cursors: (rounds) => {
      const around = scene.cards[middleCard()]!;
      return updates(rounds * turnsPerRound, betweenPointers / turnsPerRound, (turn) =>
        subject.showCursors(pointersAt(turn + 1, around), peopleOf(turn % turnsPerRound)),
      );
    },
    idle: (rounds) => updates(rounds, between, () => {}),
    aim: async (where) => {
      // Not the one that may still be selected: its handles would be in the way at fit.
      const card = middleCard(where === 'near' ? 0.5 : 0.45);
      const camera = where === 'near' ? lookAt(card) : far();
      subject.setCamera(camera);
      await pause(calm);
      const { x, y } = scene.cards[card]!;
      return {
        x: (x + sizes.cardWidth / 2) * camera.scale + camera.x,
        y: (y + sizes.cardHeight / 2) * camera.scale + camera.y,
      };
    },
    isDragging: subject.isDragging,
    startFrames: () => {
      watched = watchFrames();
    },
    stopFrames: async () => watched?.stop() ?? 0,
    settle: () => pause(calm),
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function runFrames(frames: number, step: (frame: number) => void): Promise<Rounds> {
  const watch = watchFrames();
  for (let frame = 0; frame < frames; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    step(frame);
  }
  const dropped = await watch.stop();
  await pause(calm);
  return { rounds: frames, dropped };
}

interface FrameWatch {
  /** Resolves to how many frames were missing. */
  readonly stop: () => Promise<number>;
}

const frameTime = 1000 / 60;

function watchFrames(): FrameWatch {
  const times: number[] = [];
  let runs = true;
  const tick = (time: number): void => {
    times.push(time);
    if (runs) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  return {
    stop: async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      runs = false;
      return times
        .slice(1)
        .reduce((sum, time, i) => sum + Math.max(0, Math.round((time - times[i]!) / frameTime) - 1), 0);
    },
  };
}

function untilFrame(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const ask = (): void => {
      if (isSo()) resolve();
      else requestAnimationFrame(ask);
    };
    requestAnimationFrame(ask);
  });
}

/** The task after a frame runs when its drawing has left the page. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve());
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
}

function countTexts(): { count: () => number; stop: () => void } {
  let count = 0;
  const stops = [CanvasRenderingContext2D.prototype, OffscreenCanvasRenderingContext2D.prototype].map(
    (prototype) => {
      const fillText: CanvasText['fillText'] = Reflect.get(prototype, 'fillText');
      prototype.fillText = function (this: CanvasText, text, ...rest) {
        if (text.startsWith('Story')) count++;
        return fillText.call(this, text, ...rest);
      };
      return () => {
        prototype.fillText = fillText;
      };
    },
  );
  return { count: () => count, stop: () => stops.forEach((stop) => stop()) };
}
