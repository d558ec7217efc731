/** The chosen things around the map on their way to the clipboard, frames with what is inside them. */
import { freeListNames, freeLists, type PlannedThing } from '../../shared/formats/freeLists.ts';
import type { ArrowEnd } from '../../shared/model/arrow.ts';
import { isFreeId, isOfKind, type FreeId, type FreeThing } from '../../shared/model/freeThing.ts';
import { kindOf } from '../../shared/model/id.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { boxAround, boxIn, carriedBy, endPoint, freeThings } from '../../shared/views/freeThings.ts';
import type { CopiedFree } from './cards.ts';

/** What a copy has of its own, or has not. */
const notCopied: ReadonlySet<string> = new Set(['id', 'storyId', 'locked', 'archivedAt']);

/** What is chosen of the free layer and what chosen frames carry. */
export function chosenFree(records: MapRecords, chosen: Iterable<string>): Set<FreeId> {
  return carriedBy(records, [...chosen].filter(isFreeId));
}

/** By their ids; `copied` says which records are copied with them: what else holds an arrow lets go of it. */
export function copyFree(
  records: MapRecords,
  ids: ReadonlySet<FreeId>,
  copied: ReadonlySet<string>,
): CopiedFree | null {
  const things = freeThings(records).filter(({ id }) => ids.has(id));
  if (things.length === 0) return null;
  const end = (held: ArrowEnd): ArrowEnd => {
    const stays = held.heldBy !== null && (copied.has(held.heldBy) || ids.has(held.heldBy as FreeId));
    const { x, y } = endPoint(records, held);
    return { heldBy: stays ? held.heldBy : null, x, y };
  };
  const copy = (thing: FreeThing): PlannedThing => {
    const fields = Object.entries(thing).filter(([name]) => !notCopied.has(name));
    const ends = isOfKind(thing, 'arrow') ? { from: end(thing.from), to: end(thing.to) } : {};
    return { key: thing.id, ...Object.fromEntries(fields), ...ends };
  };
  const lists = freeListNames.map((list) => [
    list,
    things.filter(({ id }) => kindOf(id) === freeLists[list]).map(copy),
  ]);
  const boxes = things.map((thing) => boxIn(records, thing));
  const around = boxAround(
    boxes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
  );
  const middle = { x: around.x + around.width / 2, y: around.y + around.height / 2 };
  return { middle, ...(Object.fromEntries(lists) as Omit<CopiedFree, 'middle'>) };
}
