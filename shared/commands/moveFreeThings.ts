/** Moves free things by the same distance, all in one step; a frame carries what lies wholly inside it. */
import * as z from 'zod/mini';
import type * as Y from 'yjs';
import type { ArrowEnd } from '../model/arrow.ts';
import { recordOf } from '../model/document.ts';
import { allowedPoint, pointSchema, type MapPoint } from '../model/freePlace.ts';
import { freeKindOf, isOfKind, type FreeId, type FreeThing } from '../model/freeThing.ts';
import { readMap } from '../model/readMap.ts';
import { writeFields } from '../model/writeRecord.ts';
import { carriedBy, freeThing } from '../views/freeThings.ts';
import { defineCommand } from './command.ts';
import { freeIdsSchema, liveFreeThings } from './freeTarget.ts';

export const moveFreeThings = defineCommand({
  name: 'moveFreeThings',
  title: 'Move around the map',
  needs: 'editor',
  input: z.object({ ids: freeIdsSchema, by: pointSchema }),
  apply: (doc, { ids, by }) => {
    const records = readMap(doc);
    const carried = [...carriedBy(records, liveFreeThings(doc, ids))];
    for (const id of carried) moveOne(doc, id, freeThing(records, id), by);
    return { ids: carried };
  },
});

function moveOne(doc: Y.Doc, id: FreeId, thing: FreeThing | undefined, by: MapPoint): void {
  const kind = freeKindOf(id)!;
  const record = recordOf(doc, kind, id);
  if (thing === undefined || record === null) return;
  if (isOfKind(thing, 'arrow')) {
    writeFields(record, 'arrow', { from: movedEnd(thing.from, by), to: movedEnd(thing.to, by) });
  } else if (kind !== 'arrow') writeFields(record, kind, { at: moved(thing.at, by) });
}

function moved(at: MapPoint, by: MapPoint): MapPoint {
  return allowedPoint({ x: at.x + by.x, y: at.y + by.y });
}

function movedEnd(end: ArrowEnd, by: MapPoint): ArrowEnd {
  return end.heldBy === null ? { heldBy: null, ...moved(end, by) } : end;
}
