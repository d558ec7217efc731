/** "Move to…" for an activity, a step or a release. */
import { useState } from 'react';
import type { ActivityId } from '../../../shared/model/activity.ts';
import { isId, type Id } from '../../../shared/model/id.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { useGrid } from '../live/useRecords.ts';
import styles from './MoveDialog.module.css';
import { placeChoices, placeOf } from './places.ts';

const text = words.map.move;
type ContainerId = ActivityId | StepId | ReleaseId;

/** What goes with it goes along, as when it is dragged. */
export function MoveContainer({
  session,
  id,
  onClose,
}: {
  readonly session: MapSession;
  readonly id: ContainerId;
  readonly onClose: () => void;
}) {
  const grid = useGrid(session.store);
  const [activityId, setActivityId] = useState<ActivityId | null>(() => activityOf(grid, id));
  const [place, setPlace] = useState('first');
  const moving = new Set<Id>([id]);
  const siblings = siblingsOf(grid, id, activityId);
  const places = placeChoices(siblings, moving);
  const chosen = places.some((choice) => choice.value === place) ? place : 'first';
  const activities = grid.backbone.map(({ activity }) => ({
    value: activity.id as ActivityId | null,
    label: activity.title || words.noTitle,
  }));

  const move = (): void => {
    const { run } = session.actions;
    const to = placeOf(chosen, siblingsOf(session.store.getGrid(), id, activityId), moving);
    if (isId('step', id)) run('moveStep', { id, ...(activityId === null ? {} : { activityId }), ...to });
    else if (isId('activity', id)) run('moveActivity', { id, ...to });
    else run('moveRelease', { id, ...to });
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={text.container(titleOf(grid, id))}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" onClick={move}>
            {text.confirm}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        {isId('step', id) && !grid.hidesActivities && (
          <Select label={text.activity} value={activityId} choices={activities} onChoose={setActivityId} />
        )}
        <Select label={text.beforeOrAfter} value={chosen} choices={places} onChoose={setPlace} />
      </div>
    </Dialog>
  );
}

function activityOf(grid: MapGrid, id: ContainerId): ActivityId | null {
  return grid.backbone.find(({ steps }) => steps.some((step) => step.id === id))?.activity.id ?? null;
}

function siblingsOf(
  grid: MapGrid,
  id: ContainerId,
  activityId: ActivityId | null,
): { readonly id: ContainerId; readonly title: string }[] {
  if (isId('release', id)) return grid.releases.map((release) => ({ id: release.id, title: release.name }));
  if (isId('activity', id)) {
    return grid.backbone.map(({ activity }) => ({ id: activity.id, title: activity.title }));
  }
  const under = grid.backbone.find(({ activity }) => activity.id === activityId);
  return (under?.steps ?? []).map((step) => ({ id: step.id, title: step.title }));
}

function titleOf(grid: MapGrid, id: ContainerId): string {
  const steps = grid.backbone.flatMap(({ activity, steps: under }) => [activity, ...under]);
  const title = isId('release', id)
    ? grid.releases.find((release) => release.id === id)?.name
    : steps.find((record) => record.id === id)?.title;
  return title || words.noTitle;
}
