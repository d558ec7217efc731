/** Adds acceptance criteria to a story's checklist. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysAt, liveRecord, placeFields, siblings } from './target.ts';

export const addCriteria = defineCommand({
  name: 'addCriteria',
  title: 'Add acceptance criteria',
  needs: 'editor',
  input: z.object({
    storyId: idSchema('story'),
    criteria: z
      .array(z.object({ title: z.string().check(z.maxLength(longestTitle)), done: z.optional(z.boolean()) }))
      .check(z.minLength(1), z.maxLength(200)),
    ...placeFields,
  }),
  alsoChanges: (_doc, { storyId }) => [storyId],
  apply: (doc, { storyId, criteria, ...place }, context) => {
    liveRecord(doc, 'story', storyId);
    const among = siblings(doc, 'criterion', (record) => record.get('storyId') === storyId);
    const keys = keysAt(doc, 'criterion', among, place, criteria.length);
    const ids = criteria.map((criterion, i) => {
      const id = context.newId('criterion');
      insertRecord(doc, 'criterion', id, { ...criterion, storyId, order: keys[i]! });
      return id;
    });
    return { ids };
  },
});
