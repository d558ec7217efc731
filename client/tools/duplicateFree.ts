/** Ctrl+D on free things: the same again, a little further down and to the right, in one step of undo. */
import { addFreeThings, type NewFreeThing } from '../../shared/commands/addFreeThings.ts';
import type { ArrowEnd } from '../../shared/model/arrow.ts';
import { allowedPoint, type MapPoint } from '../../shared/model/freePlace.ts';
import { isFreeId, isOfKind, type FreeThing } from '../../shared/model/freeThing.ts';
import { carriedBy, freeThings } from '../../shared/views/freeThings.ts';
import { select } from '../store/viewMoves.ts';
import type { Tools } from './toolContext.ts';

const further = 24;

/** Duplicates what is chosen, frames with what is inside them. Returns whether there was anything free to duplicate. */
export function duplicateFree(tools: Tools): boolean {
  const { selection } = tools.view.getState();
  const chosen = [...selection].filter(isFreeId);
  if (chosen.length === 0 || chosen.length < selection.size) return false;
  if (!tools.actions.canEdit()) return true;
  const records = tools.store.getRecords();
  const carried = carriedBy(records, chosen);
  const things = freeThings(records).filter(({ id }) => carried.has(id));
  if (things.length === 0) return true;
  tools.actions.endUndoStep();
  const made = tools.actions.runLate(addFreeThings, { things: things.map(copyOf) });
  tools.actions.endUndoStep();
  if (made !== null) select(tools.view, made.ids);
  return true;
}

function copyOf(thing: FreeThing): NewFreeThing {
  if (isOfKind(thing, 'arrow')) {
    const { title, hue } = thing;
    return { kind: 'arrow', title, hue, from: movedEnd(thing.from), to: movedEnd(thing.to) };
  }
  const at = moved(thing.at);
  if (isOfKind(thing, 'sticky'))
    return { kind: 'sticky', at, title: thing.title, size: thing.size, hue: thing.hue };
  if (isOfKind(thing, 'frame')) return { kind: 'frame', at, name: thing.name, size: thing.size };
  if (isOfKind(thing, 'stroke')) {
    return { kind: 'stroke', at, path: thing.path, width: thing.width, hue: thing.hue };
  }
  if (isOfKind(thing, 'image')) {
    return { kind: 'image', at, hash: thing.hash, size: thing.size, title: thing.title };
  }
  const { title, width, scale, hue } = thing;
  return { kind: 'text', at, title, width, scale, hue };
}

function moved({ x, y }: MapPoint): MapPoint {
  return allowedPoint({ x: x + further, y: y + further });
}

function movedEnd(end: ArrowEnd): ArrowEnd {
  return end.heldBy === null ? { heldBy: null, ...moved(end) } : end;
}
