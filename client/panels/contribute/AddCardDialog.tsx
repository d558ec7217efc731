/** Asks a contributor for a card: the server writes it for them. */
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { AddPlace } from '../../store/mapDialogs.ts';
import { select, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { contributeWords as text } from '../../ui/words/contribute.ts';
import { sentenceOf } from '../api/request.ts';
import { runRemote } from '../api/runRemote.ts';
import { releaseChoices, stepChoices } from '../live/placeChoices.ts';
import { useGrid } from '../live/useRecords.ts';
import styles from './Contribute.module.css';

/** `place`: where it is to be; null: at the beginning of the map. The new card has the focus then. */
export default function AddCardDialog({
  session,
  view,
  place,
  onClose,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly place: AddPlace | null;
  readonly onClose: () => void;
}) {
  const grid = useGrid(session.store);
  const steps = stepChoices(grid);
  const releases = releaseChoices(grid);
  const [stepId, setStepId] = useState<StepId | null>(place?.stepId ?? steps[0]?.value ?? null);
  const [releaseId, setReleaseId] = useState<ReleaseId | null>(
    place === null ? (releases[0]?.value ?? null) : place.releaseId,
  );
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  /** Then the new card has the focus. */
  const isAdded = useRef(false);

  const add = async (): Promise<void> => {
    if (stepId === null || busy) return;
    if (title.trim() === '') return setError(text.needsTitle);
    setBusy(true);
    setError(null);
    try {
      const stories = [{ title: title.trim() }];
      const isThere = stepId === place?.stepId && releaseId === place.releaseId;
      const rank = isThere && place.after !== undefined ? { after: place.after } : {};
      const { ids } = await runRemote(session.mapId, 'addStories', { stepId, releaseId, stories, ...rank });
      showToast(text.added, { tone: 'good' });
      isAdded.current = true;
      flushSync(onClose);
      for (const id of ids) goThereWhenHere(session, view, id);
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      returnsFocus={() => !isAdded.current}
      title={text.title}
      description={steps.length === 0 ? text.noSteps : text.intro}
    >
      {steps.length > 0 && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            label={text.cardTitle}
            value={title}
            maxLength={longestTitle}
            error={error}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Select label={text.step} value={stepId} choices={steps} onChoose={setStepId} />
          <Select label={text.release} value={releaseId} choices={releases} onChoose={setReleaseId} />
          <Button type="submit" look="primary" busy={busy}>
            {busy ? text.sending : text.send}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

/** The answer may be here before the card is. */
function goThereWhenHere({ store }: MapSession, view: ViewStore, id: StoryId): void {
  const go = (): void => {
    select(view, [id]);
    wish(view, 'takeFocus');
  };
  if (store.getRecords().story.has(id)) return go();
  const stop = store.subscribe(({ touched }) => {
    if (!touched.has(id)) return;
    stop();
    go();
  });
}
