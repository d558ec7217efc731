/** My dots on the story whose details are open, while there is a vote on it. */
import { useStore } from 'zustand';
import type { Story } from '../../../shared/model/story.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import { putDots } from './putDots.ts';
import { useBallot, useVoting } from './useVoting.ts';
import { VoteStepper } from './VoteStepper.tsx';
import styles from './Voting.module.css';

/** Nothing for those who may not vote, and for stories the vote is not about. */
export function VotingField({ session, story }: { readonly session: MapSession; readonly story: Story }) {
  const voting = useVoting(session);
  const mayVote = useStore(session.me, ({ role }) => atLeast(role, 'commenter'));
  const held = useBallot(session.mapId, mayVote ? voting : null);
  if (!voting || held === null || !held.own.isHere) return null;
  if (voting.releaseId !== null && voting.releaseId !== story.releaseId) return null;
  const { ballot, own } = held;
  return (
    <div className={styles['field']} role="group" aria-label={text.title}>
      <span className={styles['name']}>{text.ownDots}</span>
      <VoteStepper
        title={story.title.trim() || words.noTitle}
        dots={own.mine.get(story.id) ?? 0}
        most={voting.dots}
        mayPut={own.left > 0}
        onPut={(dots) => putDots(ballot, story, dots, voting.dots)}
      />
      <span className={styles['note']}>{text.left(own.left, voting.dots)}</span>
    </div>
  );
}
