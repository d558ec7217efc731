/** Moves stories to a stage, with what that stage asks for. */
import * as z from 'zod/mini';
import { noteSchema } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { stages, type Story } from '../model/story.ts';
import { changeStories } from './changeStories.ts';
import { defineCommand } from './command.ts';
import { ownerAndDueFields, ownerAndDueOf } from './ownerAndDue.ts';
import { liveStories } from './target.ts';
import { tradeOffSchema } from './tradeOffAnswer.ts';

export const moveStage = defineCommand({
  name: 'moveStage',
  title: 'Move to a stage',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(5000)),
    stage: z.enum(stages),
    ...ownerAndDueFields,
    reason: z.optional(noteSchema),
    tradeOff: z.optional(tradeOffSchema),
  }),
  apply: (doc, { ids, stage, reason, tradeOff, ...planning }, context) => {
    const stories = liveStories(doc, ids);
    const change = (story: Story) => ({ stage, ...ownerAndDueOf(story, planning), declineReason: reason });
    changeStories(doc, stories, change, context, tradeOff);
    return { moved: stories.length };
  },
});
