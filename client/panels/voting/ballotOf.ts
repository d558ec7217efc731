/** My ballot in the open vote: one for the whole page, so that all that shows my dots shows the same. */
import type { VotingId } from '../../../shared/model/voting.ts';
import { showToast } from '../../ui/toasts.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import { ApiError, sentenceOf } from '../api/request.ts';
import { readVoting, setDots } from '../api/votingApi.ts';
import { createBallot, type Ballot } from './ballot.ts';

/** One vote is open at a time. */
let last: { readonly key: string; readonly ballot: Ballot } | null = null;

/** What is refused is told, once for all presses that follow each other. */
export function ballotOf(mapId: string, id: VotingId, dots: number): Ballot {
  const key = `${mapId} ${id}`;
  if (last?.key !== key) {
    const ballot = createBallot(id, dots, {
      read: () => readVoting(mapId),
      send: (own) => setDots(mapId, id, own),
      refused: (cause) => {
        showToast(text.notVoted(reasonOf(cause)), { tone: 'bad', replaces: 'notVoted' });
        return cause instanceof ApiError && (cause.code === 'noDotsLeft' || cause.code === 'noSuchRecord');
      },
    });
    last = { key, ballot };
  }
  return last.ballot;
}

function reasonOf(cause: unknown): string {
  const { reasons } = text;
  const code = cause instanceof ApiError ? cause.code : '';
  return Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : sentenceOf(cause);
}
