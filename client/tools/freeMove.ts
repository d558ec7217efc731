/** Dragging free things: together, lined up with what lies near, and stickies into a cell, where they become stories. */
import { moveFreeThings } from '../../shared/commands/moveFreeThings.ts';
import { stickiesToStories } from '../../shared/commands/stickiesToStories.ts';
import { freeKindOf, isFreeId, type FreeId } from '../../shared/model/freeThing.ts';
import type { StickyId } from '../../shared/model/sticky.ts';
import { carriedBy } from '../../shared/views/freeThings.ts';
import { dropTarget, type StoryTarget } from '../layout/dropTarget.ts';
import type { FreePlaces } from '../layout/freePlaces.ts';
import { snapTo } from '../layout/freeSnap.ts';
import { overlaps, union, type Point, type Rect } from '../layout/geometry.ts';
import type { MapLayout } from '../layout/mapLayout.ts';
import { toMap, visibleRect, type View } from '../layout/viewport.ts';
import { select } from '../store/viewMoves.ts';
import type { FreeDrag } from '../store/freeDrag.ts';
import { createAutoScroll } from './autoScroll.ts';
import type { FreeHandWords } from './freeHand.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { isLive, type Tools } from './toolContext.ts';

/** How near an edge has to be to line up, in screen pixels. */
export const snapReach = 6;

/** With Ctrl or Cmd held, nothing lines up. */
export function startMoveFree(
  tools: Tools,
  places: () => FreePlaces,
  words: FreeHandWords,
  id: FreeId,
  start: PointerInput,
): Gesture {
  const { view, actions } = tools;
  if (!view.getState().selection.has(id)) select(view, [id]);
  const chosen = [...view.getState().selection].filter(isFreeId);
  const carried = carriedBy(tools.store.getRecords(), chosen);
  const canDrop = chosen.every((each) => freeKindOf(each) === 'sticky');
  const from = toMap(view.getState().viewport, start.point);
  const boxes = [...carried].flatMap((each) => places().rectOf(each) ?? []);
  const box = boxes.length === 0 ? null : boxes.reduce(union);
  const grabbed = places().rectOf(id);
  let last = start;
  let by: Point = { x: 0, y: 0 };

  const update = (): void => {
    const { viewport } = view.getState();
    const to = toMap(viewport, last.point);
    by = { x: to.x - from.x, y: to.y - from.y };
    const isOverCell = canDrop && cellTarget(tools.layout(), viewport, last.point) !== null;
    const snapped =
      box === null || last.toggle || isOverCell
        ? { by: { x: 0, y: 0 }, lines: [] }
        : snapTo(
            { ...box, x: box.x + by.x, y: box.y + by.y },
            nearRects(places(), viewport, carried),
            snapReach / viewport.scale,
          );
    by = { x: by.x + snapped.by.x, y: by.y + snapped.by.y };
    const free: FreeDrag = {
      what: 'move',
      ids: carried,
      by,
      lines: snapped.lines,
      pointer: canDrop ? last.point : null,
    };
    view.setState({ drag: { kind: 'free', free } });
    if (grabbed !== null) {
      const ids = [id, ...chosen.filter((each) => each !== id)].slice(0, 50);
      actions.showPresence({ drag: { ids, at: { x: grabbed.x + by.x, y: grabbed.y + by.y } } });
    }
  };
  const scroll = createAutoScroll(tools, update);
  const stop = (): void => {
    scroll.stop();
    view.setState({ drag: null });
    actions.showPresence({ drag: null });
  };
  return {
    kind: 'drag',
    move: (input) => {
      last = input;
      update();
      scroll.pointerAt(input.point);
    },
    end: () => {
      stop();
      const live = chosen.filter((each) => isLive(tools, each));
      if (live.length === 0) return tools.dialogs.toast(tools.words.cardsGone);
      const target = canDrop ? cellTarget(tools.layout(), view.getState().viewport, last.point) : null;
      actions.endUndoStep();
      if (target !== null) makeStories(tools, words, live as StickyId[], target);
      else if (by.x !== 0 || by.y !== 0) actions.runLate(moveFreeThings, { ids: live, by });
      actions.endUndoStep();
    },
    cancel: stop,
  };
}

/** The cell right under a point of the screen, and the rank there; null beside the grid. */
export function cellTarget(layout: MapLayout, viewport: View, point: Point): StoryTarget | null {
  const at = toMap(viewport, point);
  const isInside =
    layout.columns.some(({ x, width }) => at.x >= x && at.x < x + width) && at.y >= 0 && at.y < layout.height;
  return isInside ? dropTarget(layout, at, new Set()) : null;
}

function makeStories(
  tools: Tools,
  words: FreeHandWords,
  ids: readonly StickyId[],
  { stepId, lane, before }: StoryTarget,
): void {
  const made = tools.actions.runLate(stickiesToStories, {
    ids: [...ids],
    stepId,
    releaseId: lane,
    ...(before === null ? {} : { before }),
  });
  if (made === null) return;
  select(tools.view, made.ids);
  tools.dialogs.toast(words.madeStories(made.ids.length), { undo: true });
}

/** What can be lined up with: boxes on the screen that do not move along. */
export function nearRects(places: FreePlaces, viewport: View, moving: ReadonlySet<FreeId>): Rect[] {
  const seen = visibleRect(viewport);
  return places.things.flatMap(({ id }) => {
    const kind = freeKindOf(id);
    if (moving.has(id) || kind === 'arrow' || kind === 'stroke') return [];
    const rect = places.rectOf(id);
    return rect !== null && overlaps(seen, rect) ? [rect] : [];
  });
}
