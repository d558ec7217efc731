/** The lines under the bar, and what keeps the cards true beside the map: fetched together, once the map is open. */
import { useStore } from 'zustand';
import { atLeast } from '../../shared/protocol/role.ts';
import { CommentCounter } from '../panels/comments/CommentCounter.tsx';
import { WaitingStrip } from '../panels/door/WaitingStrip.tsx';
import { SavingStrips } from '../panels/saving/SavingStrips.tsx';
import { VotingStrip } from '../panels/voting/VotingStrip.tsx';
import type { MapSession, MergedNotice } from '../session/mapSession.ts';
import type { ViewStore } from '../store/viewStore.ts';

/** `merged` is the last return with something to tell, or null. */
export default function LateStrips({
  session,
  view,
  merged,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly merged: MergedNotice | null;
}) {
  const isFacilitator = useStore(session.me, ({ role }) => atLeast(role, 'facilitator'));
  return (
    <>
      <SavingStrips session={session} view={view} merged={merged} />
      <CommentCounter session={session} />
      <VotingStrip session={session} view={view} />
      {isFacilitator && <WaitingStrip session={session} view={view} />}
    </>
  );
}
