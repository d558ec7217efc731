/** HTTP bodies about dot voting: opening it, one's own dots while they are hidden, and what is revealed. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { dotsSchema, mostDots, votingResultsSchema } from '../model/voting.ts';

export const openVotingRequest = z.object({
  /** How many dots everybody has. */
  dots: dotsSchema,
  /** The slice whose stories it is about; null: the whole map. */
  releaseId: z.nullable(idSchema('release')),
});
export const openVotingAnswer = z.object({ id: idSchema('voting') });

/** What one person put on one story. */
export const ownDots = z.object({ storyId: idSchema('story'), dots: dotsSchema });
export type OwnDots = z.infer<typeof ownDots>;

export const votingAnswer = z.object({
  /** The one that is not ended. */
  voting: z.nullable(
    z.object({
      id: idSchema('voting'),
      dots: dotsSchema,
      releaseId: z.nullable(idSchema('release')),
      openedAt: z.number(),
      state: z.enum(['open', 'revealed']),
    }),
  ),
  /** The asker's own; empty after the reveal. Nobody is told those of others. */
  mine: z.array(ownDots),
  /** How many people have put at least one dot. */
  voters: z.number(),
});
export type VotingAnswer = z.infer<typeof votingAnswer>;

/** How many dots of the asker lie on the story from now on: not how many more. */
export const setDotsRequest = z.object({
  storyId: idSchema('story'),
  dots: z.number().check(z.int(), z.gte(0), z.lte(mostDots)),
});
export const setDotsAnswer = z.object({
  mine: z.array(ownDots),
  /** Dots the asker still has. */
  left: z.number(),
});
export type SetDotsAnswer = z.infer<typeof setDotsAnswer>;

export const revealAnswer = z.object({
  /** Dots by story; stories without one are left out. */
  results: votingResultsSchema,
  voters: z.number(),
});
export type RevealAnswer = z.infer<typeof revealAnswer>;
