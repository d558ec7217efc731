/** Reveals and ends the vote; for facilitators. */
import { useState } from 'react';
import type { Voting } from '../../../shared/model/voting.ts';
import { wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import { sentenceOf } from '../api/request.ts';
import { endVoting, revealVoting } from '../api/votingApi.ts';

/** Ending asks first when nothing was revealed: then nobody ever sees where the dots were. */
export function VotingButtons({
  mapId,
  voting: { id, state },
  voters,
  view,
}: {
  readonly mapId: string;
  readonly voting: Voting;
  readonly voters: number;
  readonly view: ViewStore;
}) {
  const [busy, setBusy] = useState<'reveal' | 'end' | null>(null);
  const [isAsking, setAsking] = useState(false);
  /** The session of the map tells everybody, this page too. */
  const attempt = async (what: 'reveal' | 'end', work: () => Promise<unknown>): Promise<void> => {
    setBusy(what);
    try {
      await work();
      // The button that was pressed goes.
      if (what === 'end') wish(view, 'takeFocus');
      else view.setState({ surface: 'map', panel: 'voting' });
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
    }
    setBusy(null);
  };
  const end = (): void => void attempt('end', () => endVoting(mapId, id));
  return (
    <>
      {state === 'open' && (
        <Button
          size="s"
          look="primary"
          busy={busy === 'reveal'}
          onClick={() => void attempt('reveal', () => revealVoting(mapId, id))}
        >
          {text.reveal}
        </Button>
      )}
      <Button size="s" busy={busy === 'end'} onClick={() => (state === 'open' ? setAsking(true) : end())}>
        {text.end}
      </Button>
      {isAsking && (
        <Dialog
          open
          alert
          width="s"
          onClose={() => setAsking(false)}
          title={text.endTitle}
          description={text.endText(voters)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
              <Button
                look="danger"
                onClick={() => {
                  setAsking(false);
                  end();
                }}
              >
                {text.endNow}
              </Button>
            </>
          }
        />
      )}
    </>
  );
}
