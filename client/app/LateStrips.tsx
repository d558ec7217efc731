/** The lines under the bar, and what keeps the cards true and people together: fetched as one, once the map is open. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { RoomNews as News } from '../../shared/protocol/notice.ts';
import { atLeast } from '../../shared/protocol/role.ts';
import { CommentCounter } from '../panels/comments/CommentCounter.tsx';
import { WaitingStrip } from '../panels/door/WaitingStrip.tsx';
import { SavingStrips } from '../panels/saving/SavingStrips.tsx';
import { VotingStrip } from '../panels/voting/VotingStrip.tsx';
import type { MapSession, MergedNotice } from '../session/mapSession.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { latePart } from '../ui/latePart.tsx';

const SummonHost = latePart(() => import('./SummonHost.tsx'));
const RoomNews = latePart(() => import('../panels/history/RoomNews.tsx'));

/** `merged` is the last return with something to tell, or null; `news` is what the server has told. */
export default function LateStrips({
  session,
  view,
  merged,
  news,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly merged: MergedNotice | null;
  readonly news: readonly News[];
}) {
  const isFacilitator = useStore(session.me, ({ role }) => atLeast(role, 'facilitator'));
  const isSummoned = useSummoned(session, view);
  return (
    <>
      <SavingStrips session={session} view={view} merged={merged} />
      <CommentCounter session={session} />
      <VotingStrip session={session} view={view} />
      {isFacilitator && <WaitingStrip session={session} view={view} />}
      {isSummoned && <SummonHost session={session} view={view} />}
      {news.length > 0 && <RoomNews session={session} view={view} news={news} />}
    </>
  );
}

/** Whether anybody has asked everybody to look somewhere since the map was opened. */
function useSummoned({ people }: MapSession, view: ViewStore): boolean {
  const isAsking = useStore(view, (state) => state.summoning);
  const isAsked = useStore(people, (here) => here.some(({ presence }) => Boolean(presence.summon)));
  const [wasSummoned, setWasSummoned] = useState(false);
  if ((isAsking || isAsked) && !wasSummoned) setWasSummoned(true);
  return wasSummoned;
}
