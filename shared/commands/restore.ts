/** Brings archived records back, with what was archived together with them. */
import * as z from 'zod/mini';
import * as Y from 'yjs';
import { recordOf, recordsOf, type YRecord } from '../model/document.ts';
import { isId, kindOf, type Id } from '../model/id.ts';
import { isLive } from '../model/readMap.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { insideKinds } from './insideKinds.ts';

export const restore = defineCommand({
  name: 'restore',
  title: 'Bring back',
  needs: 'editor',
  own: 'contributor',
  input: z.object({ ids: z.array(z.string()).check(z.minLength(1), z.maxLength(5000)) }),
  alsoChanges: (doc, { ids }) => backWith(doc, ids),
  apply: (doc, { ids }) => {
    for (const record of [...ids, ...backWith(doc, ids)].map((id) => storedRecord(doc, id)))
      if (!isLive(record)) record.set('archivedAt', null);
  },
});

function storedRecord(doc: Y.Doc, id: string): YRecord {
  const kind = kindOf(id);
  const record = kind === null ? null : recordOf(doc, kind, id);
  if (record === null) throw new CommandError({ kind: 'missing', id });
  return record;
}

/** What was archived by the same decision as these, inside of them. */
function backWith(doc: Y.Doc, ids: readonly string[]): Id[] {
  return ids.flatMap((id) => {
    const kind = kindOf(id);
    const record = kind === null ? null : recordOf(doc, kind, id);
    if (record === null || isLive(record)) return [];
    const found = childrenOf(doc, id, record.get('archivedAt'));
    return [...found, ...backWith(doc, found)];
  });
}

/** What is inside of a record and was archived at this moment. */
function childrenOf(doc: Y.Doc, id: string, at: unknown): Id[] {
  const found: Id[] = [];
  for (const [child, register, container] of insideKinds) {
    if (!isId(container, id)) continue;
    recordsOf(doc, child).forEach((record, childId) => {
      if (!isId(child, childId) || !(record instanceof Y.Map) || record.get(register) !== id) return;
      if (record.get('archivedAt') === at && !isLive(record)) found.push(childId);
    });
  }
  return found;
}
