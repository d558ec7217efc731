/** Pulling a handle: another size for a box, another place for the end of an arrow. */
import { attachArrow } from '../../shared/commands/attachArrow.ts';
import { resizeFreeThing } from '../../shared/commands/resizeFreeThing.ts';
import { holderSchema, type ArrowEnd, type HolderId } from '../../shared/model/arrow.ts';
import type { FreeId } from '../../shared/model/freeThing.ts';
import { isId, type Id } from '../../shared/model/id.ts';
import { hitFree, type FreeCorner } from '../layout/freeHit.ts';
import type { FreePlaces } from '../layout/freePlaces.ts';
import { snapTo, type SnapEdges } from '../layout/freeSnap.ts';
import type { Point, Rect } from '../layout/geometry.ts';
import { hitTest } from '../layout/hitTest.ts';
import { toMap } from '../layout/viewport.ts';
import type { FreeDrag } from '../store/freeDrag.ts';
import { createAutoScroll } from './autoScroll.ts';
import { nearRects, snapReach } from './freeMove.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { isLive, type Tools } from './toolContext.ts';

/** The least side a box is pulled to, in map units. */
const leastSide = 40;

/** With Shift held, a corner keeps the proportions; those of an image are always kept. */
export function startResize(tools: Tools, places: () => FreePlaces, id: FreeId, corner: FreeCorner): Gesture {
  const before = places().rectOf(id) ?? { x: 0, y: 0, width: leastSide, height: leastSide };
  let box: Rect = before;
  const isImage = isId('image', id);
  return dragging(
    tools,
    (input) => {
      const { viewport } = tools.view.getState();
      const keeps = input.shift || isImage;
      const pulled = pullCorner(before, corner, toMap(viewport, input.point), keeps);
      const snapped =
        input.toggle || keeps
          ? { by: { x: 0, y: 0 }, lines: [] }
          : snapTo(
              pulled,
              nearRects(places(), viewport, new Set([id])),
              snapReach / viewport.scale,
              edgesOf(corner),
            );
      box = pullCorner(before, corner, cornerAfter(pulled, corner, snapped.by), keeps);
      return { what: 'resize', id, box, lines: snapped.lines };
    },
    () => {
      if (!isLive(tools, id)) return tools.dialogs.toast(tools.words.cardsGone);
      if (box === before || !isResizable(id)) return;
      const size = { width: box.width, height: box.height };
      tools.actions.runLate(resizeFreeThing, { id, at: { x: box.x, y: box.y }, size });
    },
  );
}

type Resizable = Parameters<typeof resizeFreeThing.apply>[1]['id'];

function isResizable(id: FreeId): id is Resizable {
  return !isId('arrow', id) && !isId('stroke', id);
}

/** The box when this corner or side is at `to`; the opposite one stays, and no side gets too short. */
export function pullCorner(box: Rect, corner: FreeCorner, to: Point, keepsProportions: boolean): Rect {
  let [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height];
  if (corner.includes('w')) left = Math.min(to.x, right - leastSide);
  if (corner.includes('e')) right = Math.max(to.x, left + leastSide);
  if (corner.includes('n')) top = Math.min(to.y, bottom - leastSide);
  if (corner.includes('s')) bottom = Math.max(to.y, top + leastSide);
  if (keepsProportions && corner.length === 2) {
    const scale = Math.max((right - left) / box.width, (bottom - top) / box.height);
    const [width, height] = [box.width * scale, box.height * scale];
    if (corner.includes('w')) left = right - width;
    else right = left + width;
    if (corner.includes('n')) top = bottom - height;
    else bottom = top + height;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function cornerAfter(box: Rect, corner: FreeCorner, by: Point): Point {
  return {
    x: (corner.includes('w') ? box.x : box.x + box.width) + by.x,
    y: (corner.includes('n') ? box.y : box.y + box.height) + by.y,
  };
}

function edgesOf(corner: FreeCorner): SnapEdges {
  return {
    x: corner.includes('w') ? ['start'] : corner.includes('e') ? ['end'] : [],
    y: corner.includes('n') ? ['start'] : corner.includes('s') ? ['end'] : [],
  };
}

/** Moves the start or the head of an arrow onto a point, or onto a thing that then holds it. */
export function startMoveEnd(
  tools: Tools,
  places: () => FreePlaces,
  id: Id<'arrow'>,
  end: 'from' | 'to',
): Gesture {
  const arrow = tools.store.getRecords().arrow.get(id);
  const other = arrow === undefined ? null : arrow[end === 'from' ? 'to' : 'from'].heldBy;
  let put: ArrowEnd | null = null;
  return dragging(
    tools,
    ({ point }) => {
      put = arrowEndAt(tools, places(), point, other);
      return { what: 'end', id, end, put };
    },
    () => {
      if (!isLive(tools, id)) return tools.dialogs.toast(tools.words.cardsGone);
      if (put !== null) tools.actions.runLate(attachArrow, { id, end, put });
    },
  );
}

/** The end of an arrow at a point of the screen: held by what lies there, but not by `except`. */
export function arrowEndAt(
  tools: Tools,
  places: FreePlaces,
  point: Point,
  except: HolderId | null,
): ArrowEnd {
  const { viewport } = tools.view.getState();
  const { x, y } = toMap(viewport, point);
  const free = hitFree(places, { x, y }, { unit: 1 / viewport.scale, chosen: null, reach: 4 });
  const hit = free ?? hitTest(tools.layout(), viewport, point, { canEdit: false });
  const holder = 'id' in hit ? holderSchema.safeParse(hit.id) : null;
  const heldBy = holder?.success === true && holder.data !== except ? holder.data : null;
  return { heldBy, x, y };
}

/** A gesture that shows what it does and does it in one step of undo. */
export function dragging(
  tools: Tools,
  shown: (input: PointerInput) => FreeDrag,
  done: (input: PointerInput) => void,
): Gesture {
  const { view, actions } = tools;
  let last: PointerInput | null = null;
  const update = (): void => {
    if (last !== null) view.setState({ drag: { kind: 'free', free: shown(last) } });
  };
  const scroll = createAutoScroll(tools, update);
  const stop = (): void => {
    scroll.stop();
    view.setState({ drag: null });
  };
  return {
    kind: 'drag',
    move: (input) => {
      last = input;
      update();
      scroll.pointerAt(input.point);
    },
    end: (input) => {
      stop();
      actions.endUndoStep();
      done(input);
      actions.endUndoStep();
    },
    cancel: stop,
  };
}
