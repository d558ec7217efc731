/** All sprints side by side, each with how full it is; a story can be dropped on any of them. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Sprint, SprintId } from '../../../shared/model/sprint.ts';
import { commitPreview, sprintTime } from '../../../shared/views/planPool.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import { longDay, shortDay } from '../../ui/chart/shortDay.ts';
import { classes } from '../../ui/classes.ts';
import { planWords as text } from '../../ui/words/plan.ts';
import { LoadBar } from './LoadBar.tsx';
import styles from './Plan.module.css';
import stripStyles from './SprintStrip.module.css';
import type { PlanDrag } from './usePlanDrag.ts';

export function SprintStrip({
  records,
  sprints,
  shown,
  today,
  drag,
  onShow,
}: {
  readonly records: MapRecords;
  readonly sprints: readonly Sprint[];
  readonly shown: SprintId;
  readonly today: string;
  readonly drag: PlanDrag | null;
  readonly onShow: (id: SprintId) => void;
}) {
  return (
    <ul className={stripStyles['strip']} aria-label={text.sprints}>
      {sprints.map((sprint) => (
        <li key={sprint.id}>
          <SprintCard
            records={records}
            sprint={sprint}
            isShown={sprint.id === shown}
            today={today}
            drag={drag}
            onShow={() => onShow(sprint.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function SprintCard({
  records,
  sprint,
  isShown,
  today,
  drag,
  onShow,
}: {
  readonly records: MapRecords;
  readonly sprint: Sprint;
  readonly isShown: boolean;
  readonly today: string;
  readonly drag: PlanDrag | null;
  readonly onShow: () => void;
}) {
  const load = sprintLoad(records, sprint.id);
  if (load === null) return null;
  const { committed, capacity, reserve, free } = load;
  const time = sprintTime(sprint, today);
  const most = capacity === null ? null : capacity - reserve;
  const dragged = drag?.ids.flatMap((id) => records.story.get(id) ?? []) ?? [];
  // What the drop would do is told on every card while something is dragged: red before it is let go.
  const change = dragged.length === 0 ? null : (commitPreview(records, dragged, sprint.id)?.sprint ?? null);
  const isOver = change?.isOver ?? (free !== null && free < 0);
  return (
    <button
      type="button"
      className={stripStyles['card']}
      aria-pressed={isShown}
      data-drop={sprint.id}
      data-over={drag?.over === sprint.id || undefined}
      data-full={isOver || undefined}
      onClick={onShow}
    >
      <span className={stripStyles['top']}>
        <span className={stripStyles['name']}>{sprint.name || text.unnamed}</span>
        <span className={stripStyles['time']} data-time={time}>
          {text.times[time]}
        </span>
      </span>
      <span className={styles['note']}>{daysOf(sprint)}</span>
      <LoadBar
        committed={change?.after ?? committed.points}
        before={committed.points}
        most={most}
        reserve={reserve}
      />
      <span className={classes(styles['numbers'], isOver && styles['over'])}>
        {change === null || change.before === change.after
          ? `${text.load(committed.points, most)}${free === null ? '' : ` · ${free < 0 ? text.over(-free) : text.free(free)}`}`
          : `${text.change(change.before, change.after, change.most)}${change.isOver ? ` · ${text.tooMuch}` : ''}`}
      </span>
    </button>
  );
}

/** "4 May – 17 May 2027", or that there are none. */
export function daysOf({ start, end }: Pick<Sprint, 'start' | 'end'>): string {
  if (start === null && end === null) return text.noDays;
  return text.days(start === null ? '…' : shortDay(start), end === null ? '…' : longDay(end));
}
