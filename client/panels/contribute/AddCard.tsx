/** The button by which a contributor adds a card: the server writes it for them. */
import { Plus } from 'lucide';
import { useState } from 'react';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StepId } from '../../../shared/model/step.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import type { MapSession } from '../../session/mapSession.ts';
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

/** Stands over the map. */
export default function AddCard({ session }: { readonly session: MapSession }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="primary" icon={Plus} className={styles['button']} onClick={() => setIsOpen(true)}>
        {text.add}
      </Button>
      {isOpen && <AddCardDialog session={session} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function AddCardDialog({ session, onClose }: { readonly session: MapSession; readonly onClose: () => void }) {
  const grid = useGrid(session.store);
  const steps = stepChoices(grid);
  const releases = releaseChoices(grid);
  const [stepId, setStepId] = useState<StepId | null>(steps[0]?.value ?? null);
  const [releaseId, setReleaseId] = useState<ReleaseId | null>(releases[0]?.value ?? null);
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const add = async (): Promise<void> => {
    if (stepId === null || busy) return;
    if (title.trim() === '') return setError(text.needsTitle);
    setBusy(true);
    setError(null);
    try {
      const stories = [{ title: title.trim() }];
      await runRemote(session.mapId, 'addStories', { stepId, releaseId, stories });
      showToast(text.added, { tone: 'good' });
      onClose();
    } catch (cause) {
      setError(text.failed(sentenceOf(cause)));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
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
