/** Sets the same of several stories in one step: kind, estimate, owner, due date, MoSCoW class. */
import * as z from 'zod/mini';
import { daySchema } from '../model/calendarDay.ts';
import { idSchema } from '../model/id.ts';
import { shortNameSchema } from '../model/persona.ts';
import { estimateSchema, moscows, storyKinds } from '../model/story.ts';
import { changeStories } from './changeStories.ts';
import { defineCommand } from './command.ts';
import { liveStories } from './target.ts';

export const updateStories = defineCommand({
  name: 'updateStories',
  title: 'Change several stories',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    kind: z.optional(z.enum(storyKinds)),
    estimate: z.optional(estimateSchema),
    owner: z.optional(shortNameSchema),
    due: z.optional(daySchema),
    moscow: z.optional(z.nullable(z.enum(moscows))),
  }),
  apply: (doc, { ids, ...fields }, context) => {
    const stories = liveStories(doc, ids);
    changeStories(doc, stories, () => fields, context);
    return { changed: stories.length };
  },
});
