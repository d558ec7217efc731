/** The vote of the open map, and my own dots in it; live. */
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Voting } from '../../../shared/model/voting.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { useSideRecords } from '../live/useSideRecords.ts';
import type { Ballot, BallotState } from './ballot.ts';
import { ballotOf } from './ballotOf.ts';
import { shownVoting } from './shownVoting.ts';

/** Undefined until the session of the map is here; null: there is nothing to show. */
export function useVoting({ mapId }: Pick<MapSession, 'mapId'>): Voting | null | undefined {
  const records = useSideRecords(mapId, 'session', 'voting');
  return useMemo(() => (records === null ? undefined : shownVoting(records.values())), [records]);
}

const nothing = createStore<BallotState>(() => ({
  ...{ isHere: false, mine: new Map(), left: 0, voters: 0, said: '' },
}));

/** Null unless the vote is open; whoever shows something of it shows the same dots. */
export function useBallot(
  mapId: string,
  voting: Voting | null | undefined,
): { readonly ballot: Ballot; readonly own: BallotState } | null {
  const { id, dots, state } = voting ?? { id: null, dots: 0, state: 'ended' };
  const ballot = useMemo(
    () => (id === null || state !== 'open' ? null : ballotOf(mapId, id, dots)),
    [mapId, id, dots, state],
  );
  const own = useStore(ballot?.state ?? nothing);
  // Without my own dots nothing can be pressed: they are asked for at once.
  useEffect(() => {
    if (ballot?.state.getState().isHere === false) ballot.ask().catch(() => undefined);
  }, [ballot]);
  return ballot === null ? null : { ballot, own };
}
