/** One sprint: its goal and days, who can do how much, how it burns down, and its board. */
import { Archive, Ellipsis, Pencil } from 'lucide';
import type { ReactNode } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';
import type { Story } from '../../../shared/model/story.ts';
import { commitPreview, sprintTime } from '../../../shared/views/planPool.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { planWords as text } from '../../ui/words/plan.ts';
import { BurndownChart } from './BurndownChart.tsx';
import { CapacityTable } from './CapacityTable.tsx';
import styles from './Plan.module.css';
import { daysOf } from './SprintStrip.tsx';

export function SprintPage({
  session,
  records,
  sprint,
  today,
  dragged,
  canEdit,
  dialogs,
  onEdit,
  onArchived,
  children,
}: {
  readonly session: MapSession;
  readonly records: MapRecords;
  readonly sprint: Sprint;
  readonly today: string;
  readonly dragged: readonly Story[];
  readonly canEdit: boolean;
  readonly dialogs: MapDialogs;
  readonly onEdit: () => void;
  readonly onArchived: () => void;
  /** The board. */
  readonly children: ReactNode;
}) {
  const load = sprintLoad(records, sprint.id);
  if (load === null) return null;
  const name = sprint.name || text.unnamed;
  const { committed, capacity, reserve, free } = load;
  const isOver = free !== null && free < 0;
  const archive = (): void => {
    if (session.actions.run('archive', { ids: [sprint.id] }) === null) return;
    onArchived();
    dialogs.toast(text.archived(name), { undo: true });
  };
  return (
    <article className={styles['sprint']} aria-label={name}>
      <header className={styles['sprint-head']}>
        <div className={styles['sprint-name']}>
          <h3>{name}</h3>
          <p className={styles['note']}>{`${text.times[sprintTime(sprint, today)]} · ${daysOf(sprint)}`}</p>
        </div>
        {canEdit && (
          <>
            <Button size="s" icon={Pencil} onClick={onEdit}>
              {text.edit}
            </Button>
            <Menu trigger={<IconButton icon={Ellipsis} size="s" label={text.options(name)} />}>
              <MenuItem icon={Archive} dangerous onSelect={archive}>
                {text.archive}
              </MenuItem>
            </Menu>
          </>
        )}
      </header>
      <p className={sprint.goal.trim() === '' ? styles['note'] : styles['goal']}>
        {sprint.goal.trim() || text.noGoal}
      </p>
      <div className={styles['facts']}>
        <span className={classes(styles['numbers'], isOver && styles['over'])}>
          {text.load(committed.points, capacity === null ? null : capacity - reserve)}
          {free !== null && ` · ${isOver ? text.over(-free) : text.free(free)}`}
        </span>
        {capacity === null && <span>{text.noCapacity}</span>}
        {reserve > 0 && <span>{text.reserve(reserve, sprint.reserve ?? 0)}</span>}
        {committed.unestimated > 0 && <span>{text.unestimated(committed.unestimated)}</span>}
      </div>
      {children}
      <div className={styles['pair']}>
        <CapacityTable
          session={session}
          sprint={sprint}
          load={load}
          changes={dragged.length === 0 ? [] : (commitPreview(records, dragged, sprint.id)?.people ?? [])}
          canEdit={canEdit}
        />
        <BurndownChart records={records} sprint={sprint} today={today} />
      </div>
    </article>
  );
}
