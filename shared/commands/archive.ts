/** Archives records; nothing is hard-deleted. A step takes its stories along, an activity its steps. */
import * as z from 'zod/mini';
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { kindOf, type Id } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { anyLiveRecord, siblings } from './target.ts';

export const archive = defineCommand({
  name: 'archive',
  title: 'Archive',
  description:
    'Archives records: a step with its stories, an activity with its steps and stories. The stories of an archived release fall to the unscheduled lane.',
  needs: 'editor',
  input: z.object({ ids: z.array(z.string()).check(z.minLength(1), z.maxLength(5000)) }),
  apply: (doc, { ids }, context) => {
    const archivedAt = context.now();
    const archived = new Set<Id>();
    for (const id of ids) {
      if (archived.has(id as Id)) continue;
      anyLiveRecord(doc, id);
      for (const member of [...insideOf(doc, id), id as Id]) {
        archived.add(member);
        recordOf(doc, kindOf(member)!, member)?.set('archivedAt', archivedAt);
      }
    }
    return { ids: [...archived] };
  },
});

/** The live records an activity or a step takes along when it is archived. */
export function insideOf(doc: Y.Doc, id: string): Id[] {
  switch (kindOf(id)) {
    case 'activity': {
      const steps = siblings(doc, 'step', (step) => step.get('activityId') === id);
      return steps.flatMap((step) => [...insideOf(doc, step.id), step.id]);
    }
    case 'step':
      return siblings(doc, 'story', (story) => story.get('stepId') === id).map((story) => story.id);
    default:
      return [];
  }
}
