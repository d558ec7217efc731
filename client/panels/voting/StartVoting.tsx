/** Asks how many dots everybody gets and on which stories, and opens a dot vote. */
import { useState } from 'react';
import type { ReleaseId } from '../../../shared/model/release.ts';
import { mostDots } from '../../../shared/model/voting.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { votingWords as text } from '../../ui/words/voting.ts';
import { ApiError, sentenceOf } from '../api/request.ts';
import { openVoting } from '../api/votingApi.ts';
import { useGrid } from '../live/useRecords.ts';
import styles from './Voting.module.css';

/** Open as long as it is rendered. The panel with the stories opens with the vote. */
export default function StartVoting({
  session,
  view,
  onClose,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly onClose: () => void;
}) {
  const { releases } = useGrid(session.store);
  const [dots, setDots] = useState('5');
  const [releaseId, setReleaseId] = useState<ReleaseId | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const start = async (): Promise<void> => {
    const number = Number(dots);
    if (!Number.isInteger(number) || number < 1 || number > mostDots) return setError(text.badDots);
    setError(null);
    setBusy(true);
    try {
      await openVoting(session.mapId, { dots: number, releaseId });
      view.setState({ surface: 'map', panel: 'voting' });
      onClose();
    } catch (cause) {
      const isOpen = cause instanceof ApiError && cause.code === 'votingOpen';
      setError(text.failed(isOpen ? text.isOpen : sentenceOf(cause)));
      setBusy(false);
    }
  };
  return (
    <Dialog open width="s" onClose={onClose} title={text.startTitle} description={text.intro}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void start();
        }}
      >
        <TextField
          label={text.dots}
          inputMode="numeric"
          value={dots}
          error={error}
          onChange={(event) => setDots(event.currentTarget.value)}
        />
        <Select<ReleaseId | null>
          label={text.scope}
          value={releaseId}
          choices={[
            { value: null, label: text.wholeMap },
            ...releases.map(({ id, name }) => ({ value: id, label: name.trim() || words.noTitle })),
          ]}
          onChoose={setReleaseId}
        />
        <Button type="submit" look="primary" busy={busy}>
          {text.submit}
        </Button>
      </form>
    </Dialog>
  );
}
