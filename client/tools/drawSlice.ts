/** Slicing by drawing a line across a lane: the stories above it go into the release above, or into a new one. */
import { sliceIntoRelease } from '../../shared/commands/sliceIntoRelease.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { storiesAbove } from '../layout/cutLine.ts';
import { nearestLane } from '../layout/dropTarget.ts';
import { clamp, type Point } from '../layout/geometry.ts';
import { storyRect, type MapLayout } from '../layout/mapLayout.ts';
import { toMap } from '../layout/viewport.ts';
import { startEditing } from '../store/viewMoves.ts';
import type { Drag } from '../store/viewStore.ts';
import { createAutoScroll } from './autoScroll.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { titleOf, type Tools } from './toolContext.ts';
import { reveal } from './viewTool.ts';

type SliceDrag = Extract<Drag, { kind: 'slice' }>;

/** The line stays in the lane it began in; with Shift the stories go into a new release whatever was chosen. */
export function startDrawSlice(tools: Tools, start: PointerInput): Gesture {
  const { view, store } = tools;
  const from = toMap(view.getState().viewport, start.point);
  const begun = tools.layout();
  const lane = begun.lanes[nearestLane(begun, from.y)]?.lane ?? null;
  let last = start;
  const update = (): void => {
    const to = toMap(view.getState().viewport, last.point);
    const isNew = last.shift || view.getState().slicing === 'new';
    view.setState({ drag: cutAlong(tools.layout(), lane, from, to, isNew) });
  };
  const scroll = createAutoScroll(tools, update);
  // Others may move cards under the line while it is drawn.
  const unsubscribe = store.subscribe(update);
  const stop = (): void => {
    unsubscribe();
    scroll.stop();
    view.setState({ drag: null });
  };
  return {
    kind: 'slice',
    move: (input) => {
      last = input;
      update();
      scroll.pointerAt(input.point);
    },
    end: (input) => {
      last = input;
      update();
      const { drag } = view.getState();
      stop();
      if (drag?.kind !== 'slice') return tools.dialogs.toast(tools.words.targetGone);
      if (drag.ids.length === 0) return;
      view.setState({ slicing: null });
      slice(tools, drag);
    },
    cancel: stop,
  };
}

/** Cuts the lane of a story level below it, across all columns; false when there is nothing to cut. */
export function sliceBelow(tools: Tools, id: StoryId): boolean {
  const layout = tools.layout();
  const rect = storyRect(layout, id);
  const place = layout.placeOf(id);
  if (rect === null || place === null || !tools.actions.canEdit()) return false;
  const y = rect.y + rect.height;
  const lane = layout.lanes[place.lane]!.lane;
  const isNew = tools.view.getState().slicing === 'new';
  const drag = cutAlong(layout, lane, { x: 0, y }, { x: layout.width, y }, isNew);
  if (drag === null || drag.ids.length === 0) return false;
  tools.view.setState({ slicing: null });
  slice(tools, drag);
  return true;
}

/**
 * What a line cuts. Through the unscheduled lane, or where no release is above, the upper part becomes a release of
 * its own. Null when the lane is gone.
 */
function cutAlong(layout: MapLayout, lane: Lane, from: Point, to: Point, isNew: boolean): SliceDrag | null {
  const index = layout.lanes.findIndex((box) => box.lane === lane);
  const box = layout.lanes[index];
  if (box === undefined) return null;
  const within = ({ x, y }: Point): Point => ({ x, y: clamp(y, box.y, box.y + box.height) });
  const upper = layout.lanes[index - 1]?.lane ?? null;
  const into = isNew || lane === null || upper === null ? 'new' : upper;
  const ids = storiesAbove(layout, index, within(from), within(to));
  return { kind: 'slice', from: within(from), to: within(to), lane, ids, into };
}

/** One command, one step of undo; a new release is ready to be named. */
function slice(tools: Tools, { ids, lane, into }: SliceDrag): void {
  const { actions, words, view } = tools;
  actions.endUndoStep();
  if (into !== 'new') {
    const done = actions.run('sliceRelease', { ids: [...ids], releaseId: into, edge: 'bottom' });
    actions.endUndoStep();
    if (done !== null) tools.announce(words.sliced(ids.length, titleOf(tools, into)));
    return;
  }
  const made = actions.runLate(sliceIntoRelease, {
    ids: [...ids],
    name: words.newRelease,
    ...(lane === null ? {} : { before: lane }),
  });
  actions.endUndoStep();
  if (made === null) return;
  tools.announce(words.sliced(ids.length, words.newRelease));
  reveal(tools, made.id);
  startEditing(view, { id: made.id, field: 'name', selectsAll: true });
}
