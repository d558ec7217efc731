/** An initiative at a glance: what it is for, how sure we are, and how far its stories are. */
import {
  FlaskConical,
  Gauge,
  GripVertical,
  Target,
  TriangleAlert,
  Users,
  Wrench,
  CalendarRange,
} from 'lucide';
import type { ComponentProps, KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { RoadmapItem } from '../../../shared/views/roadmap.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { ConfidenceMark } from './ConfidenceMark.tsx';
import styles from './InitiativeCard.module.css';
import { titleOf } from './initiativeNames.ts';
import { metricOf } from './metricOf.ts';

const text = roadmapWords;

/** A list item. The title is the button that opens it; `menu` stands at its right. */
export function InitiativeCard({
  item: { initiative, goals, theme, progress },
  menu,
  tabIndex = 0,
  onOpen,
  onKeyDown,
  onGrip,
  onTake,
  attributes,
}: {
  readonly item: RoadmapItem;
  readonly menu?: ReactNode;
  readonly tabIndex?: number;
  readonly onOpen: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  /** A finger or a mouse on the grip; without it there is none. */
  readonly onGrip?: ((event: PointerEvent) => void) | undefined;
  /** A mouse anywhere on the card. */
  readonly onTake?: ((event: PointerEvent) => void) | undefined;
  readonly attributes?: ComponentProps<'li'>;
}) {
  const title = titleOf(initiative);
  const metric = metricOf(theme);
  return (
    <li
      {...attributes}
      className={styles['card']}
      data-keep={initiative.id}
      onPointerDown={(event) => {
        const isControl =
          event.target instanceof Element && event.target.closest('[data-part="menu"]') !== null;
        if (event.pointerType === 'mouse' && !isControl) onTake?.(event);
      }}
    >
      <div className={styles['top']}>
        {onGrip !== undefined && (
          <span
            className={styles['grip']}
            title={text.grip(title)}
            aria-hidden
            onPointerDown={(event) => {
              event.stopPropagation();
              onGrip(event);
            }}
          >
            <Icon node={GripVertical} size={14} />
          </span>
        )}
        <button
          type="button"
          className={styles['title']}
          data-part="open"
          tabIndex={tabIndex}
          onClick={onOpen}
          onKeyDown={onKeyDown}
        >
          {initiative.kind === 'technology' && (
            <span className={styles['technology']} title={text.kinds.technology}>
              <Icon node={Wrench} size={14} />
              <span className="visually-hidden">{text.kinds.technology}: </span>
            </span>
          )}
          {title}
        </button>
        {menu}
      </div>
      {initiative.outcome.trim() !== '' && <p className={styles['outcome']}>{initiative.outcome}</p>}
      <ul className={styles['facts']}>
        {goals.length === 0 ? (
          <li className={styles['goalless']} title={text.noGoalHint}>
            <Icon node={TriangleAlert} size={13} />
            {text.noGoal}
          </li>
        ) : (
          goals.map((goal) => (
            <li key={goal.id} className={styles['goal']}>
              <Icon node={Target} size={13} />
              <span className="visually-hidden">{text.serves('')}</span>
              <span>{titleOf(goal)}</span>
            </li>
          ))
        )}
        {metric !== null && (
          <li>
            <Icon node={Gauge} size={13} />
            <span>{metric.line}</span>
          </li>
        )}
      </ul>
      <ul className={styles['marks']}>
        <li>
          <ConfidenceMark confidence={initiative.confidence} />
        </li>
        {initiative.exploratory && (
          <li className={styles['mark']}>
            <Icon node={FlaskConical} size={13} />
            {text.exploratory}
          </li>
        )}
        {initiative.window.trim() !== '' && (
          <li className={styles['mark']}>
            <Icon node={CalendarRange} size={13} />
            {initiative.window}
          </li>
        )}
        {initiative.team.trim() !== '' && (
          <li className={styles['mark']}>
            <Icon node={Users} size={13} />
            {initiative.team}
          </li>
        )}
      </ul>
      <div className={styles['progress']}>
        <Progress thin share={progress.share} label={text.progressOf(title)} />
        <span>{text.progress(progress)}</span>
      </div>
    </li>
  );
}
