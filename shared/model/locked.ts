/** What may be locked, and whether something is (L1: below facilitator nobody changes it, nor takes the lock away). */
import type * as Y from 'yjs';
import { recordOf, type YRecord } from './document.ts';
import { freeKinds } from './freeThing.ts';
import { kindOf, type Id, type Kind } from './id.ts';
import type { MapRecords } from './records.ts';

export const lockableKinds = ['activity', 'step', 'story', 'release', ...freeKinds] as const;
export type LockableKind = (typeof lockableKinds)[number];
export type LockableId = Id<LockableKind>;

/** Whether records of this kind can be locked. */
export function isLockable(kind: Kind | null): kind is LockableKind {
  return (lockableKinds as readonly (Kind | null)[]).includes(kind);
}

/** Whether a record is locked. */
export function isLocked(record: YRecord | null): boolean {
  return record?.get('locked') === true;
}

/** The same, of a map that was read. */
export function isLockedIn(records: MapRecords, id: Id): boolean {
  const kind = kindOf(id);
  const found = kind === null ? undefined : (records[kind] as ReadonlyMap<Id, { locked?: boolean }>).get(id);
  return found?.locked === true;
}

/** The record whose lock holds for this one: a criterion is locked with its story (L2). Null when there is none. */
export function lockHolder(doc: Y.Doc, id: string): YRecord | null {
  const kind = kindOf(id);
  const record = kind === null ? null : recordOf(doc, kind, id);
  if (kind !== 'criterion' || record === null) return record;
  return recordOf(doc, 'story', String(record.get('storyId')));
}
