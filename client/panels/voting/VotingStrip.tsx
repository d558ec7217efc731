/** The line under the bar while a dot vote is going on; it also keeps the dots on the cards true and tells what happens. */
import { Vote } from 'lucide';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoryId } from '../../../shared/model/story.ts';
import type { Voting } from '../../../shared/model/voting.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { togglePanel } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from '../../ui/Strip.module.css';
import { classes } from '../../ui/classes.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import { askWhileSeen } from '../live/askWhileSeen.ts';
import { useToldVoting } from './useToldVoting.ts';
import { useBallot, useVoting } from './useVoting.ts';
import own from './Voting.module.css';
import { VotingButtons } from './VotingButtons.tsx';

/** How often the open vote is asked for, in milliseconds: by those who see how many have voted, and by all others. */
const pace = { facilitator: 3000, others: 15_000 };

/** Nothing is seen of it while there is no vote. */
export function VotingStrip({ session, view }: { readonly session: MapSession; readonly view: ViewStore }) {
  const shown = useVoting(session);
  const voting = shown?.state === 'ended' ? null : shown;
  const { role } = useStore(session.me);
  const mayVote = atLeast(role, 'commenter');
  const isFacilitator = atLeast(role, 'facilitator');
  const held = useBallot(session.mapId, mayVote ? voting : null);
  const isBeside = useStore(view, ({ surface, panel }) => surface === 'map' && panel === 'voting');
  const told = useToldVoting(shown, mayVote);
  useDotsOnCards(session, voting);

  const ballot = held?.ballot ?? null;
  useEffect(() => {
    if (ballot === null) return undefined;
    return askWhileSeen(ballot.ask, isFacilitator ? pace.facilitator : pace.others, () => undefined);
  }, [ballot, isFacilitator]);

  const isOpen = voting?.state === 'open';
  const isCounted = isOpen && held?.own.isHere === true;
  const said =
    voting?.state === 'revealed'
      ? text.revealed(voting.voters ?? 0)
      : isCounted
        ? text.strip(held.own.left, voting.dots)
        : text.goingOn;
  const [show, hide] = isOpen ? [text.showStories, text.hideStories] : [text.showRanking, text.hideRanking];
  return (
    <>
      <span className="visually-hidden" role="status">
        {told}
      </span>
      <span className="visually-hidden" role="status">
        {held?.own.said}
      </span>
      {voting && (
        <section className={styles['strip']} aria-label={text.title}>
          <Icon node={Vote} />
          <p className={classes(styles['text'], own['said'])}>
            <strong className={styles['title']}>{said}</strong>
            {isCounted && isFacilitator && ` · ${text.voted(held.own.voters)}`}
          </p>
          {(!isOpen || mayVote) && (
            <Button size="s" onClick={() => togglePanel(view, 'voting')}>
              {isBeside ? hide : show}
            </Button>
          )}
          {isFacilitator && (
            <VotingButtons mapId={session.mapId} voting={voting} voters={held?.own.voters ?? 0} view={view} />
          )}
        </section>
      )}
    </>
  );
}

/** The dots of a revealed vote are on the cards until it ends. */
function useDotsOnCards({ counts }: MapSession, voting: Voting | null | undefined): void {
  const dots = voting?.state === 'revealed' ? JSON.stringify(voting.results ?? {}) : '{}';
  const [isFirst] = useState({ is: true });
  useEffect(() => {
    // Nothing lies on them at first: they need not be painted anew for that.
    if (isFirst.is && dots === '{}') return;
    isFirst.is = false;
    counts.setState({ dots: new Map(Object.entries(JSON.parse(dots)) as [StoryId, number][]) });
  }, [counts, dots, isFirst]);
}
