/** Puts a persona on an activity, step or story, or a label on a story, or takes it off. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { setTag, tagsOf } from './tagsOf.ts';
import { anyLiveRecord } from './target.ts';

export const tagRecord = defineCommand({
  name: 'tagRecord',
  title: 'Put on or take off',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    id: z.string(),
    tag: z.union([idSchema('persona'), idSchema('label')]),
    on: z.boolean(),
  }),
  apply: (doc, { id, tag, on }) => {
    const tags = tagsOf(doc, id, tag);
    if (on) anyLiveRecord(doc, tag);
    setTag(tags, tag, on);
  },
});
