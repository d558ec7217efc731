/** Makes stories of stickies without a drag: the step, the release and the place in the column are chosen. */
import { useState } from 'react';
import { stickiesToStories } from '../../../shared/commands/stickiesToStories.ts';
import type { StickyId } from '../../../shared/model/sticky.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { freeWords } from '../../ui/words/free.ts';
import { releaseChoices, stepChoices } from '../live/placeChoices.ts';
import { useGrid, useRecords } from '../live/useRecords.ts';
import styles from '../move/MoveDialog.module.css';
import { placeChoices, placeOf } from '../move/places.ts';

const text = words.map.move;
const nothing: ReadonlySet<never> = new Set();

/** Open as long as it is rendered. */
export function MakeStories({
  session,
  ids,
  onClose,
}: {
  readonly session: MapSession;
  readonly ids: readonly StickyId[];
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const grid = useGrid(session.store);
  const steps = stepChoices(grid);
  const releases = releaseChoices(grid);
  const [stepId, setStepId] = useState(steps[0]?.value ?? null);
  const [releaseId, setReleaseId] = useState(releases.at(-1)?.value ?? null);
  const [place, setPlace] = useState('first');
  const places = placeChoices(grid.cell(stepId, releaseId), nothing);
  const chosen = places.some((choice) => choice.value === place) ? place : 'first';
  const title = records.sticky.get(ids[0]!)?.title.trim();

  const make = (): void => {
    if (stepId === null) return;
    const siblings = session.store.getGrid().cell(stepId, releaseId);
    const at = placeOf(chosen, siblings, nothing);
    const done = session.actions.runLate(stickiesToStories, { ids: [...ids], stepId, releaseId, ...at });
    onClose();
    if (done === null) return;
    showToast(freeWords.madeStories(done.ids.length), {
      tone: 'good',
      action: { label: words.undo, run: session.actions.undo },
    });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={freeWords.makeStoriesOf(ids.length, title || words.noTitle)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" disabled={stepId === null} onClick={make}>
            {freeWords.make}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <Select label={text.step} value={stepId} choices={steps} onChoose={setStepId} />
        <Select label={text.release} value={releaseId} choices={releases} onChoose={setReleaseId} />
        <Select label={text.position} value={chosen} choices={places} onChoose={setPlace} />
      </div>
    </Dialog>
  );
}
