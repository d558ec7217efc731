/** Sets a story's own registers: kind, estimate, stage, owner, due date, severity. */
import * as z from 'zod/mini';
import { daySchema } from '../model/calendarDay.ts';
import { noteSchema } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { shortNameSchema } from '../model/persona.ts';
import { estimateSchema, severities, stages, storyKinds } from '../model/story.ts';
import { changeStories } from './changeStories.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const updateStory = defineCommand({
  name: 'updateStory',
  title: 'Change a story',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    id: idSchema('story'),
    kind: z.optional(z.enum(storyKinds)),
    estimate: z.optional(estimateSchema),
    stage: z.optional(z.enum(stages)),
    owner: z.optional(shortNameSchema),
    due: z.optional(daySchema),
    severity: z.optional(z.nullable(z.enum(severities))),
    declineReason: z.optional(noteSchema),
  }),
  apply: (doc, { id, ...fields }, context) => {
    changeStories(doc, [liveRecord(doc, 'story', id).read], () => fields, context);
  },
});
