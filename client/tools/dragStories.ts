/** Dragging a stack of stories in both axes. The document is untouched until the drop; then it is one command. */
import type { Id } from '../../shared/model/id.ts';
import type { Story, StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { dropTarget, type StoryTarget } from '../layout/dropTarget.ts';
import type { Point } from '../layout/geometry.ts';
import { storyRect, type MapLayout } from '../layout/mapLayout.ts';
import { toMap, type View } from '../layout/viewport.ts';
import type { Drag } from '../store/viewStore.ts';
import { select } from '../store/viewMoves.ts';
import { createAutoScroll } from './autoScroll.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { isLive, titleOf, type Tools } from './toolContext.ts';

type StoriesDrag = Extract<Drag, { kind: 'stories' }>;

/** Begins with the card under the pointer; a selected card takes the whole selection along, in map order. */
export function startDragStories(tools: Tools, id: StoryId, start: PointerInput): Gesture {
  const { view, actions } = tools;
  if (!view.getState().selection.has(id)) select(view, [id]);
  const ids = inMapOrder(tools, view.getState().selection, id);
  const origin = new Map<StoryId, Pick<Story, 'stepId' | 'releaseId'>>(
    ids.flatMap((each) => {
      const story = tools.store.getRecords().story.get(each);
      return story === undefined
        ? []
        : [[each, { stepId: story.stepId, releaseId: story.releaseId }] as const];
    }),
  );
  const corner = storyRect(tools.layout(), id);
  const at = toMap(view.getState().viewport, start.point);
  const grab = corner === null ? { x: 0, y: 0 } : { x: at.x - corner.x, y: at.y - corner.y };
  let last = start.point;
  let shown: StoryTarget | null = null;

  const update = (): void => {
    const drag: StoriesDrag = { kind: 'stories', ids, pointer: last, grab };
    view.setState({ drag });
    shown = storyTargetOf(tools.layout(), view.getState().viewport, drag);
    const point = toMap(view.getState().viewport, last);
    actions.showPresence({
      drag: { ids: ids.slice(0, 50), at: { x: point.x - grab.x, y: point.y - grab.y } },
    });
  };
  const scroll = createAutoScroll(tools, update);
  const stop = (): void => {
    scroll.stop();
    view.setState({ drag: null });
    actions.showPresence({ drag: null });
  };
  return {
    kind: 'drag',
    move: ({ point }) => {
      last = point;
      update();
      scroll.pointerAt(point);
    },
    end: () => {
      stop();
      const dropped = toMap(view.getState().viewport, last);
      if (isBeside(tools.layout(), dropped)) {
        pullOut(tools, ids, { x: dropped.x - grab.x, y: dropped.y - grab.y });
      } else drop(tools, ids, origin, shown);
    },
    cancel: stop,
  };
}

/** Where the stack of a drag would land now. */
export function storyTargetOf(layout: MapLayout, view: View, drag: StoriesDrag): StoryTarget | null {
  const pointer = toMap(view, drag.pointer);
  if (isBeside(layout, pointer)) return null;
  return dropTarget(layout, pointer, new Set(drag.ids));
}

/** How far beside the columns a story has to be dropped to leave the grid, in map units. */
const beside = 60;

/**
 * Whether a point of the map lies left, right or above the grid, where a story becomes a sticky. Below it does not:
 * what is not planned for any release has no end.
 */
function isBeside({ columns }: MapLayout, { x, y }: Point): boolean {
  const last = columns.at(-1);
  return last !== undefined && (x < -beside || y < -beside || x > last.x + last.width + beside);
}

/** Stories dropped beside the grid become stickies there. */
function pullOut(tools: Tools, ids: readonly StoryId[], at: Point): void {
  const live = ids.filter((id) => isLive(tools, id));
  if (live.length === 0) return tools.dialogs.toast(tools.words.cardsGone);
  void tools.fetchFree?.().then((free) => free?.pullOut(live, at));
}

/** Selected stories from left to right, top to bottom. */
export function inMapOrder(tools: Tools, selection: ReadonlySet<Id>, last?: StoryId): StoryId[] {
  const layout = tools.layout();
  const ids: StoryId[] = [];
  layout.lanes.forEach((_, lane) =>
    layout.columns.forEach((_column, column) => {
      for (const story of layout.stories(column, lane)) if (selection.has(story.id)) ids.push(story.id);
    }),
  );
  return ids.length === 0 && last !== undefined ? [last] : ids;
}

/**
 * Writes what the person saw. Step and release are named only when the drag changed them, so that someone else's
 * move of the same card in the other axis wins too.
 */
function drop(
  tools: Tools,
  ids: readonly StoryId[],
  origin: ReadonlyMap<StoryId, { readonly stepId: Id | null; readonly releaseId: Lane }>,
  target: StoryTarget | null,
): void {
  if (target === null) return;
  const { actions, dialogs, words } = tools;
  const live = ids.filter((id) => isLive(tools, id));
  if (live.length === 0) return dialogs.toast(words.cardsGone);
  if (!isLive(tools, target.stepId) || (target.lane !== null && !isLive(tools, target.lane))) {
    return dialogs.toast(words.targetGone);
  }
  const changesStep = live.some((id) => origin.get(id)?.stepId !== target.stepId);
  const changesLane = live.some((id) => origin.get(id)?.releaseId !== target.lane);
  actions.endUndoStep();
  actions.run('moveStories', {
    ids: live,
    ...(changesStep ? { stepId: target.stepId } : {}),
    ...(changesLane ? { releaseId: target.lane } : {}),
    ...(target.before === null ? {} : { before: target.before }),
  });
  actions.endUndoStep();
  tools.announce(words.moved(titleOf(tools, live[0]!), placeWords(tools, live[0]!)));
}

/** Where a story stands, in words. */
export function placeWords(tools: Tools, id: StoryId): string {
  const layout = tools.layout();
  const place = layout.placeOf(id);
  if (place === null) return '';
  const step = layout.columns[place.column]?.of[0] ?? null;
  return tools.words.place(
    step === null ? '' : titleOf(tools, step),
    titleOf(tools, layout.lanes[place.lane]?.lane ?? null),
    place.rank + 1,
    layout.stories(place.column, place.lane).length,
  );
}

/** Where the first card of a drag is now, on the map. */
export function ghostCorner(view: View, drag: StoriesDrag): Point {
  const pointer = toMap(view, drag.pointer);
  return { x: pointer.x - drag.grab.x, y: pointer.y - drag.grab.y };
}
