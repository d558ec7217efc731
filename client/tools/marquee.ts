/** The marquee: what a rectangle drawn over the map touches is selected. */
import type { Id } from '../../shared/model/id.ts';
import { rectBetween } from '../layout/geometry.ts';
import { forEachVisibleCard } from '../layout/visible.ts';
import { toMap } from '../layout/viewport.ts';
import { createAutoScroll } from './autoScroll.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import type { Tools } from './toolContext.ts';

/** With Shift held at the start, what was selected stays. */
export function startMarquee(tools: Tools, start: PointerInput): Gesture {
  const { view } = tools;
  const before = view.getState().selection;
  const kept: ReadonlySet<Id> = start.shift ? before : new Set();
  const from = toMap(view.getState().viewport, start.point);
  let last = start.point;
  const update = (): void => {
    const to = toMap(view.getState().viewport, last);
    const area = rectBetween(from, to);
    const touched = new Set<Id>([...kept, ...(tools.free?.()?.inside(area) ?? [])]);
    forEachVisibleCard(tools.layout(), area, (story) => touched.add(story.id));
    const focus = [...touched].at(-1) ?? null;
    view.setState({
      drag: { kind: 'marquee', from, to },
      selection: touched,
      ...(focus === null ? {} : { focus, focusedCell: null }),
    });
  };
  const scroll = createAutoScroll(tools, update);
  const stop = (): void => {
    scroll.stop();
    view.setState({ drag: null });
  };
  return {
    kind: 'marquee',
    move: ({ point }) => {
      last = point;
      update();
      scroll.pointerAt(point);
    },
    end: stop,
    cancel: () => {
      stop();
      view.setState({ selection: before });
    },
  };
}
