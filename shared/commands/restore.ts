/** Brings archived records back, with what was archived together with them. */
import * as z from 'zod/mini';
import * as Y from 'yjs';
import { recordOf, recordsOf, type YRecord } from '../model/document.ts';
import { kindOf, type Kind } from '../model/id.ts';
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

/** Children are restored only when the same decision archived them. */
function restoreOne(doc: Y.Doc, kind: Kind, id: string, record: YRecord): void {
  if (isLive(record)) return;
  const at = record.get('archivedAt');
  record.set('archivedAt', null);
  if (kind === 'activity') restoreChildren(doc, 'step', (step) => step.get('activityId') === id, at);
  if (kind === 'step') restoreChildren(doc, 'story', (story) => story.get('stepId') === id, at);
}

function restoreChildren(
  doc: Y.Doc,
  kind: 'step' | 'story',
  isChild: (record: YRecord) => boolean,
  at: unknown,
): void {
  recordsOf(doc, kind).forEach((record, id) => {
    if (!(record instanceof Y.Map) || !isChild(record) || record.get('archivedAt') !== at) return;
    restoreOne(doc, kind, id, record);
  });
}
