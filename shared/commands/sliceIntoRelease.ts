/** Cuts a lane in two: a release of its own is made above it, and what was above the line goes there. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { sendAcross } from './sendAcross.ts';
import { keysAt, liveStories, siblings } from './target.ts';

export const sliceIntoRelease = defineCommand({
  name: 'sliceIntoRelease',
  title: 'Slice into a new release',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    name: z.string().check(z.maxLength(longestTitle)),
    before: z.optional(z.string()),
  }),
  apply: (doc, { ids, name, before }, context) => {
    const stories = liveStories(doc, ids);
    const [order] = keysAt(doc, 'release', siblings(doc, 'release'), { before }, 1);
    const id = context.newId('release');
    insertRecord(doc, 'release', id, { name, outcome: '', order: order! });
    sendAcross(doc, stories, id, 'bottom');
    return { id };
  },
});
