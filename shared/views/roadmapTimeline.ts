/** The roadmap along the quarters: lanes of bars that do not overlap, and beside them what has no window. */
import type { MapRecords } from '../model/records.ts';
import { initiativeLinks, type InitiativeLink } from './initiativeLinks.ts';
import { roadmapOf, type RoadmapItem } from './roadmap.ts';
import { readWindow, type QuarterSpan } from './roadmapWindow.ts';

export const laneKinds = ['theme', 'goal', 'team'] as const;
export type LaneKind = (typeof laneKinds)[number];

export interface TimelineBar {
  readonly item: RoadmapItem;
  /** Within what is shown. */
  readonly span: QuarterSpan;
  /** Its window begins before what is shown, or ends after it. */
  readonly isCut: boolean;
  /** The row of its lane, from 0. */
  readonly row: number;
}

export interface TimelineLane {
  readonly key: string;
  /** Empty: what has no theme, goal or team. */
  readonly title: string;
  readonly bars: readonly TimelineBar[];
  readonly rows: number;
  /** Whose window names no quarter. */
  readonly unplanned: readonly RoadmapItem[];
}

export interface Timeline {
  /** The quarters shown. */
  readonly shown: QuarterSpan;
  readonly lanes: readonly TimelineLane[];
  readonly links: readonly (InitiativeLink & {
    /** What is needed ends after what needs it, by their windows. */
    readonly isLate: boolean;
  })[];
}

/** The fewest quarters shown from today on, and the most shown before and from today on. */
const [fewest, mostBefore, most] = [4, 4, 12];

/**
 * L1: every live initiative stands once in its lane; by goal, once in that of each goal it serves. L2: no two bars of a
 * row overlap. Lanes in the order of themes and goals, teams by name; the lane without comes last, empty ones are left
 * out. `today` is a quarter, see readWindow.
 */
export function roadmapTimeline(records: MapRecords, by: LaneKind, today: number): Timeline {
  const items = Object.values(roadmapOf(records).columns).flat();
  const windows = new Map(items.map((item) => [item, readWindow(item.initiative.window, today)]));
  const known = [...windows.values()].filter((span) => span !== null);
  const first = Math.max(Math.min(today, ...known.map((span) => span.first)), today - mostBefore);
  const last = Math.min(Math.max(today + fewest - 1, ...known.map((span) => span.last)), today + most - 1);
  const shown = { first, last };
  return {
    shown,
    lanes: lanesOf(records, items, by).map(({ key, title, items: inside }) => {
      const planned = inside.flatMap((item) => {
        const span = windows.get(item) ?? null;
        return span === null ? [] : [{ item, span: within(span, shown), isCut: isCut(span, shown) }];
      });
      const bars = packed(planned);
      return {
        key,
        title,
        bars,
        rows: Math.max(0, ...bars.map(({ row }) => row + 1)),
        unplanned: inside.filter((item) => (windows.get(item) ?? null) === null),
      };
    }),
    links: initiativeLinks(records).map((link) => {
      const own = windows.get(link.item) ?? null;
      const needed = windows.get(link.needed) ?? null;
      return { ...link, isLate: own !== null && needed !== null && needed.last > own.last };
    }),
  };
}

interface Lane {
  readonly key: string;
  readonly title: string;
  readonly items: readonly RoadmapItem[];
}

function lanesOf(records: MapRecords, items: readonly RoadmapItem[], by: LaneKind): Lane[] {
  const lanes = namedLanes(records, items, by);
  const placed = new Set(lanes.flatMap((lane) => lane.items));
  const rest = { key: '', title: '', items: items.filter((item) => !placed.has(item)) };
  return [...lanes, rest].filter((lane) => lane.items.length > 0);
}

function namedLanes(records: MapRecords, items: readonly RoadmapItem[], by: LaneKind): Lane[] {
  if (by === 'theme') {
    return roadmapOf(records).themes.flatMap(({ theme, items: inside }) =>
      theme === null ? [] : [{ key: theme.id, title: theme.title, items: inside }],
    );
  }
  if (by === 'goal') {
    const goals = [...new Set(items.flatMap((item) => item.goals))];
    goals.sort((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1));
    return goals.map((goal) => ({
      key: goal.id,
      title: goal.title,
      items: items.filter((item) => item.goals.includes(goal)),
    }));
  }
  const teams = Map.groupBy(items, ({ initiative }) => initiative.team.trim().toLowerCase());
  teams.delete('');
  return [...teams]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, inside]) => ({ key, title: inside[0]!.initiative.team.trim(), items: inside }));
}

/** What of it is in sight; beyond the ends, the first or the last quarter. */
export function within({ first, last }: QuarterSpan, shown: QuarterSpan): QuarterSpan {
  const clamp = (quarter: number): number => Math.min(Math.max(quarter, shown.first), shown.last);
  return { first: clamp(first), last: clamp(last) };
}

function isCut({ first, last }: QuarterSpan, shown: QuarterSpan): boolean {
  return first < shown.first || last > shown.last;
}

/** Each into the first row where there is room, the earliest first. */
function packed(planned: readonly Omit<TimelineBar, 'row'>[]): TimelineBar[] {
  const ends: number[] = [];
  return [...planned]
    .sort((a, b) => a.span.first - b.span.first)
    .map((bar) => {
      const free = ends.findIndex((end) => end < bar.span.first);
      const row = free < 0 ? ends.length : free;
      ends[row] = bar.span.last;
      return { ...bar, row };
    });
}
