/** The dot vote beside the map: where my dots lie while it is open, the ranking once it is revealed. */
import { Vote } from 'lucide';
import { useStore } from 'zustand';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { Voting } from '../../../shared/model/voting.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { togglePanel, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import { SideFrame } from '../lens/SideFrame.tsx';
import { useRecord } from '../live/useRecords.ts';
import { useBallot, useVoting } from './useVoting.ts';
import styles from './Voting.module.css';
import { VotingList } from './VotingList.tsx';
import { VotingRanking } from './VotingRanking.tsx';

interface VotingPanelProps {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}

/** For everybody; it follows the vote as it is opened, revealed and ended. */
export default function VotingPanel({ session, view, dialogs }: VotingPanelProps) {
  const voting = useVoting(session);
  const { role } = useStore(session.me);
  const mayVote = atLeast(role, 'commenter');
  const ballot = useBallot(session.mapId, mayVote ? voting : null);
  const close = (): void => {
    togglePanel(view, 'voting');
    wish(view, 'takeFocus');
  };
  return (
    <SideFrame
      title={text.title}
      {...(ballot === null || voting === null || voting === undefined
        ? {}
        : { note: text.left(ballot.own.left, voting.dots) })}
      close={text.close}
      onClose={close}
    >
      {voting === undefined && <Loading text={words.loading} />}
      {voting === null && (
        <Notice icon={Vote} {...text.none}>
          {atLeast(role, 'facilitator') && <Button onClick={dialogs.openVoting}>{text.start}</Button>}
        </Notice>
      )}
      {voting?.state === 'open' && (
        <>
          <Scope session={session} voting={voting} />
          <p className={styles['note']}>{mayVote ? text.hidden : text.viewersOnly}</p>
          {ballot?.own.isHere === false ? (
            <Loading text={text.loading} />
          ) : (
            <VotingList
              store={session.store}
              view={view}
              voting={voting}
              ballot={ballot?.ballot ?? null}
              own={ballot?.own ?? { mine: new Map(), left: 0 }}
            />
          )}
        </>
      )}
      {voting !== null && voting !== undefined && voting.state !== 'open' && (
        <>
          <Scope session={session} voting={voting} />
          {voting.state === 'ended' && <p className={styles['note']}>{text.hasEnded}</p>}
          <VotingRanking
            store={session.store}
            view={view}
            results={voting.results ?? {}}
            voters={voting.voters ?? 0}
          />
        </>
      )}
    </SideFrame>
  );
}

/** Nothing when it is about the whole map. */
function Scope({
  session,
  voting: { releaseId },
}: Pick<VotingPanelProps, 'session'> & { readonly voting: Voting }) {
  const name = useRecord(session.store, ({ release }) =>
    releaseId === null ? null : (release.get(releaseId)?.name ?? ''),
  );
  return name === null ? null : <p className={styles['scope']}>{text.about(name || words.noTitle)}</p>;
}
