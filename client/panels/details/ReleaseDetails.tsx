/** A release in the details panel. */
import { updateRelease } from '../../../shared/commands/updateRelease.ts';
import { ListPlus, SquareArrowOutUpRight } from 'lucide';
import { longestTitle } from '../../../shared/model/field.ts';
import { releaseStatuses, type ReleaseId } from '../../../shared/model/release.ts';
import { laneTotals } from '../../../shared/views/laneTotals.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { trackerWords } from '../../ui/words/trackers.ts';
import { DraftField } from '../live/DraftField.tsx';
import { LiveText } from '../live/LiveText.tsx';
import { NumberField } from '../live/NumberField.tsx';
import { useCanEdit, useGrid, useRecord } from '../live/useRecords.ts';
import { CardActions } from './CardActions.tsx';
import styles from './DetailsPanel.module.css';
import { HoldsLine } from './HoldsLine.tsx';
import { TitleField } from './TitleField.tsx';

const text = words.details;
const mostCapacity = 100_000;
const longestWindow = 60;
const statusChoices = releaseStatuses.map((status) => ({
  value: status,
  label: words.releaseStatuses[status],
}));

/** The release is live: the panel checks that before it renders this. */
export function ReleaseDetails({
  session,
  dialogs,
  id,
  onArchived,
}: {
  readonly session: MapSession;
  readonly dialogs: MapDialogs;
  readonly id: ReleaseId;
  /** The person archived it here. */
  readonly onArchived: () => void;
}) {
  const { store, actions } = session;
  const release = useRecord(store, (records) => records.release.get(id)!);
  const totals = laneTotals(useGrid(store), id);
  const canEdit = useCanEdit(session);
  return (
    <>
      <TitleField session={session} id={id} />
      <LiveText
        session={session}
        id={id}
        field="outcome"
        label={text.outcome}
        read={() => store.getRecords().release.get(id)?.outcome ?? ''}
        maxLength={longestTitle}
        placeholder={text.outcomePlaceholder}
      />
      <div className={styles['pair']}>
        <Select
          label={text.status}
          value={release.status}
          choices={statusChoices}
          disabled={!canEdit}
          onChoose={(status) => actions.runLate(updateRelease, { id, status })}
        />
        <NumberField
          label={text.capacity}
          value={release.capacity}
          most={mostCapacity}
          placeholder={text.capacityPlaceholder}
          readOnly={!canEdit}
          onChange={(capacity) => actions.runLate(updateRelease, { id, capacity })}
        />
      </div>
      <DraftField
        label={text.window}
        placeholder={text.windowPlaceholder}
        maxLength={longestWindow}
        readOnly={!canEdit}
        kept={release.window}
        onKeep={(window) => actions.runLate(updateRelease, { id, window })}
      />
      <HoldsLine totals={totals}>
        <CapacityLeft capacity={release.capacity} points={totals.points} />
      </HoldsLine>
      <CardActions session={session} dialogs={dialogs} id={id} onArchived={onArchived}>
        <Button size="s" look="primary" icon={ListPlus} onClick={() => dialogs.openPush(id)}>
          {text.push}
        </Button>
        {dialogs.openTrackers !== undefined && (
          <Button size="s" icon={SquareArrowOutUpRight} onClick={() => dialogs.openTrackers?.(id)}>
            {trackerWords.open}
          </Button>
        )}
      </CardActions>
    </>
  );
}

function CapacityLeft({ capacity, points }: { readonly capacity: number | null; readonly points: number }) {
  if (capacity === null) return null;
  const left = Math.round((capacity - points) * 100) / 100;
  return left >= 0 ? (
    <> · {text.free(words.points(left))}</>
  ) : (
    <>
      {' · '}
      <span className={styles['over']}>{text.over(words.points(-left))}</span>
    </>
  );
}
