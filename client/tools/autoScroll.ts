/** While something is dragged near an edge of the field, the map moves along. */
import { clamp, type Point } from '../layout/geometry.ts';
import { fieldArea, headerFrame } from '../layout/headers.ts';
import { pan } from './viewTool.ts';
import type { Tools } from './toolContext.ts';

const edge = 56;
/** Screen pixels per frame at the very edge. */
const fastest = 18;

export interface AutoScroll {
  readonly pointerAt: (point: Point) => void;
  readonly stop: () => void;
}

/** Calls `moved` after every frame that scrolled, so that the gesture can look again at what is under the pointer. */
export function createAutoScroll(tools: Tools, moved: () => void): AutoScroll {
  let point: Point | null = null;
  let callOff: (() => void) | null = null;
  const step = (): void => {
    callOff = null;
    if (point === null) return;
    const by = scrollSpeed(tools, point);
    if (by.x === 0 && by.y === 0) return;
    const before = tools.view.getState().viewport;
    pan(tools, by);
    if (tools.view.getState().viewport !== before) moved();
    callOff ??= tools.clock.nextFrame(step);
  };
  return {
    pointerAt: (at) => {
      point = at;
      callOff ??= tools.clock.nextFrame(step);
    },
    stop: () => {
      point = null;
      callOff?.();
      callOff = null;
    },
  };
}

function scrollSpeed(tools: Tools, { x, y }: Point): Point {
  const { viewport } = tools.view.getState();
  const area = fieldArea(viewport, headerFrame(viewport));
  const speed = (at: number, from: number, room: number): number => {
    const before = clamp((from + edge - at) / edge, 0, 1);
    const behind = clamp((at - (from + room - edge)) / edge, 0, 1);
    return Math.round((before - behind) * fastest);
  };
  return { x: speed(x, area.x, area.width), y: speed(y, area.y, area.height) };
}
