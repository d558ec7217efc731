/** The roadmap along the quarters, in lanes, with lines between initiatives that need each other. */
import { FlaskConical, TriangleAlert, Wrench } from 'lucide';
import { useEffect, useMemo, useRef } from 'react';
import type { Id } from '../../../shared/model/id.ts';
import type { RoadmapItem } from '../../../shared/views/roadmap.ts';
import {
  laneKinds,
  roadmapTimeline,
  type LaneKind,
  type Timeline,
  type TimelineLane,
} from '../../../shared/views/roadmapTimeline.ts';
import { quarterOfDay } from '../../../shared/views/roadmapWindow.ts';
import { serverNow } from '../../session/serverNow.ts';
import { formatList } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Select } from '../../ui/Select.tsx';
import { words } from '../../ui/words.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { ConfidenceMark } from './ConfidenceMark.tsx';
import { goByArrows } from './goByArrows.ts';
import { titleOf } from './initiativeNames.ts';
import type { LookProps } from './lookProps.ts';
import { TimelineLinks } from './TimelineLinks.tsx';
import { barBox, laneTops, quarterWidth, trackWidth } from './timelineMeasures.ts';
import styles from './TimelineLook.module.css';

const text = roadmapWords;

export function TimelineLook({
  session,
  dialogs,
  records,
  lanes: by,
  onLanes,
}: LookProps & { readonly lanes: LaneKind; readonly onLanes: (lanes: LaneKind) => void }) {
  const today = quarterOfDay(new Date(serverNow(session.me.getState())).toISOString());
  const timeline = useMemo(() => roadmapTimeline(records, by, today), [records, by, today]);
  const { shown, lanes, links } = timeline;
  const quarters = Array.from({ length: shown.last - shown.first + 1 }, (_, i) => shown.first + i);
  const late = links.filter(({ isLate }) => isLate).length;
  const tops = laneTops(lanes);
  const scroller = useRef<HTMLDivElement>(null);
  // What is past is a scroll away; the look opens at today, where there is not room for all of it.
  useEffect(() => {
    const corner = scroller.current?.querySelector<HTMLElement>('[data-corner]');
    const column = scroller.current?.querySelector<HTMLElement>('[data-today]');
    if (!corner || !column) return;
    scroller.current!.scrollLeft = column.offsetLeft - corner.offsetWidth;
  }, [by]);
  return (
    <div className={styles['look']}>
      <div className={styles['tools']}>
        <div className={styles['lanes-by']}>
          <span aria-hidden>{text.lanesBy}</span>
          <Select
            label={text.lanesBy}
            hideLabel
            value={by}
            choices={laneKinds.map((kind) => ({ value: kind, label: text.lanes[kind].name }))}
            onChoose={onLanes}
          />
        </div>
        {links.length > 0 && <p className={styles['muted']}>{text.timeline.links(links.length, late)}</p>}
      </div>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="region"
        aria-label={text.timeline.label}
        tabIndex={0}
        onKeyDown={goByArrows}
      >
        <div
          className={styles['sheet']}
          style={{ width: `calc(var(--lane-width) + ${trackWidth(quarters.length)}rem)` }}
        >
          <div className={styles['quarters']} aria-hidden>
            <span className={styles['corner']} data-corner />
            {quarters.map((quarter) => (
              <span
                key={quarter}
                className={styles['quarter']}
                style={{ width: `${quarterWidth}rem` }}
                data-today={quarter === today || undefined}
              >
                {text.timeline.quarter(quarter)}
                {quarter === today && <span className={styles['today']}>{text.timeline.today}</span>}
              </span>
            ))}
            <span className={styles['quarter']}>{text.timeline.noWindow}</span>
          </div>
          <div className={styles['body']}>
            <TimelineLinks timeline={timeline} tops={tops} />
            {lanes.map((lane, i) => (
              <Lane
                key={lane.key}
                by={by}
                lane={lane}
                timeline={timeline}
                height={tops[i + 1]! - tops[i]!}
                onOpen={dialogs.openDetails}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function Lane({
  by,
  lane: { key, title, bars, unplanned },
  timeline: { shown, links },
  height,
  onOpen,
}: {
  readonly by: LaneKind;
  readonly lane: TimelineLane;
  readonly timeline: Timeline;
  readonly height: number;
  readonly onOpen: (id: Id) => void;
}) {
  const name = key === '' ? text.lanes[by].none : title.trim() || words.noTitle;
  const needs = (item: RoadmapItem): string =>
    links
      .filter((link) => link.item === item)
      .map(
        ({ needed, isLate }) =>
          text.timeline.needs(titleOf(item.initiative), titleOf(needed.initiative)) +
          (isLate ? `, ${text.timeline.late}` : ''),
      )
      .join('. ');
  const quarters = shown.last - shown.first + 1;
  return (
    <section
      className={styles['lane']}
      style={{ height: `${height}rem` }}
      aria-label={`${text.lanes[by].name}: ${name}`}
    >
      <h3 className={styles['lane-name']}>
        <span>{name}</span>
      </h3>
      <ul
        className={styles['track']}
        style={{ width: `${trackWidth(quarters)}rem`, backgroundSize: `${quarters * quarterWidth}rem 100%` }}
      >
        {bars.map(({ item, span, row, isCut }) => {
          const { left, top, width } = barBox(span, row, shown);
          return (
            <Bar
              key={item.initiative.id}
              item={item}
              place={{ left, top, width }}
              note={[item.initiative.window, ...(isCut ? [text.timeline.cut] : []), needs(item)]}
              isCut={isCut}
              onOpen={onOpen}
            />
          );
        })}
        {unplanned.map((item, row) => {
          const { top } = barBox({ first: shown.first, last: shown.first }, row, shown);
          return (
            <Bar
              key={item.initiative.id}
              item={item}
              place={{ left: quarters * quarterWidth + 0.25, top, width: quarterWidth + 1 }}
              note={[item.initiative.window || text.timeline.noWindow, needs(item)]}
              isCut={false}
              onOpen={onOpen}
            />
          );
        })}
      </ul>
    </section>
  );
}

/** Title, confidence and progress; the rest of a card is read to who cannot see the lane, and stands in the tooltip. */
function Bar({
  item: { initiative, goals, theme, progress },
  place,
  note,
  isCut,
  onOpen,
}: {
  readonly item: RoadmapItem;
  readonly place: { readonly left: number; readonly top: number; readonly width: number };
  readonly note: readonly string[];
  readonly isCut: boolean;
  readonly onOpen: (id: Id) => void;
}) {
  const title = titleOf(initiative);
  const facts = [
    goals.length === 0 ? text.noGoal : text.serves(formatList(goals.map(titleOf))),
    initiative.outcome,
    theme?.metric ?? '',
    text.progress(progress),
    ...note,
  ].filter((fact) => fact.trim() !== '');
  return (
    <li
      className={styles['bar']}
      data-keep={initiative.id}
      data-cut={isCut || undefined}
      data-horizon={initiative.horizon}
      style={{ left: `${place.left}rem`, top: `${place.top}rem`, width: `${place.width}rem` }}
    >
      <button
        type="button"
        data-part="open"
        className={styles['bar-button']}
        title={[title, ...facts].join('\n')}
        onClick={() => onOpen(initiative.id)}
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
        <Progress thin share={progress.share} label={text.progressOf(title)} />
        <span className="visually-hidden">{facts.join('. ')}</span>
      </button>
    </li>
  );
}
