/** Brings archived records back, with what was archived together with them. */
import * as z from 'zod/mini';
import type * as Y from 'yjs';
import { recordOf, recordsOf, type YRecord } from '../model/document.ts';
import { kindOf } from '../model/id.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';

export const restore = defineCommand({
  name: 'restore',
  title: 'Bring back',
  description: 'Brings archived records back, with the steps and stories that were archived at the same moment.',
  needs: 'editor',
  input: z.object({ ids: z.array(z.string()).check(z.minLength(1), z.maxLength(5000)) }),
  apply: (doc, { ids }) => {
    for (const id of ids) restoreOne(doc, id);
  },
});

function restoreOne(doc: Y.Doc, id: string): void {
  const kind = kindOf(id);
  const record = kind === null ? null : recordOf(doc, kind, id);
  if (kind === null || record === null) throw new CommandError({ kind: 'missing', id });
  const at = record.get('archivedAt');
  if (at == null) return;
  record.set('archivedAt', null);
  const [childKind, parentField] =
    kind === 'activity' ? (['step', 'activityId'] as const) : (['story', 'stepId'] as const);
  if (kind !== 'activity' && kind !== 'step') return;
  recordsOf(doc, childKind).forEach((child: YRecord, childId) => {
    if (child.get(parentField) === id && child.get('archivedAt') === at) restoreOne(doc, childId);
  });
}
