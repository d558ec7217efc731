/** The free things as they are read: frames with what lies inside them, then the rest. */
import { isOfKind, type FreeThing } from '../model/freeThing.ts';
import type { MapRecords } from '../model/records.ts';
import { boxIn, boxOf, freeThings, isInside, type FreeBox } from './freeThings.ts';

export interface FreeGroup {
  readonly thing: FreeThing;
  /** In a frame; empty for anything else. */
  readonly inside: readonly FreeThing[];
}

/** From top to bottom, then from left to right; a thing in several frames is under the first. */
export function freeGroups(
  records: MapRecords,
  rectOf: (thing: FreeThing) => FreeBox | null = (thing) => boxIn(records, thing),
): FreeGroup[] {
  const sorted = [...freeThings(records)].sort((a, b) => {
    const [one, other] = [rectOf(a), rectOf(b)];
    if (one === null || other === null) return 0;
    return one.y - other.y || one.x - other.x || (a.id < b.id ? -1 : 1);
  });
  const frames = sorted.filter((thing) => isOfKind(thing, 'frame'));
  const inside = new Map<FreeThing, FreeThing[]>(frames.map((frame) => [frame, []]));
  const rest: FreeThing[] = [];
  for (const thing of sorted) {
    if (isOfKind(thing, 'frame')) continue;
    const frame = frames.find((each) => isInside(records, thing, boxOf(each)));
    (frame === undefined ? rest : inside.get(frame)!).push(thing);
  }
  return [...frames, ...rest].map((thing) => ({ thing, inside: inside.get(thing) ?? [] }));
}
