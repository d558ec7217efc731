/** An activity or a step in the details panel. */
import { Move } from 'lucide';
import type { ActivityId } from '../../../shared/model/activity.ts';
import { isId } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StepId } from '../../../shared/model/step.ts';
import { totalsOf } from '../../../shared/views/laneTotals.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { storiesUnder } from '../live/storiesUnder.ts';
import { useGrid, useRecord } from '../live/useRecords.ts';
import { CardActions } from './CardActions.tsx';
import { HoldsLine } from './HoldsLine.tsx';
import { LegendField } from './LegendField.tsx';
import { TitleField } from './TitleField.tsx';

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
  const totals = totalsOf(storiesUnder(grid, id));
  return (
    <>
      <TitleField session={session} id={id} />
      <LegendField session={session} id={id} kind="persona" chosen={record.personas} />
      <HoldsLine totals={totals} />
      <CardActions session={session} dialogs={dialogs} id={id} onArchived={onArchived}>
        <Button size="s" icon={Move} onClick={() => dialogs.openMove([id])}>
          {words.details.move}
        </Button>
      </CardActions>
    </>
  );
}
