/** An initiative on the timeline: opened by a press, taken elsewhere by mouse, finger, keys or its menu. */
import { FlaskConical, GripVertical, TriangleAlert, Wrench } from 'lucide';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { RoadmapItem } from '../../../shared/views/roadmap.ts';
import { formatList } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { roadmapWords as text } from '../../ui/words/roadmap.ts';
import { ConfidenceMark } from './ConfidenceMark.tsx';
import { titleOf } from './initiativeNames.ts';
import { metricOf } from './metricOf.ts';
import styles from './TimelineLook.module.css';

/** In rem, from the corner of its lane's track. */
export interface BarPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Title, confidence, goal, metric and progress; all of a card is read to who cannot see the lane, and in the tooltip. */
export function TimelineBar({
  item: { initiative, goals, theme, progress },
  place: { left, top, width },
  note,
  isCut,
  isDragged,
  menu,
  onOpen,
  onKeyDown,
  onTake,
}: {
  readonly item: RoadmapItem;
  readonly place: BarPlace;
  readonly note: readonly string[];
  readonly isCut: boolean;
  readonly isDragged: boolean;
  readonly menu: ReactNode;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A mouse anywhere on the bar, a finger on its grip; without it, it stays. */
  readonly onTake: ((event: PointerEvent) => void) | undefined;
}) {
  const title = titleOf(initiative);
  const metric = metricOf(theme);
  const [goal, ...others] = goals;
  const facts = [
    goals.length === 0 ? text.noGoal : text.serves(formatList(goals.map(titleOf))),
    initiative.outcome,
    metric?.line ?? '',
    text.progress(progress),
    ...note,
  ].filter((fact) => fact.trim() !== '');
  return (
    <li
      className={styles['bar']}
      data-keep={initiative.id}
      data-cut={isCut || undefined}
      data-dragged={isDragged || undefined}
      data-horizon={initiative.horizon}
      style={{ left: `${left}rem`, top: `${top}rem`, width: `${width}rem` }}
    >
      {onTake !== undefined && (
        <span className={styles['grip']} title={text.timeline.grip(title)} aria-hidden onPointerDown={onTake}>
          <Icon node={GripVertical} size={14} />
        </span>
      )}
      <button
        type="button"
        data-part="open"
        className={styles['bar-button']}
        title={[title, ...facts].join('\n')}
        aria-keyshortcuts={
          onTake === undefined
            ? undefined
            : 'Alt+ArrowLeft Alt+ArrowRight Alt+Shift+ArrowLeft Alt+Shift+ArrowRight'
        }
        onPointerDown={(event) => event.pointerType === 'mouse' && onTake?.(event)}
        onKeyDown={onKeyDown}
        onClick={onOpen}
      >
        <span className={styles['bar-title']}>
          {goals.length === 0 && (
            <span className={styles['goalless']}>
              <Icon node={TriangleAlert} size={13} />
            </span>
          )}
          {initiative.kind === 'technology' && <Icon node={Wrench} size={13} />}
          {initiative.exploratory && <Icon node={FlaskConical} size={13} />}
          <span className={styles['bar-name']}>{title}</span>
          <ConfidenceMark confidence={initiative.confidence} />
        </span>
        <span className={styles['bar-fact']} data-lacks={goal === undefined || undefined} aria-hidden>
          {goal === undefined ? text.noGoal : text.timeline.goal(titleOf(goal), others.length)}
        </span>
        {metric !== null && (
          <span className={styles['bar-metric']} aria-hidden>
            <span className={styles['bar-fact']}>{metric.name}</span>
            {text.timeline.metric(metric.current, metric.target)}
          </span>
        )}
        <Progress thin share={progress.share} label={text.progressOf(title)} />
        <span className="visually-hidden">{facts.join('. ')}</span>
      </button>
      {menu}
    </li>
  );
}
