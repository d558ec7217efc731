/** The free things of a map in the order they are painted, where each is, and what a frame carries. */
import type { Arrow, ArrowEnd } from '../model/arrow.ts';
import { freeKinds, freeKindOf, isOfKind, type FreeId, type FreeThing } from '../model/freeThing.ts';
import type { FreeText, TextScale } from '../model/freeText.ts';
import type { MapPoint } from '../model/freePlace.ts';
import { byOrder } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import type { Stroke } from '../model/stroke.ts';
import { readStrokePath, type StrokePoint } from '../model/strokePath.ts';

export interface FreeBox extends MapPoint {
  readonly width: number;
  readonly height: number;
}

const known = new WeakMap<MapRecords, readonly FreeThing[]>();

/** The live ones, lowest first: frames under everything else, then by order (O1). Computed once for the same records. */
export function freeThings(records: MapRecords): readonly FreeThing[] {
  let found = known.get(records);
  if (found === undefined) {
    const live = (kinds: readonly (typeof freeKinds)[number][]): FreeThing[] =>
      kinds
        .flatMap((kind): FreeThing[] => [...records[kind].values()])
        .filter(isLive)
        .sort(byOrder);
    found = [...live(['frame']), ...live(freeKinds.filter((kind) => kind !== 'frame'))];
    known.set(records, found);
  }
  return found;
}

const isLive = (thing: FreeThing): boolean => thing.archivedAt === null;

/** A free thing by its id, archived ones too; undefined when there is none. */
export function freeThing(records: MapRecords, id: FreeId): FreeThing | undefined {
  return records[freeKindOf(id)!].get(id as never);
}

/** The size of type and the distance of lines of a text, in map units. */
export const typeSizes: { readonly [S in TextScale]: number } = { small: 16, medium: 24, large: 44 };
export const lineHeight = 1.3;

/** A text's box when it has this many lines; how many it has is known only where it is drawn. */
export function textBox({ at, width, scale }: FreeText, lines = 1): FreeBox {
  return { ...at, width, height: typeSizes[scale] * lineHeight * Math.max(1, lines) };
}

const paths = new WeakMap<Stroke, readonly StrokePoint[]>();

/** A stroke's points in map units; computed once for the same record. */
export function strokePoints(stroke: Stroke): readonly StrokePoint[] {
  let points = paths.get(stroke);
  if (points === undefined) {
    points = readStrokePath(stroke.path).map(({ x, y, pressure }) => ({
      x: x + stroke.at.x,
      y: y + stroke.at.y,
      pressure,
    }));
    paths.set(stroke, points);
  }
  return points;
}

/** The box of anything but an arrow; a text counts by its first line. */
export function boxOf(thing: Exclude<FreeThing, Arrow>): FreeBox {
  if (isOfKind(thing, 'text')) return textBox(thing);
  if (isOfKind(thing, 'stroke')) return boxAround(strokePoints(thing));
  return { ...thing.at, ...thing.size };
}

/** The smallest box around points. */
export function boxAround(points: readonly MapPoint[]): FreeBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** These things and what lies wholly inside the frames among them and is not locked (F2: a frame carries what is inside). */
export function carriedBy(records: MapRecords, ids: readonly FreeId[]): Set<FreeId> {
  const carried = new Set<FreeId>(ids);
  const frames = ids.flatMap((id) => {
    const frame = freeKindOf(id) === 'frame' ? records.frame.get(id as never) : undefined;
    return frame === undefined ? [] : [frame];
  });
  if (frames.length === 0) return carried;
  for (const thing of freeThings(records)) {
    if (thing.locked) continue;
    if (frames.some((frame) => frame.id !== thing.id && isInside(records, thing, boxOf(frame)))) {
      carried.add(thing.id);
    }
  }
  return carried;
}

/** The box of anything; of an arrow around its ends. */
export function boxIn(records: MapRecords, thing: FreeThing): FreeBox {
  if (!isOfKind(thing, 'arrow')) return boxOf(thing);
  return boxAround([endPoint(records, thing.from), endPoint(records, thing.to)]);
}

/** Whether a thing lies wholly inside a box; an arrow does when both its ends do. */
export function isInside(records: MapRecords, thing: FreeThing, box: FreeBox): boolean {
  const inner = boxIn(records, thing);
  return (
    inner.x >= box.x &&
    inner.y >= box.y &&
    inner.x + inner.width <= box.x + box.width &&
    inner.y + inner.height <= box.y + box.height
  );
}

/** Where an end is: the middle of the free thing that holds it, else its own point. */
export function endPoint(records: MapRecords, end: ArrowEnd): MapPoint {
  const holder = end.heldBy === null ? null : heldThing(records, end.heldBy);
  if (holder === null) return end;
  const { x, y, width, height } = boxOf(holder);
  return { x: x + width / 2, y: y + height / 2 };
}

function heldThing(
  records: MapRecords,
  id: NonNullable<ArrowEnd['heldBy']>,
): Exclude<FreeThing, Arrow> | null {
  const thing = freeKindOf(id) === null ? undefined : freeThing(records, id as FreeId);
  return thing === undefined || isOfKind(thing, 'arrow') ? null : thing;
}
