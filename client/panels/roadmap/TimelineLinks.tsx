/** The lines between initiatives that need each other; red and dashed where what is needed comes too late. */
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { Timeline } from '../../../shared/views/roadmapTimeline.ts';
import { barBox, barHeight, trackWidth } from './timelineMeasures.ts';
import styles from './TimelineLook.module.css';

/** Units of the drawing in one rem. */
const unit = 16;
/** How far before the bar a line ends, for the head of its arrow: in rem. */
const tip = 0.35;

interface Standing {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Behind the bars. What has no window has no place in time, so no line leads there; screen readers are told by the bars. */
export function TimelineLinks({
  timeline: { shown, lanes, links },
  tops,
}: {
  readonly timeline: Timeline;
  readonly tops: readonly number[];
}) {
  const places = new Map<InitiativeId, Standing[]>();
  lanes.forEach(({ bars }, i) => {
    for (const { item, span, row } of bars) {
      const { left, top, width } = barBox(span, row, shown);
      const standing = { left, right: left + width, y: tops[i]! + top + barHeight / 2 };
      places.set(item.initiative.id, [...(places.get(item.initiative.id) ?? []), standing]);
    }
  });
  const width = trackWidth(shown.last - shown.first + 1);
  const height = tops.at(-1)!;
  return (
    <svg
      className={styles['links']}
      viewBox={`0 0 ${width * unit} ${height * unit}`}
      style={{ width: `${width}rem`, height: `${height}rem` }}
      aria-hidden
    >
      {links.map(({ item, needed, isLate }) => {
        const ends = nearest(places.get(needed.initiative.id) ?? [], places.get(item.initiative.id) ?? []);
        if (ends === null) return null;
        const line = lineBetween(ends.from, ends.to);
        return (
          <g
            key={`${item.initiative.id} ${needed.initiative.id}`}
            className={styles['link']}
            data-late={isLate || undefined}
          >
            <path d={line.path} />
            <path d={line.head} className={styles['link-head']} />
          </g>
        );
      })}
    </svg>
  );
}

/** By goal an initiative stands in several lanes: the two places that are next to each other are joined. */
function nearest(
  from: readonly Standing[],
  to: readonly Standing[],
): { from: Standing; to: Standing } | null {
  const pairs = from.flatMap((a) => to.map((b) => ({ from: a, to: b })));
  pairs.sort((a, b) => Math.abs(a.from.y - a.to.y) - Math.abs(b.from.y - b.to.y));
  return pairs[0] ?? null;
}

interface Line {
  readonly path: string;
  readonly head: string;
}

/** Forwards in time from end to beginning, backwards from beginning to end, and up or down between bars side by side. */
function lineBetween(from: Standing, to: Standing): Line {
  if (from.right <= to.left) return across(from.right, from.y, to.left, to.y, 1);
  if (from.left >= to.right) return across(from.left, from.y, to.right, to.y, -1);
  const x = (Math.max(from.left, to.left) + Math.min(from.right, to.right)) / 2;
  const way = from.y <= to.y ? 1 : -1;
  const [start, end] = [from.y + (way * barHeight) / 2, to.y - (way * barHeight) / 2];
  return {
    path: `M ${at(x, start)} L ${at(x, end - way * tip)}`,
    head: `M ${at(x, end)} l -4 ${-7 * way} h 8 z`,
  };
}

function across(x: number, y: number, toX: number, toY: number, way: 1 | -1): Line {
  const bend = way * Math.max(0.75, Math.min(5, Math.abs(toX - x) / 2));
  return {
    path: `M ${at(x, y)} C ${at(x + bend, y)}, ${at(toX - bend, toY)}, ${at(toX - way * tip, toY)}`,
    head: `M ${at(toX, toY)} l ${-7 * way} -4 v 8 z`,
  };
}

function at(x: number, y: number): string {
  return `${x * unit} ${y * unit}`;
}
