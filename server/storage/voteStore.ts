/** The part of the storage port that knows dot votings: what was asked, who put dots where while it is open, the counts. */
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { VotingId, VotingResults, VotingState } from '../../shared/model/voting.ts';
import type { OwnDots } from '../../shared/protocol/voting.ts';

export interface VotingRow {
  readonly id: VotingId;
  readonly mapId: string;
  readonly dots: number;
  readonly releaseId: ReleaseId | null;
  readonly openedAt: number;
  readonly state: VotingState;
  /** Both null until it is revealed, and for good where it never was. */
  readonly results: VotingResults | null;
  readonly voters: number | null;
}

/** How many votings of a map are remembered. */
export const keptVotings = 50;

export type OpenOutcome =
  | 'opened'
  /** Another one is not ended. */
  | 'votingOpen'
  /** The map was deleted meanwhile. */
  | 'missing';

export type DotsOutcome =
  | { readonly kind: 'set'; readonly mine: OwnDots[] }
  | { readonly kind: 'noDotsLeft'; readonly left: number }
  /** It was revealed or ended. */
  | { readonly kind: 'over' }
  /** There is no such voting on this map, or the person is not on it any more. */
  | { readonly kind: 'missing' };

/** All of it goes with its map that is erased; the dots of a person who is taken off a map or erased go with them. */
export interface VoteStore {
  /** Begins a voting, unless one of the map is not ended; the oldest ones of the map are forgotten. */
  open(voting: Pick<VotingRow, 'id' | 'mapId' | 'dots' | 'releaseId' | 'openedAt'>): Promise<OpenOutcome>;
  find(mapId: string, id: VotingId): Promise<VotingRow | null>;
  /** The one of a map that is not ended. */
  current(mapId: string): Promise<VotingRow | null>;
  /** F18: what one person put where, by story; the one way to read it, and only for one person at a time. */
  ballot(mapId: string, id: VotingId, voter: string): Promise<OwnDots[]>;
  /** How many people have put at least one dot. */
  voters(mapId: string, id: VotingId): Promise<number>;
  /**
   * So many dots of `voter` (the id of a session) lie on the story from now on, in one transaction that holds the
   * person: whatever else they do at the same moment, they never have more dots than the voting gives. Who has become
   * part of an account since they asked votes as that. A reveal comes wholly before or wholly after it.
   */
  setDots(mapId: string, id: VotingId, voter: string, storyId: StoryId, dots: number): Promise<DotsOutcome>;
  /**
   * Counts an open voting, keeps the counts, and forgets for good who voted for what, in one transaction. A second time
   * it answers the same. null: there is no such voting on this map.
   */
  reveal(mapId: string, id: VotingId): Promise<VotingRow | null>;
  /** Ends a voting; one that was not revealed has no counts then, and its dots are forgotten. null as above. */
  end(mapId: string, id: VotingId): Promise<VotingRow | null>;
  /** Takes back all dots of a person who will not come back. */
  takeBack(voter: string): Promise<void>;
}
