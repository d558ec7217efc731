/** An activity or a step in the details panel. */
import { Archive, Move } from 'lucide';
import type { ActivityId } from '../../../shared/model/activity.ts';
import { longestTitle } from '../../../shared/model/field.ts';
import { isId } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StepId } from '../../../shared/model/step.ts';
import { totalsOf } from '../../../shared/views/laneTotals.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { LiveText } from '../live/LiveText.tsx';
import { archiveWithQuestion } from '../live/archiveWithQuestion.ts';
import { storiesUnder } from '../live/storiesUnder.ts';
import { useCanEdit, useGrid, useRecord } from '../live/useRecords.ts';
import styles from './DetailsPanel.module.css';
import { PersonaField } from './PersonaField.tsx';

type BackboneId = ActivityId | StepId;

const recordOf = (records: MapRecords, id: BackboneId) =>
  isId('step', id) ? records.step.get(id) : records.activity.get(id);

/** The record is live: the panel checks that before it renders this. */
export function BackboneDetails({
  session,
  dialogs,
  id,
  onArchived,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: BackboneId;
  /** The person archived it here. */
  readonly onArchived: () => void;
}) {
  const { store } = session;
  const record = useRecord(store, (records) => recordOf(records, id)!);
  const grid = useGrid(store);
  const canEdit = useCanEdit(session);
  const totals = totalsOf(storiesUnder(grid, id));
  return (
    <>
      <LiveText
        session={session}
        id={id}
        field="title"
        label={words.details.title}
        read={() => recordOf(store.getRecords(), id)?.title ?? ''}
        maxLength={longestTitle}
        placeholder={words.noTitle}
        look="heading"
      />
      <PersonaField session={session} id={id} chosen={record.personas} />
      <p className={styles['facts']}>
        {words.details.holds} {words.stories(totals.stories)} · {words.points(totals.points)}
        {totals.unestimated > 0 && ` · ${words.details.unestimated(words.stories(totals.unestimated))}`}
      </p>
      {canEdit && (
        <div className={styles['actions']}>
          <Button size="s" icon={Move} onClick={() => dialogs.openMove([id])}>
            {words.details.move}
          </Button>
          <Button
            size="s"
            icon={Archive}
            onClick={() =>
              void archiveWithQuestion(session, dialogs, id).then((done) => done && onArchived())
            }
          >
            {words.details.archive}
          </Button>
        </div>
      )}
    </>
  );
}
