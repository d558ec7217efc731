/** "Move to…": every drag as a dialog, for touch and keyboard. */
import { StickyNote } from 'lucide';
import { useState } from 'react';
import { isId, type Id } from '../../../shared/model/id.ts';
import type { StickyId } from '../../../shared/model/sticky.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { select, wishOnMap } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { freeWords } from '../../ui/words/free.ts';
import { MakeStories } from '../free/MakeStories.tsx';
import { releaseChoices, stepChoices } from '../live/placeChoices.ts';
import { useGrid, useRecords } from '../live/useRecords.ts';
import { MoveContainer } from './MoveContainer.tsx';
import styles from './MoveDialog.module.css';
import { placeChoices, placeOf } from './places.ts';

const text = words.map.move;

/** Open as long as it is rendered. Stories go together; of anything else the first one goes. */
export default function MoveDialog({
  session,
  view,
  ids,
  onClose,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly ids: readonly Id[];
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const stories = ids.filter(
    (id): id is StoryId => isId('story', id) && records.story.get(id)?.archivedAt === null,
  );
  const stickies = ids.filter(
    (id): id is StickyId => isId('sticky', id) && records.sticky.get(id)?.archivedAt === null,
  );
  const first = ids[0];
  if (stories.length > 0)
    return <MoveStories session={session} view={view} ids={stories} onClose={onClose} />;
  if (stickies.length > 0) return <MakeStories session={session} ids={stickies} onClose={onClose} />;
  if (first !== undefined && (isId('step', first) || isId('activity', first) || isId('release', first))) {
    return <MoveContainer key={first} session={session} id={first} onClose={onClose} />;
  }
  return null;
}

function MoveStories({
  session,
  view,
  ids,
  onClose,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly ids: readonly StoryId[];
  readonly onClose: () => void;
}) {
  const records = useRecords(session.store);
  const grid = useGrid(session.store);
  const story = records.story.get(ids[0]!)!;
  const steps = stepChoices(grid);
  const releases = releaseChoices(grid);
  const [stepId, setStepId] = useState(story.stepId);
  const [releaseId, setReleaseId] = useState(
    releases.some((choice) => choice.value === story.releaseId) ? story.releaseId : null,
  );
  const [place, setPlace] = useState('first');
  const moving = new Set<Id>(ids);
  const siblings = grid.cell(stepId, releaseId);
  const places = placeChoices(siblings, moving);
  const chosen = places.some((choice) => choice.value === place) ? place : 'first';

  const move = (): void => {
    const done = session.actions.run('moveStories', {
      ids: [...ids],
      releaseId,
      ...(stepId === null ? {} : { stepId }),
      ...placeOf(chosen, session.store.getGrid().cell(stepId, releaseId), moving),
    });
    onClose();
    if (done !== null) showToast(text.done(done.moved));
  };

  const pullOut = (): void => {
    onClose();
    select(view, ids);
    wishOnMap(view, 'pullOut');
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={text.title(ids.length, story.title || words.noTitle)}
      footer={
        <>
          <Button look="quiet" icon={StickyNote} className={styles['apart']} onClick={pullOut}>
            {freeWords.pullOut(ids.length)}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" disabled={stepId === null} onClick={move}>
            {text.confirm}
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
