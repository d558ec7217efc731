/** Where the free things are on the map, arrows and wrapped texts included. */
import type { Arrow, ArrowEnd } from '../../shared/model/arrow.ts';
import { freeKindOf, isFreeId, isOfKind, type FreeId, type FreeThing } from '../../shared/model/freeThing.ts';
import type { FreeText } from '../../shared/model/freeText.ts';
import { isId } from '../../shared/model/id.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { boxOf, freeThings, textBox } from '../../shared/views/freeThings.ts';
import { centre, overlaps, rectBetween, union, type Point, type Rect } from './geometry.ts';
import { storyRect, type MapLayout } from './mapLayout.ts';

/** An arrow from its start to its head. */
export interface ArrowLine {
  readonly from: Point;
  readonly to: Point;
}

export interface FreePlaces {
  /** Lowest first. */
  readonly things: readonly FreeThing[];
  readonly rectOf: (id: string) => Rect | null;
  readonly lineOf: (arrow: Arrow) => ArrowLine;
  /** Around all of them; null when there is none. */
  readonly extent: Rect | null;
}

/** An end keeps this distance from the edge of what holds it, in map units. */
const endGap = 6;

/** Between things that are put below one another, in map units. */
const spotGap = 16;

/** `linesOf` tells how many lines a text has where it is drawn. */
export function freePlaces(
  records: MapRecords,
  layout: MapLayout,
  linesOf: (text: FreeText) => number,
): FreePlaces {
  const things = freeThings(records);
  const byId = new Map<string, FreeThing>(things.map((thing) => [thing.id, thing]));
  const rects = new Map<string, Rect>();
  const holderRect = (id: string): Rect | null => {
    if (isId('story', id)) return storyRect(layout, id);
    const thing = byId.get(id);
    return thing === undefined || isOfKind(thing, 'arrow') ? null : rectOf(id);
  };
  const lineOf = (arrow: Arrow): ArrowLine => arrowLine(arrow.from, arrow.to, holderRect);
  const rectOf = (id: string): Rect | null => {
    const known = rects.get(id);
    if (known !== undefined) return known;
    const thing = byId.get(id);
    if (thing === undefined) return null;
    const rect = measure(thing, lineOf, linesOf);
    rects.set(id, rect);
    return rect;
  };
  let extent: Rect | null | undefined;
  return {
    things,
    rectOf: (id) => (isFreeId(id) ? rectOf(id) : null),
    lineOf,
    get extent() {
      if (extent === undefined) {
        const [first, ...rest] = things.flatMap(({ id }) => rectOf(id) ?? []);
        extent = first === undefined ? null : rest.reduce(union, first);
      }
      return extent;
    },
  };
}

function measure(
  thing: FreeThing,
  lineOf: (arrow: Arrow) => ArrowLine,
  linesOf: (text: FreeText) => number,
): Rect {
  if (isOfKind(thing, 'arrow')) {
    const { from, to } = lineOf(thing);
    return rectBetween(from, to);
  }
  return isOfKind(thing, 'text') ? textBox(thing, linesOf(thing)) : boxOf(thing);
}

/** The line between two ends: from the edge of what holds an end, pointing at the other; else from its own point. */
export function arrowLine(
  from: ArrowEnd,
  to: ArrowEnd,
  rectOf: (id: NonNullable<ArrowEnd['heldBy']>) => Rect | null,
): ArrowLine {
  const fromRect = from.heldBy === null ? null : rectOf(from.heldBy);
  const toRect = to.heldBy === null ? null : rectOf(to.heldBy);
  const fromPoint = fromRect === null ? from : centre(fromRect);
  const toPoint = toRect === null ? to : centre(toRect);
  return {
    from: fromRect === null ? { x: from.x, y: from.y } : edgePoint(fromRect, toPoint),
    to: toRect === null ? { x: to.x, y: to.y } : edgePoint(toRect, fromPoint),
  };
}

/** Where the line from a rectangle's middle to a point leaves it, a little outside. */
function edgePoint(rect: Rect, towards: Point): Point {
  const middle = centre(rect);
  const [dx, dy] = [towards.x - middle.x, towards.y - middle.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return middle;
  const across = dx === 0 ? Infinity : rect.width / 2 / Math.abs(dx);
  const down = dy === 0 ? Infinity : rect.height / 2 / Math.abs(dy);
  const part = Math.min(1, Math.min(across, down) + endGap / length);
  return { x: middle.x + dx * part, y: middle.y + dy * part };
}

/** What of these a rectangle touches; a frame only when it is wholly inside. */
export function freeInside(places: FreePlaces, area: Rect): FreeId[] {
  return places.things.flatMap(({ id }) => {
    const rect = places.rectOf(id);
    if (rect === null) return [];
    const touches =
      rect.x <= area.x + area.width &&
      rect.x + rect.width >= area.x &&
      rect.y <= area.y + area.height &&
      rect.y + rect.height >= area.y;
    const isWithin =
      rect.x >= area.x &&
      rect.y >= area.y &&
      rect.x + rect.width <= area.x + area.width &&
      rect.y + rect.height <= area.y + area.height;
    return (freeKindOf(id) === 'frame' ? isWithin : touches) ? [id] : [];
  });
}

/** The nearest place at or below a box where nothing lies but frames. */
export function freeSpot(places: FreePlaces, box: Rect): Rect {
  const taken = places.things.flatMap(({ id }) =>
    freeKindOf(id) === 'frame' ? [] : (places.rectOf(id) ?? []),
  );
  let spot = box;
  for (let under = at(spot); under !== undefined; under = at(spot)) {
    spot = { ...spot, y: under.y + under.height + spotGap };
  }
  return spot;

  function at(rect: Rect): Rect | undefined {
    return taken.find((each) => overlaps(each, rect));
  }
}
