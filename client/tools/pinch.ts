/** Two fingers: the distance zooms, the middle pans. */
import type { Point } from '../layout/geometry.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import type { Tools } from './toolContext.ts';
import { pan, zoom } from './viewTool.ts';

export function startPinch(tools: Tools, first: PointerInput, second: PointerInput): Gesture {
  const fingers = new Map<number, Point>([
    [first.id, first.point],
    [second.id, second.point],
  ]);
  return {
    kind: 'pinch',
    move: ({ id, point }) => {
      if (!fingers.has(id)) return;
      const before = spanOf(fingers);
      fingers.set(id, point);
      const after = spanOf(fingers);
      pan(tools, { x: after.middle.x - before.middle.x, y: after.middle.y - before.middle.y });
      if (before.distance > 0) zoom(tools, after.distance / before.distance, after.middle);
    },
    end: () => {},
    cancel: () => {},
  };
}

function spanOf(fingers: ReadonlyMap<number, Point>): { middle: Point; distance: number } {
  const [a, b] = [...fingers.values()] as [Point, Point];
  return {
    middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
    distance: Math.hypot(a.x - b.x, a.y - b.y),
  };
}
