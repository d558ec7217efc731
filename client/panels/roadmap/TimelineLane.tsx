/** A lane of the timeline: its bars, what has no window at its end, and where the one that is dragged would land. */
import type { KeyboardEvent, PointerEvent } from 'react';
import type { RoadmapItem } from '../../../shared/views/roadmap.ts';
import {
  within,
  type LaneKind,
  type Timeline,
  type TimelineLane as Lane,
} from '../../../shared/views/roadmapTimeline.ts';
import { words } from '../../ui/words.ts';
import { roadmapWords as text } from '../../ui/words/roadmap.ts';
import { InitiativeMenu } from './InitiativeMenu.tsx';
import { titleOf } from './initiativeNames.ts';
import type { LookProps } from './lookProps.ts';
import { TimelineBar, type BarPlace } from './TimelineBar.tsx';
import styles from './TimelineLook.module.css';
import { barBox, quarterWidth, trackWidth } from './timelineMeasures.ts';
import type { Span, WindowDrag } from './useWindowDrag.ts';
import { WindowItems } from './WindowItems.tsx';

/** What can be done with the bars. */
export interface BarHands {
  /** A quarter, see readWindow. */
  readonly today: number;
  readonly spanOf: (item: RoadmapItem) => Span;
  readonly onMove: (item: RoadmapItem, to: Span) => void;
  readonly onKeyDown: (event: KeyboardEvent, item: RoadmapItem) => void;
  readonly onTake: ((event: PointerEvent, item: RoadmapItem) => void) | undefined;
}

export function TimelineLane({
  by,
  lane: { key, title, bars, unplanned },
  timeline: { shown, links },
  height,
  drag,
  hands,
  session,
  dialogs,
  canEdit,
  moves,
}: LookProps & {
  readonly by: LaneKind;
  readonly lane: Lane;
  readonly timeline: Timeline;
  readonly height: number;
  readonly drag: WindowDrag | null;
  readonly hands: BarHands;
}) {
  const name = key === '' ? text.lanes[by].none : title.trim() || words.noTitle;
  const quarters = shown.last - shown.first + 1;
  const placeOf = (span: Span, row: number): BarPlace => {
    if (span !== null) return barBox(span, row, shown);
    const { top } = barBox({ first: shown.first, last: shown.first }, row, shown);
    return { left: quarters * quarterWidth + 0.25, top, width: quarterWidth + 1 };
  };
  const needs = (item: RoadmapItem): string =>
    links
      .filter((link) => link.item === item)
      .map(
        ({ needed, isLate }) =>
          text.timeline.needs(titleOf(item.initiative), titleOf(needed.initiative)) +
          (isLate ? `, ${text.timeline.late}` : ''),
      )
      .join('. ');
  const standing = [...bars, ...unplanned.map((item, row) => ({ item, span: null, row, isCut: false }))];
  const dragged = standing.find(({ item }) => item.initiative.id === drag?.id);
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
        {standing.map(({ item, span, row, isCut }) => (
          <TimelineBar
            key={item.initiative.id}
            item={item}
            place={placeOf(span, row)}
            note={[
              item.initiative.window || (span === null ? text.timeline.noWindow : ''),
              ...(isCut ? [text.timeline.cut] : []),
              needs(item),
            ]}
            isCut={isCut}
            isDragged={item === dragged?.item}
            menu={
              canEdit && (
                <InitiativeMenu
                  session={session}
                  dialogs={dialogs}
                  initiative={item.initiative}
                  moves={moves}
                >
                  <WindowItems
                    span={hands.spanOf(item)}
                    today={hands.today}
                    onChoose={(to) => hands.onMove(item, to)}
                  />
                </InitiativeMenu>
              )
            }
            onOpen={() => dialogs.openDetails(item.initiative.id)}
            onKeyDown={(event) => hands.onKeyDown(event, item)}
            onTake={hands.onTake && ((event) => hands.onTake?.(event, item))}
          />
        ))}
        {drag !== null && dragged !== undefined && !drag.isHome && (
          <li
            className={styles['landing']}
            style={remOf(placeOf(drag.span === null ? null : within(drag.span, shown), dragged.row))}
            aria-hidden
          />
        )}
      </ul>
    </section>
  );
}

function remOf({ left, top, width }: BarPlace): { left: string; top: string; width: string } {
  return { left: `${left}rem`, top: `${top}rem`, width: `${width}rem` };
}
