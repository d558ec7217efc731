/** Slicing as a gesture: the divider between two lanes is pulled through the stacks; what it passed goes over. */
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { clamp } from '../layout/geometry.ts';
import type { MapLayout } from '../layout/mapLayout.ts';
import { slicingLine, slicingReach, type Slice } from '../layout/slicingLine.ts';
import { toMap } from '../layout/viewport.ts';
import type { Drag } from '../store/viewStore.ts';
import { createAutoScroll } from './autoScroll.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { titleOf, type Tools } from './toolContext.ts';

type DividerDrag = Extract<Drag, { kind: 'divider' }>;

/** `lower` is the index of the lane below the divider. */
export function startPullDivider(tools: Tools, lower: number, start: PointerInput): Gesture {
  const { view } = tools;
  const layout = tools.layout();
  const lanes: { upper: Lane; lower: Lane } = {
    upper: layout.lanes[lower - 1]!.lane,
    lower: layout.lanes[lower]!.lane,
  };
  let last = start.point;
  const update = (): void => {
    const index = dividerIndex(tools.layout(), lanes);
    if (index === null) return;
    const reach = slicingReach(tools.layout(), index);
    const y = clamp(toMap(view.getState().viewport, last).y, reach.from, reach.to);
    view.setState({ drag: { kind: 'divider', ...lanes, y } });
  };
  const scroll = createAutoScroll(tools, update);
  const stop = (): void => {
    scroll.stop();
    view.setState({ drag: null });
  };
  return {
    kind: 'divider',
    move: ({ point }) => {
      last = point;
      update();
      scroll.pointerAt(point);
    },
    end: () => {
      const { drag } = view.getState();
      stop();
      if (drag?.kind !== 'divider') return;
      const slice = sliceOf(tools.layout(), drag);
      if (slice === null) return tools.dialogs.toast(tools.words.targetGone);
      if (slice.ids.length === 0) return;
      tools.actions.endUndoStep();
      tools.actions.run('sliceRelease', { ids: [...slice.ids], releaseId: slice.to, edge: slice.edge });
      tools.actions.endUndoStep();
      tools.announce(tools.words.sliced(slice.ids.length, titleOf(tools, slice.to)));
    },
    cancel: stop,
  };
}

/** What goes over if the divider is let go here; null when one of its lanes is gone or they were moved apart. */
export function sliceOf(layout: MapLayout, drag: DividerDrag): Slice | null {
  const index = dividerIndex(layout, drag);
  return index === null ? null : slicingLine(layout, index, drag.y);
}

/** The index of the lane below the divider, as long as the two lanes still touch. */
export function dividerIndex(
  { lanes }: MapLayout,
  { upper, lower }: { readonly upper: Lane; readonly lower: Lane },
): number | null {
  const index = lanes.findIndex(({ lane }) => lane === lower);
  return index > 0 && lanes[index - 1]!.lane === upper ? index : null;
}
