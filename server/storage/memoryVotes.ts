/** Dot votings and their ballots in memory. */
import type { StoryId } from '../../shared/model/story.ts';
import type { OwnDots } from '../../shared/protocol/voting.ts';
import { countedVotes } from './countedVotes.ts';
import { keptVotings, type VoteStore, type VotingRow } from './voteStore.ts';

/** What the other tables know. */
interface Known {
  readonly isThere: (mapId: string) => boolean;
  readonly isOnMap: (mapId: string, sessionId: string) => boolean;
  /** The account a guest has become part of, or the session itself. */
  readonly personOf: (sessionId: string) => string;
}

export interface MemoryVotes {
  readonly votes: VoteStore;
  /** Forgets all of a map. */
  readonly erase: (mapId: string) => void;
  /** What a guest put, the account has put, where it has put nothing itself. */
  readonly handOver: (from: string, to: string) => void;
  /** Takes back what a person put, on this map or everywhere. */
  readonly takeBack: (voter: string, mapId?: string) => void;
}

interface Kept {
  row: VotingRow;
  /** By voter, then story. */
  readonly ballots: Map<string, Map<StoryId, number>>;
}

export function memoryVotes({ isThere, isOnMap, personOf }: Known): MemoryVotes {
  /** In the order they were opened. */
  const votings = new Map<string, Kept>();
  const ofMap = (mapId: string): Kept[] => [...votings.values()].filter(({ row }) => row.mapId === mapId);
  const find = (mapId: string, id: string): Kept | null => {
    const kept = votings.get(id);
    return kept?.row.mapId === mapId ? kept : null;
  };
  const current = (mapId: string): VotingRow | null =>
    ofMap(mapId).find(({ row }) => row.state !== 'ended')?.row ?? null;
  const ballotOf = (kept: Kept | null, voter: string): OwnDots[] =>
    [...(kept?.ballots.get(voter) ?? [])]
      .map(([storyId, dots]) => ({ storyId, dots }))
      .sort((a, b) => (a.storyId < b.storyId ? -1 : 1));
  const spent = (all: readonly OwnDots[]): number => all.reduce((sum, one) => sum + one.dots, 0);
  const takeBack = (voter: string, mapId?: string): void => {
    for (const { row, ballots } of votings.values())
      if (mapId === undefined || row.mapId === mapId) ballots.delete(voter);
  };

  return {
    takeBack,
    erase: (mapId) => {
      for (const [id, { row }] of votings) if (row.mapId === mapId) votings.delete(id);
    },
    handOver: (from, to) => {
      for (const { ballots } of votings.values()) {
        const put = ballots.get(from);
        if (put !== undefined && !ballots.has(to)) ballots.set(to, put);
        ballots.delete(from);
      }
    },
    votes: {
      open: async (voting) => {
        if (!isThere(voting.mapId)) return 'missing';
        if (current(voting.mapId) !== null) return 'votingOpen';
        const row: VotingRow = { ...voting, state: 'open', results: null, voters: null };
        votings.set(voting.id, { row, ballots: new Map() });
        for (const { row: old } of ofMap(voting.mapId).slice(0, -keptVotings)) votings.delete(old.id);
        return 'opened';
      },
      find: async (mapId, id) => find(mapId, id)?.row ?? null,
      current: async (mapId) => current(mapId),
      ballot: async (mapId, id, voter) => ballotOf(find(mapId, id), voter),
      voters: async (mapId, id) => find(mapId, id)?.ballots.size ?? 0,
      setDots: async (mapId, id, asker, storyId, dots) => {
        const voter = personOf(asker);
        const kept = find(mapId, id);
        if (kept === null || !isOnMap(mapId, voter)) return { kind: 'missing' };
        if (kept.row.state !== 'open') return { kind: 'over' };
        const mine = ballotOf(kept, voter);
        if (spent(mine.filter((one) => one.storyId !== storyId)) + dots > kept.row.dots)
          return { kind: 'noDotsLeft', left: kept.row.dots - spent(mine) };
        const put = kept.ballots.get(voter) ?? new Map<StoryId, number>();
        if (dots === 0) put.delete(storyId);
        else put.set(storyId, dots);
        if (put.size === 0) kept.ballots.delete(voter);
        else kept.ballots.set(voter, put);
        return { kind: 'set', mine: ballotOf(kept, voter) };
      },
      reveal: async (mapId, id) => {
        const kept = find(mapId, id);
        if (kept === null || kept.row.state !== 'open') return kept?.row ?? null;
        const ballots = [...kept.ballots].flatMap(([voter, put]) =>
          [...put].map(([storyId, dots]) => ({ voter, storyId, dots })),
        );
        kept.row = { ...kept.row, state: 'revealed', ...countedVotes(ballots) };
        kept.ballots.clear();
        return kept.row;
      },
      end: async (mapId, id) => {
        const kept = find(mapId, id);
        if (kept === null) return null;
        kept.row = { ...kept.row, state: 'ended' };
        kept.ballots.clear();
        return kept.row;
      },
      takeBack: async (voter) => takeBack(voter),
    },
  };
}
