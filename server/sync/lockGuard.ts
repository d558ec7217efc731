/** Whether a change touches something that was locked before it, or a lock itself. */
import * as Y from 'yjs';
import { kindOfRoot, recordsOf } from '../../shared/model/document.ts';
import type { AnyKind } from '../../shared/model/id.ts';
import { placeOf, rootName, type Shared } from './changedPlace.ts';
import { heldBefore } from './heldBefore.ts';

/**
 * Looks at a transaction while what it overwrote can still be read: call it from `afterTransaction`.
 * L1: below facilitator a record that was locked stays as it was, and nobody locks or unlocks; L2: a criterion is
 * locked with its story.
 */
export function touchesLocked(transaction: Y.Transaction): boolean {
  for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
    if (touches(type as Shared, keys, transaction)) return true;
  }
  return false;
}

function touches(type: Shared, keys: ReadonlySet<string | null>, transaction: Y.Transaction): boolean {
  const { root, record } = placeOf(type);
  const kind = kindOfRoot(rootName(root));
  if (kind === null) return false;
  if (record !== null) {
    if (record === type && keys.has('locked')) return true;
    return wasLocked(kind, record, transaction);
  }
  return [...keys].some((id) => {
    return [heldBefore(root, id!, transaction), root.get(id!)].some(
      (held) => held instanceof Y.Map && (held.has('locked') || wasLocked(kind, held, transaction)),
    );
  });
}

function wasLocked(kind: AnyKind, record: Shared, transaction: Y.Transaction): boolean {
  if (heldBefore(record, 'locked', transaction) === true) return true;
  if (kind !== 'criterion') return false;
  const stories = recordsOf(transaction.doc, 'story');
  return [heldBefore(record, 'storyId', transaction), record.get('storyId')].some((id) => {
    const story = stories.get(String(id));
    return story instanceof Y.Map && heldBefore(story, 'locked', transaction) === true;
  });
}
