/** The free layer from the keyboard: arrows move the focus, Alt+arrows what has it; Enter writes, Esc lays a tool down. */
import { moveFreeThings } from '../../shared/commands/moveFreeThings.ts';
import { isFreeId, type FreeId } from '../../shared/model/freeThing.ts';
import { firstFocus, type Direction } from '../layout/focusMove.ts';
import type { FreePlaces } from '../layout/freePlaces.ts';
import { centre, type Point, type Rect } from '../layout/geometry.ts';
import { focusCell, select } from '../store/viewMoves.ts';
import { placeByKey } from './freeMake.ts';
import type { KeyInput } from './keyInput.ts';
import { titleOf, type Tools } from './toolContext.ts';
import { reveal } from './viewTool.ts';

const ways: Readonly<
  Record<string, { readonly direction: Direction; readonly x: number; readonly y: number }>
> = {
  ArrowUp: { direction: 'up', x: 0, y: -1 },
  ArrowDown: { direction: 'down', x: 0, y: 1 },
  ArrowLeft: { direction: 'left', x: -1, y: 0 },
  ArrowRight: { direction: 'right', x: 1, y: 0 },
};

/** How far Alt+arrow moves, and with Shift, in map units. */
const step = 8;
const bigStep = 40;

/** Whether the key was for the free layer. */
export function freeKey(tools: Tools, places: () => FreePlaces, input: KeyInput): boolean {
  const { view } = tools;
  const { freeTool, focus } = view.getState();
  if (freeTool !== null && input.key === 'Escape') {
    view.setState({ freeTool: null });
    return true;
  }
  if (freeTool !== null && input.key === 'Enter') {
    placeByKey(tools, places, freeTool);
    return true;
  }
  if (focus === null || !isFreeId(focus)) return false;
  const way = ways[input.key];
  if (way === undefined || input.mod) return false;
  if (input.alt) moveChosen(tools, focus, way, input.shift ? bigStep : step);
  else moveFocus(tools, places(), focus, way.direction, input.shift);
  return true;
}

function moveChosen(tools: Tools, focus: FreeId, way: Point, by: number): void {
  if (!tools.actions.canEdit()) return;
  const chosen = [...tools.view.getState().selection].filter(isFreeId);
  const ids = chosen.includes(focus) ? chosen : [focus];
  tools.actions.endUndoStep();
  const moved = tools.actions.runLate(moveFreeThings, { ids, by: { x: way.x * by, y: way.y * by } });
  tools.actions.endUndoStep();
  if (moved === null) return;
  reveal(tools, focus);
  tools.announce(tools.words.moved(titleOf(tools, focus), ''));
}

function moveFocus(
  tools: Tools,
  places: FreePlaces,
  focus: FreeId,
  direction: Direction,
  isExtending: boolean,
): void {
  const from = places.rectOf(focus);
  const next = from === null ? null : nearestIn(places, from, direction, focus);
  if (next !== null) return setFocus(tools, next, isExtending);
  const layout = tools.layout();
  const grid = { x: 0, y: 0, width: layout.width, height: layout.height };
  if (from !== null && !isTowards(from, grid, direction)) return;
  const first = firstFocus(layout);
  if (first === null) return;
  reveal(tools, first);
  if (typeof first === 'string') select(tools.view, [first]);
  else focusCell(tools.view, first);
}

/** Goes from the grid to the nearest free thing in a direction. */
export function enterFree(tools: Tools, places: () => FreePlaces, direction: Direction): boolean {
  const { focus } = tools.view.getState();
  const layout = tools.layout();
  const from = { x: 0, y: 0, width: layout.width, height: layout.height };
  const now = places();
  const next = nearestIn(now, from, direction, null) ?? (focus === null ? (now.things[0]?.id ?? null) : null);
  if (next === null) return false;
  setFocus(tools, next, false);
  return true;
}

function setFocus(tools: Tools, id: FreeId, isExtending: boolean): void {
  reveal(tools, id);
  const kept = isExtending ? [...tools.view.getState().selection] : [];
  select(tools.view, [...kept, id], id);
}

/** The thing whose middle lies nearest in a direction; what lies straight ahead counts as nearer. */
export function nearestIn(
  places: FreePlaces,
  from: Rect,
  direction: Direction,
  except: FreeId | null,
): FreeId | null {
  let best: FreeId | null = null;
  let least = Infinity;
  for (const { id } of places.things) {
    const rect = id === except ? null : places.rectOf(id);
    if (rect === null || !isTowards(from, rect, direction)) continue;
    const [a, b] = [centre(from), centre(rect)];
    const isAcross = direction === 'left' || direction === 'right';
    const [ahead, aside] = isAcross ? [b.x - a.x, b.y - a.y] : [b.y - a.y, b.x - a.x];
    const distance = Math.abs(ahead) + 2 * Math.abs(aside);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

/** Whether the middle of `to` lies more in this direction than in any other. */
function isTowards(from: Rect, to: Rect, direction: Direction): boolean {
  const [a, b] = [centre(from), centre(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  switch (direction) {
    case 'left':
      return dx < -1 && -dx >= Math.abs(dy) * 0.5;
    case 'right':
      return dx > 1 && dx >= Math.abs(dy) * 0.5;
    case 'up':
      return dy < -1 && -dy >= Math.abs(dx) * 0.5;
    case 'down':
      return dy > 1 && dy >= Math.abs(dx) * 0.5;
  }
}
