/** The free things: whatever lies around the grid, and what they have in common. */
import { kindOf, type Id } from './id.ts';
import type { RecordTypes } from './records.ts';

/** Frames lie under everything else; among the others `order` alone says what is above. */
export const freeKinds = ['frame', 'sticky', 'text', 'arrow', 'stroke', 'image'] as const;
export type FreeKind = (typeof freeKinds)[number];
export type FreeId = Id<FreeKind>;
export type FreeThing<K extends FreeKind = FreeKind> = RecordTypes[K];

/** The kind of free thing an id names, or null when it names something else. */
export function freeKindOf(id: string): FreeKind | null {
  const kind = kindOf(id);
  return freeKinds.find((free) => free === kind) ?? null;
}

/** Whether an id names a free thing. */
export function isFreeId(id: string): id is FreeId {
  return freeKindOf(id) !== null;
}

/** Whether a thing is of this kind. */
export function isOfKind<K extends FreeKind>(thing: FreeThing, kind: K): thing is FreeThing<K> {
  return kindOf(thing.id) === kind;
}
