/** What is read out when a vote is opened, revealed or ended: once, as it happens. */
import { useEffect, useRef, useState } from 'react';
import type { Voting } from '../../../shared/model/voting.ts';
import { votingWords } from '../../ui/words/voting.ts';

const { told: text } = votingWords;

/** `voting` undefined: not known yet. What had ended before the map was opened is no news. */
export function useToldVoting(voting: Voting | null | undefined, mayVote: boolean): string {
  const [told, setTold] = useState('');
  const before = useRef<string | null>(null);
  const { id = '', dots = 0, state = 'ended', voters = 0 } = voting ?? {};
  const now = voting === undefined ? null : state === 'ended' ? 'ended' : `${state} ${id}`;
  useEffect(() => {
    if (now === null || now === before.current) return;
    const isNews = now !== 'ended' || before.current !== null;
    before.current = now;
    if (!isNews) return;
    if (state === 'ended') setTold(text.ended);
    else if (state === 'revealed') setTold(text.revealed(voters ?? 0));
    else setTold(mayVote ? text.opened(dots) : text.openedForViewers);
  }, [now, state, dots, voters, mayVote]);
  return told;
}
