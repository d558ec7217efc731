/** Making free things with a tool in hand: a click or a box for a sticky, text or frame, a line for arrows and drawing. */
import { addFreeThings, type NewFreeThing } from '../../shared/commands/addFreeThings.ts';
import { holderSchema, type ArrowEnd } from '../../shared/model/arrow.ts';
import { allowedPoint } from '../../shared/model/freePlace.ts';
import { frameSize } from '../../shared/model/frame.ts';
import { textWidth } from '../../shared/model/freeText.ts';
import type { FreeId } from '../../shared/model/freeThing.ts';
import { stickySize } from '../../shared/model/sticky.ts';
import type { StrokePoint } from '../../shared/model/strokePath.ts';
import { allEdges, snapTo } from '../layout/freeSnap.ts';
import { freeSpot, type FreePlaces } from '../layout/freePlaces.ts';
import { storeStroke } from '../layout/freeStroke.ts';
import { rectBetween, type Point, type Rect } from '../layout/geometry.ts';
import { fieldCentre, toMap } from '../layout/viewport.ts';
import { select } from '../store/viewMoves.ts';
import type { FreeMaker } from '../store/freeDrag.ts';
import { editRecord } from './editing.ts';
import { nearRects, snapReach } from './freeMove.ts';
import { arrowEndAt, dragging } from './freeResize.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import type { Tools } from './toolContext.ts';

/** A press that slips less than this, in screen pixels, is a click. */
const click = 8;
/** How much a drawn line may move when it is thinned out, in screen pixels. */
const tolerance = 0.5;

/** The gesture of a tool. All but drawing lay the tool down when they are done. */
export function startMaking(
  tools: Tools,
  places: () => FreePlaces,
  maker: FreeMaker,
  start: PointerInput,
): Gesture {
  if (maker === 'stroke') return startDrawing(tools, start);
  if (maker === 'arrow') return startArrow(tools, places, start);
  return startBox(tools, places, maker, start);
}

type Boxed = 'sticky' | 'text' | 'frame';

function startBox(tools: Tools, places: () => FreePlaces, maker: Boxed, start: PointerInput): Gesture {
  const from = toMap(tools.view.getState().viewport, start.point);
  let box: Rect | null = null;
  return dragging(
    tools,
    (input) => {
      const { viewport } = tools.view.getState();
      const to = toMap(viewport, input.point);
      const { by, lines } = snapTo(
        { ...to, width: 0, height: 0 },
        nearRects(places(), viewport, new Set()),
        snapReach / viewport.scale,
        { x: ['start'], y: ['start'] },
      );
      box = rectBetween(from, { x: to.x + by.x, y: to.y + by.y });
      return { what: 'make', maker, box, lines };
    },
    (input) => {
      const { viewport } = tools.view.getState();
      const isClick = Math.hypot(input.point.x - start.point.x, input.point.y - start.point.y) < click;
      const drawn = isClick || box === null ? null : box;
      make(
        tools,
        maker,
        drawn ?? boxAt(maker, from, nearRects(places(), viewport, new Set()), viewport.scale),
        drawn !== null,
      );
    },
  );
}

/** The box of something that was put down with a click: a sticky in the middle, anything else from its corner. */
function boxAt(maker: Boxed, at: Point, near: readonly Rect[], scale: number): Rect {
  const size =
    maker === 'sticky' ? stickySize : maker === 'frame' ? frameSize : { width: textWidth, height: 31 };
  const box =
    maker === 'sticky'
      ? { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size }
      : { ...at, ...size };
  const { by } = snapTo(box, near, snapReach / scale, allEdges);
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}

function make(tools: Tools, maker: Boxed, box: Rect, isDrawn: boolean): void {
  const at = allowedPoint(box);
  const least = (length: number): number => Math.max(40, length);
  const size = { width: least(box.width), height: least(box.height) };
  const thing: NewFreeThing =
    maker === 'text'
      ? { kind: 'text', at, ...(isDrawn ? { width: size.width } : {}) }
      : maker === 'frame'
        ? { kind: 'frame', at, size }
        : { kind: 'sticky', at, size: isDrawn ? size : stickySize };
  const id = add(tools, thing);
  tools.view.setState({ freeTool: null });
  if (id !== null) openNew(tools, id);
}

/** Puts what the tool in hand makes into the middle of the screen; an arrow joins the two things that are chosen. */
export function placeByKey(tools: Tools, places: () => FreePlaces, maker: FreeMaker): void {
  const { viewport, selection } = tools.view.getState();
  if (!tools.actions.canEdit()) return;
  const middle = toMap(viewport, fieldCentre(viewport));
  if (maker === 'stroke') return;
  if (maker !== 'arrow') {
    const box = boxAt(maker, maker === 'sticky' ? middle : { x: middle.x - 140, y: middle.y - 100 }, [], 1);
    return make(tools, maker, maker === 'frame' ? box : freeSpot(places(), box), false);
  }
  const holders = [...selection].flatMap((id) => {
    const holder = holderSchema.safeParse(id);
    return holder.success ? [holder.data] : [];
  });
  const end = (index: 0 | 1): ArrowEnd => ({
    ...allowedPoint({ x: middle.x + (index === 0 ? -80 : 80), y: middle.y }),
    heldBy: holders.length === 2 ? holders[index]! : null,
  });
  const id = add(tools, { kind: 'arrow', from: end(0), to: end(1) });
  tools.view.setState({ freeTool: null });
  if (id !== null) select(tools.view, [id]);
}

/** A sticky with its middle at a point of the map, its text open. */
export function addStickyAt(tools: Tools, at: Point): void {
  make(tools, 'sticky', boxAt('sticky', at, [], 1), false);
}

function add(tools: Tools, thing: NewFreeThing): FreeId | null {
  tools.actions.endUndoStep();
  const made = tools.actions.runLate(addFreeThings, { things: [thing] });
  tools.actions.endUndoStep();
  return made?.ids[0] ?? null;
}

function openNew(tools: Tools, id: FreeId): void {
  select(tools.view, [id]);
  if (!editRecord(tools, id)) return;
  const { editing } = tools.view.getState();
  if (editing !== null) tools.view.setState({ editing: { ...editing, isNew: true } });
}

function startArrow(tools: Tools, places: () => FreePlaces, start: PointerInput): Gesture {
  const from = arrowEndAt(tools, places(), start.point, null);
  let to = from;
  return dragging(
    tools,
    ({ point }) => {
      to = arrowEndAt(tools, places(), point, from.heldBy);
      return { what: 'arrow', from, to };
    },
    ({ point }) => {
      if (Math.hypot(point.x - start.point.x, point.y - start.point.y) < click) return;
      const id = add(tools, { kind: 'arrow', from, to });
      tools.view.setState({ freeTool: null });
      if (id !== null) select(tools.view, [id]);
    },
  );
}

function startDrawing(tools: Tools, start: PointerInput): Gesture {
  const pointOf = ({ point, type, pressure }: PointerInput): StrokePoint => ({
    ...toMap(tools.view.getState().viewport, point),
    pressure: type === 'pen' && pressure !== undefined && pressure > 0 ? pressure : 0.5,
  });
  const points: StrokePoint[] = [pointOf(start)];
  const { view } = tools;
  const stop = (): void => view.setState({ drag: null });
  return {
    kind: 'marquee',
    move: (input) => {
      points.push(pointOf(input));
      view.setState({ drag: { kind: 'free', free: { what: 'draw', points: [...points] } } });
    },
    end: () => {
      stop();
      const { scale } = view.getState().viewport;
      add(tools, {
        kind: 'stroke',
        ...storeStroke(points, tolerance / scale),
        width: Math.max(1, Math.min(60, 4 / scale)),
      });
    },
    cancel: stop,
  };
}
