/** Sets what the scores of a story are made of; the scores themselves are computed, never stored. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { moscows, scoreSchemas } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const scoreStory = defineCommand({
  name: 'scoreStory',
  title: 'Score a story',
  needs: 'editor',
  input: z.object({
    id: idSchema('story'),
    moscow: z.optional(z.nullable(z.enum(moscows))),
    reach: z.optional(scoreSchemas.reach),
    impact: z.optional(scoreSchemas.impact),
    confidence: z.optional(scoreSchemas.confidence),
    effort: z.optional(scoreSchemas.effort),
    userValue: z.optional(scoreSchemas.userValue),
    timeCriticality: z.optional(scoreSchemas.timeCriticality),
    riskReduction: z.optional(scoreSchemas.riskReduction),
    rating1: z.optional(scoreSchemas.rating1),
    rating2: z.optional(scoreSchemas.rating2),
    rating3: z.optional(scoreSchemas.rating3),
    rating4: z.optional(scoreSchemas.rating4),
    rating5: z.optional(scoreSchemas.rating5),
    rating6: z.optional(scoreSchemas.rating6),
  }),
  apply: (doc, { id, ...inputs }) => {
    writeFields(liveRecord(doc, 'story', id).record, 'story', inputs);
  },
});
