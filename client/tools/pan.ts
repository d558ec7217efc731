/** Panning with the middle button, with Space held, or with a finger on empty ground. */
import type { Gesture, PointerInput } from './gesture.ts';
import type { Tools } from './toolContext.ts';
import { pan } from './viewTool.ts';

export function startPan(tools: Tools, start: PointerInput): Gesture {
  const before = tools.view.getState().viewport;
  let last = start.point;
  return {
    kind: 'pan',
    move: ({ point }) => {
      pan(tools, { x: point.x - last.x, y: point.y - last.y });
      last = point;
    },
    end: () => {},
    cancel: () => tools.view.setState({ viewport: before }),
  };
}
