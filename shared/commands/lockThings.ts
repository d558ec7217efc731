/** Locks cards and free things, so that only facilitators change them. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { idSchema, kindOf } from '../model/id.ts';
import { isLive } from '../model/readMap.ts';
import { isLocked, lockableKinds, type LockableId } from '../model/locked.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';

export const lockableIdsSchema = z
  .array(z.union(lockableKinds.map((kind) => idSchema(kind))))
  .check(z.minLength(1), z.maxLength(5000));

export const lockThings = defineCommand({
  name: 'lockThings',
  title: 'Lock',
  needs: 'facilitator',
  input: z.object({ ids: lockableIdsSchema }),
  apply: (doc, { ids }) => setLock(doc, ids, true),
});

/** Writes the lock of those that are live; throws when none is. */
export function setLock(doc: Y.Doc, ids: readonly LockableId[], locked: boolean): void {
  const found = [...new Set(ids)].flatMap((id) => {
    const record = recordOf(doc, kindOf(id)!, id);
    return record === null || !isLive(record) ? [] : [record];
  });
  if (found.length === 0) throw new CommandError({ kind: 'missing', id: ids[0]! });
  for (const record of found) if (isLocked(record) !== locked) record.set('locked', locked);
}
