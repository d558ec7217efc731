/** The map as the rows of an outline, in reading order: activity, step, release, stories. */
import type { FreeId, FreeThing } from '../../../shared/model/freeThing.ts';
import type { Activity } from '../../../shared/model/activity.ts';
import type { Id } from '../../../shared/model/id.ts';
import type { Step } from '../../../shared/model/step.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { Column, Lane, MapGrid } from '../../../shared/views/arrangeMap.ts';

interface Row {
  /** Stays the same while the row means the same thing. */
  readonly key: string;
  /** From 1; one less where the row of the only activity is hidden. */
  readonly level: number;
  readonly position: number;
  readonly of: number;
}

export type OutlineRow = Row &
  (
    | {
        readonly kind: 'activity';
        readonly activity: Activity;
        readonly steps: number;
        readonly open: boolean;
      }
    | { readonly kind: 'step'; readonly step: Step; readonly stories: number; readonly open: boolean }
    | { readonly kind: 'unplaced'; readonly stories: number }
    | {
        readonly kind: 'release';
        readonly stepId: Column;
        readonly lane: Lane;
        readonly stories: number;
        readonly open: boolean;
      }
    /** `isFirst`: right under the heading of its step. */
    | { readonly kind: 'story'; readonly story: Story; readonly isFirst: boolean }
    /** A step without a story to show. */
    | { readonly kind: 'empty'; readonly step: Step }
    /** The heading of what lies around the map. */
    | { readonly kind: 'around'; readonly things: number }
    | { readonly kind: 'free'; readonly thing: FreeThing }
  );

/** Which lane is shown; `all` groups the stories by their releases. */
export type LaneFilter = Lane | 'all';

/** What is collapsed has no rows inside; a release without stories in a step has no row there. */
export function outlineRows(grid: MapGrid, collapsed: ReadonlySet<Id>, shown: LaneFilter): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const hidden = grid.hidesActivities ? 1 : 0;
  const lanes = shown === 'all' ? grid.lanes : grid.lanes.filter((lane) => lane === shown);
  const count = (column: Column): number =>
    lanes.reduce((sum, lane) => sum + grid.cell(column, lane).length, 0);
  const addStories = (column: Column): void => {
    const filled = lanes.filter((lane) => grid.cell(column, lane).length > 0);
    filled.forEach((lane, index) => {
      const stories = grid.cell(column, lane);
      // A lane that was chosen is not folded away, and needs no heading.
      const open = shown !== 'all' || lane === null || !collapsed.has(lane);
      if (shown === 'all') {
        const key = `${column ?? 'unplaced'} ${lane ?? 'unscheduled'}`;
        const at = { level: 3 - hidden, position: index + 1, of: filled.length };
        rows.push({ ...at, key, kind: 'release', stepId: column, lane, stories: stories.length, open });
      }
      if (!open) return;
      const level = (shown === 'all' ? 4 : 3) - hidden;
      stories.forEach((story, rank) => {
        const at = { key: story.id, level, position: rank + 1, of: stories.length };
        rows.push({ ...at, kind: 'story', story, isFirst: shown !== 'all' && rank === 0 });
      });
    });
  };
  const top = grid.backbone.length + (grid.columns.at(-1) === null ? 1 : 0);
  grid.backbone.forEach(({ activity, steps }, index) => {
    const open = grid.hidesActivities || !collapsed.has(activity.id);
    const at = { level: 1, position: index + 1, of: top };
    if (!grid.hidesActivities) {
      rows.push({ ...at, key: activity.id, kind: 'activity', activity, steps: steps.length, open });
    }
    if (!open) return;
    steps.forEach((step, stepIndex) => {
      const stories = count(step.id);
      const isOpen = !collapsed.has(step.id);
      const stepAt = { level: 2 - hidden, position: stepIndex + 1, of: steps.length };
      rows.push({ ...stepAt, key: step.id, kind: 'step', step, stories, open: isOpen });
      if (!isOpen) return;
      if (stories > 0) addStories(step.id);
      else rows.push({ key: `${step.id} empty`, kind: 'empty', step, level: 3 - hidden, position: 1, of: 1 });
    });
  });
  if (grid.columns.at(-1) === null && count(null) > 0) {
    rows.push({ key: 'unplaced', kind: 'unplaced', stories: count(null), level: 1, position: top, of: top });
    addStories(null);
  }
  return rows;
}

/** The record a row stands for; null for headings of lanes and empty steps. */
export function recordOf(row: OutlineRow): Id<'activity'> | Id<'step'> | Id<'story'> | FreeId | null {
  switch (row.kind) {
    case 'activity':
      return row.activity.id;
    case 'step':
      return row.step.id;
    case 'story':
      return row.story.id;
    case 'free':
      return row.thing.id;
    default:
      return null;
  }
}

/** The headings of activity and step, or of what is around the map, that belong above this row: their indexes, outermost first. */
export function headingsAbove(rows: readonly OutlineRow[], index: number): number[] {
  const found: number[] = [];
  for (let at = index; at >= 0; at--) {
    const { kind, level } = rows[at]!;
    const isTop = kind === 'activity' || kind === 'unplaced' || kind === 'around';
    const isHeading = isTop || (kind === 'step' && found.length === 0);
    if (isHeading) found.unshift(at);
    if (level === 1) break;
  }
  return found;
}
