/** The roadmap along the quarters, in lanes, with lines between initiatives that need each other; bars are moved in time. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { updateInitiative } from '../../../shared/commands/updateInitiative.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { RoadmapItem } from '../../../shared/views/roadmap.ts';
import { laneKinds, roadmapTimeline, type LaneKind } from '../../../shared/views/roadmapTimeline.ts';
import { quarterOfDay, readWindow, writeWindow } from '../../../shared/views/roadmapWindow.ts';
import { serverNow } from '../../session/serverNow.ts';
import { Select } from '../../ui/Select.tsx';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { goByArrows } from './goByArrows.ts';
import { titleOf } from './initiativeNames.ts';
import type { LookProps } from './lookProps.ts';
import { TimelineLane, type BarHands } from './TimelineLane.tsx';
import { TimelineLinks } from './TimelineLinks.tsx';
import { laneTops, quarterWidth, trackWidth } from './timelineMeasures.ts';
import { DragGhost } from '../live/DragGhost.tsx';
import styles from './TimelineLook.module.css';
import { spanByKey, useWindowDrag, type Span } from './useWindowDrag.ts';

const text = roadmapWords;

export function TimelineLook({
  lanes: by,
  onLanes,
  ...props
}: LookProps & { readonly lanes: LaneKind; readonly onLanes: (lanes: LaneKind) => void }) {
  const { session, records, canEdit, onFocus } = props;
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
  const [told, setTold] = useState('');
  const moveTo = (id: InitiativeId, span: Span, part = 'open'): void => {
    const initiative = records.initiative.get(id);
    const window = span === null ? '' : writeWindow(span);
    if (initiative === undefined || initiative.window === window) return;
    if (session.actions.runLate(updateInitiative, { id, window }) === null) return;
    setTold(text.timeline.moved(titleOf(initiative), window));
    onFocus(id, part);
  };
  const spanOf = ({ initiative }: RoadmapItem): Span => readWindow(initiative.window, today);
  const { drag, start } = useWindowDrag(scroller, moveTo);
  const dragged = drag === null ? undefined : records.initiative.get(drag.id);
  const hands: BarHands = {
    today,
    spanOf,
    onMove: (item, span) => moveTo(item.initiative.id, span, 'menu'),
    onKeyDown: (event, item) => {
      const span = spanByKey(event, spanOf(item), today);
      if (span === null) return;
      event.preventDefault();
      if (canEdit) moveTo(item.initiative.id, span);
    },
    onTake: canEdit ? (event, item) => start(event, item.initiative.id, spanOf(item)) : undefined,
  };
  return (
    <div className={styles['look']} data-dragging={drag !== null || undefined}>
      {canEdit && <p className="visually-hidden">{text.timeline.keys}</p>}
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
                data-quarter={quarter}
                data-over={isOver(drag?.span, quarter) || undefined}
              >
                {text.timeline.quarter(quarter)}
                {quarter === today && <span className={styles['today']}>{text.timeline.today}</span>}
              </span>
            ))}
            <span className={styles['quarter']} data-quarter="" data-over={drag?.span === null || undefined}>
              {text.timeline.noWindow}
            </span>
          </div>
          <div className={styles['body']}>
            <TimelineLinks timeline={timeline} tops={tops} />
            {lanes.map((lane, i) => (
              <TimelineLane
                key={lane.key}
                {...props}
                by={by}
                lane={lane}
                timeline={timeline}
                height={tops[i + 1]! - tops[i]!}
                drag={drag}
                hands={hands}
              />
            ))}
          </div>
        </div>
      </div>
      {drag !== null && dragged !== undefined && (
        <DragGhost at={drag}>
          {text.timeline.landing(titleOf(dragged), drag.span === null ? '' : writeWindow(drag.span))}
        </DragGhost>
      )}
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </div>
  );
}

function isOver(span: Span | undefined, quarter: number): boolean {
  return span !== undefined && span !== null && span.first <= quarter && quarter <= span.last;
}
