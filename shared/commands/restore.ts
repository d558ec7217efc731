/** Brings archived records back, with what was archived together with them. */
import * as z from 'zod/mini';
import * as Y from 'yjs';
import { recordOf, recordsOf, type YRecord } from '../model/document.ts';
import { isId, kindOf, type Id, type Kind } from '../model/id.ts';
import { isLive } from '../model/readMap.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';

export const restore = defineCommand({
  name: 'restore',
  title: 'Bring back',
  description:
    'Brings archived records back, with the steps and stories that were archived at the same moment.',
  needs: 'editor',
  input: z.object({ ids: z.array(z.string()).check(z.minLength(1), z.maxLength(5000)) }),
  apply: (doc, { ids }) => {
    const found = ids.map((id) => storedRecord(doc, id));
    found.forEach(({ kind, record }, i) => restoreOne(doc, kind, ids[i]!, record));
  },
});

function storedRecord(doc: Y.Doc, id: string): { kind: Kind; record: YRecord } {
  const kind = kindOf(id);
  const record = kind === null ? null : recordOf(doc, kind, id);
  if (kind === null || record === null) throw new CommandError({ kind: 'missing', id });
  return { kind, record };
}

/** What restoring these brings back with them. */
export function backWith(doc: Y.Doc, ids: readonly string[]): Id[] {
  return ids.flatMap((id) => {
    const kind = kindOf(id);
    const record = kind === null ? null : recordOf(doc, kind, id);
    if (record === null || isLive(record) || (kind !== 'activity' && kind !== 'step')) return [];
    const found = childrenOf(doc, kind, id, record.get('archivedAt')).map((child) => child.id);
    return [...found, ...backWith(doc, found)];
  });
}

/** Children are restored only when the same decision archived them. */
function restoreOne(doc: Y.Doc, kind: Kind, id: string, record: YRecord): void {
  if (isLive(record)) return;
  const at = record.get('archivedAt');
  record.set('archivedAt', null);
  if (kind !== 'activity' && kind !== 'step') return;
  for (const child of childrenOf(doc, kind, id, at))
    restoreOne(doc, kindOf(child.id)!, child.id, child.record);
}

/** The steps of an activity, or the stories of a step, that were archived at this moment. */
function childrenOf(
  doc: Y.Doc,
  kind: 'activity' | 'step',
  id: string,
  at: unknown,
): { id: Id; record: YRecord }[] {
  const [child, parent] =
    kind === 'activity' ? (['step', 'activityId'] as const) : (['story', 'stepId'] as const);
  const found: { id: Id; record: YRecord }[] = [];
  recordsOf(doc, child).forEach((record, childId) => {
    if (!isId(child, childId) || !(record instanceof Y.Map) || record.get(parent) !== id) return;
    if (record.get('archivedAt') === at && !isLive(record)) found.push({ id: childId, record });
  });
  return found;
}
