/** The counts of a voting from its ballots: after this nobody knows who voted for what. */
import type { StoryId } from '../../shared/model/story.ts';
import { mostResults, type VotingResults } from '../../shared/model/voting.ts';

export interface BallotRow {
  readonly voter: string;
  readonly storyId: StoryId;
  readonly dots: number;
}

/** Dots by story, the most first, of as many stories as a record may hold; and how many people voted. */
export function countedVotes(ballots: readonly BallotRow[]): { results: VotingResults; voters: number } {
  const counts = new Map<StoryId, number>();
  for (const { storyId, dots } of ballots) counts.set(storyId, (counts.get(storyId) ?? 0) + dots);
  const most = [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  return {
    results: Object.fromEntries(most.slice(0, mostResults)),
    voters: new Set(ballots.map(({ voter }) => voter)).size,
  };
}
