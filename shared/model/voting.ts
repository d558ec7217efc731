/** A dot voting, as everybody sees it: a record of the session document. Who voted for what is in no document. */
import * as z from 'zod/mini';
import { archivedAt, value, type FieldTable } from './field.ts';
import { idSchema, type Id } from './id.ts';
import type { ReleaseId } from './release.ts';
import type { StoryId } from './story.ts';

export type VotingId = Id<'voting'>;

export const votingStates = ['open', 'revealed', 'ended'] as const;
export type VotingState = (typeof votingStates)[number];

/** How many dots each story got; stories without one are left out. */
export type VotingResults = Readonly<Record<StoryId, number>>;

export interface Voting {
  readonly id: VotingId;
  /** How many dots everybody has. */
  readonly dots: number;
  /** The slice whose stories it is about; null: the whole map. */
  readonly releaseId: ReleaseId | null;
  /** By the server's clock (ms since epoch). */
  readonly openedAt: number;
  readonly state: VotingState;
  /** F18: null until it is revealed. */
  readonly results: VotingResults | null;
  /** How many people put at least one dot; null until it is revealed. */
  readonly voters: number | null;
  readonly archivedAt: number | null;
}

/** The most dots a person may have. */
export const mostDots = 50;
export const dotsSchema = z.number().check(z.int(), z.gte(1), z.lte(mostDots));

/** Results name no more stories than this, those with the most dots: no value of a document has more entries. */
export const mostResults = 500;

const count = z.number().check(z.int(), z.gte(0));
export const votingResultsSchema = z.record(
  idSchema('story'),
  z.number().check(z.int(), z.gte(1)),
) as unknown as z.ZodMiniType<VotingResults>;

export const votingFields: FieldTable<Voting> = {
  dots: value(dotsSchema, 1),
  releaseId: value<ReleaseId | null>(z.nullable(idSchema('release')), null),
  openedAt: value(z.number(), 0),
  // What cannot be read shows nothing.
  state: value<VotingState>(z.enum(votingStates), 'ended'),
  results: value<VotingResults | null>(z.nullable(votingResultsSchema), null),
  voters: value<number | null>(z.nullable(count), null),
  archivedAt,
};
