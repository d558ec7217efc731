/** A release in the details panel. */
import { Archive, ListPlus } from 'lucide';
import { useState } from 'react';
import { longestTitle } from '../../../shared/model/field.ts';
import { releaseStatuses, type ReleaseId } from '../../../shared/model/release.ts';
import { laneTotals } from '../../../shared/views/laneTotals.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { archiveWithQuestion } from '../live/archiveWithQuestion.ts';
import { LiveText } from '../live/LiveText.tsx';
import { NumberField } from '../live/NumberField.tsx';
import { useCanEdit, useGrid, useRecord } from '../live/useRecords.ts';
import styles from './DetailsPanel.module.css';

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
  const [windowDraft, setWindowDraft] = useState<string | null>(null);
  const readField = (field: 'name' | 'outcome') => () => store.getRecords().release.get(id)?.[field] ?? '';
  const keepWindow = (): void => {
    if (windowDraft !== null && windowDraft !== release.window) {
      actions.run('updateRelease', { id, window: windowDraft.trim() });
    }
    setWindowDraft(null);
  };
  return (
    <>
      <LiveText
        session={session}
        id={id}
        field="name"
        label={text.name}
        read={readField('name')}
        maxLength={longestTitle}
        placeholder={words.noTitle}
        look="heading"
      />
      <LiveText
        session={session}
        id={id}
        field="outcome"
        label={text.outcome}
        read={readField('outcome')}
        maxLength={longestTitle}
        placeholder={text.outcomePlaceholder}
      />
      <div className={styles['pair']}>
        <Select
          label={text.status}
          value={release.status}
          choices={statusChoices}
          disabled={!canEdit}
          onChoose={(status) => actions.run('updateRelease', { id, status })}
        />
        <NumberField
          label={text.capacity}
          value={release.capacity}
          most={mostCapacity}
          placeholder={text.capacityPlaceholder}
          readOnly={!canEdit}
          onChange={(capacity) => actions.run('updateRelease', { id, capacity })}
        />
      </div>
      <TextField
        label={text.window}
        placeholder={text.windowPlaceholder}
        maxLength={longestWindow}
        readOnly={!canEdit}
        value={windowDraft ?? release.window}
        onChange={(event) => setWindowDraft(event.target.value)}
        onBlur={keepWindow}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keepWindow();
        }}
      />
      <p className={styles['facts']}>
        {text.holds} {words.stories(totals.stories)} · {words.points(totals.points)}
        {totals.unestimated > 0 && ` · ${text.unestimated(words.stories(totals.unestimated))}`}
        <CapacityLeft capacity={release.capacity} points={totals.points} />
      </p>
      {canEdit && (
        <div className={styles['actions']}>
          <Button size="s" look="primary" icon={ListPlus} onClick={() => dialogs.openPush(id)}>
            {text.push}
          </Button>
          <Button
            size="s"
            icon={Archive}
            onClick={() =>
              void archiveWithQuestion(session, dialogs, id).then((done) => done && onArchived())
            }
          >
            {text.archive}
          </Button>
        </div>
      )}
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
