/** Whether a step of undo is about something that is locked now. */
import * as Y from 'yjs';
import { isLocked, lockHolder } from '../model/locked.ts';
import { chainOf, itemsIn } from './othersSince.ts';

/** Looks at every record the step wrote or deleted in. */
export function isStepLocked(
  doc: Y.Doc,
  step: {
    readonly insertions: Parameters<typeof itemsIn>[1];
    readonly deletions: Parameters<typeof itemsIn>[1];
  },
): boolean {
  const ids = new Set<string>();
  for (const item of [...itemsIn(doc, step.insertions), ...itemsIn(doc, step.deletions)]) {
    const [record] = chainOf(item);
    if (record?.content instanceof Y.ContentType && record.parentSub !== null) ids.add(record.parentSub);
  }
  return [...ids].some((id) => isLocked(lockHolder(doc, id)));
}
