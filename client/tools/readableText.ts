/** A text that is opened while the map is too small to be read: the map comes nearer, and the card stays where it is. */
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { Point } from '../layout/geometry.ts';
import type { Tools } from './toolContext.ts';
import { notePlace, reveal, zoom } from './viewTool.ts';

export interface ReadableText {
  /** The text of this record was opened; `at` is where it is on the screen. */
  readonly open: (id: Id, at: Point) => void;
  readonly dispose: () => void;
}

/** From this scale titles can be read. */
export const readable = 0.6;
/** How long the map takes to come twice as near, in milliseconds. */
const doubling = 130;
/** A frame that came late counts as this long, in milliseconds. */
const longestFrame = 100;

/** Moves at once for who wants no motion. */
export function createReadableText(tools: Tools, isStill: () => boolean): ReadableText {
  const { view, clock } = tools;
  let cancelFrame: (() => void) | null = null;
  const stop = (): void => {
    cancelFrame?.();
    cancelFrame = null;
  };
  const approach = (id: Id, at: Point, scale: number, since: number): void => {
    cancelFrame = clock.nextFrame(() => {
      cancelFrame = null;
      const { viewport, editing } = view.getState();
      // Whoever zooms out, or goes on to something else, is left alone.
      if (editing?.id !== id || viewport.scale < scale) return;
      const now = clock.now();
      nearer(id, at, 2 ** (Math.min(longestFrame, now - since) / doubling));
      const reached = view.getState().viewport.scale;
      if (reached < readable) approach(id, at, reached, now);
    });
  };
  const nearer = (id: Id, at: Point, factor: number): void => {
    const { scale } = view.getState().viewport;
    zoom(tools, Math.min(factor, readable / scale), at);
    reveal(tools, id);
  };
  return {
    open: (id, at) => {
      const kind = kindOf(id);
      const { scale } = view.getState().viewport;
      if (scale >= readable || (kind !== 'story' && kind !== 'step' && kind !== 'activity')) return;
      stop();
      notePlace(tools);
      if (isStill()) nearer(id, at, readable / scale);
      else approach(id, at, scale, clock.now());
    },
    dispose: stop,
  };
}
