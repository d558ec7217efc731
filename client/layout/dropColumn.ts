/** Where a dragged step, activity or release would land among its like. */
import type { ActivityId } from '../../shared/model/activity.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import { firstIndex } from './geometry.ts';
import type { ActivityBox, MapLayout } from './mapLayout.ts';
import { sizes } from './sizes.ts';

export interface StepTarget {
  readonly activityId: ActivityId;
  /** The step it goes before; null: the end of the activity. */
  readonly before: StepId | null;
  /** Map x of the line that shows it. */
  readonly at: number;
}

/** The gap between steps nearest to a map x, under whichever activity is there. */
export function dropStep(layout: MapLayout, x: number): StepTarget | null {
  const owner = nearestActivity(layout, x);
  if (owner === undefined) return null;
  const activityId = owner.activity.id;
  if (owner.folded) return { activityId, before: null, at: owner.x + owner.width };
  const columns = layout.columns.slice(owner.from, owner.to);
  if (columns[0]?.kind === 'noSteps') return { activityId, before: null, at: owner.x };
  const next = columns[firstIndex(columns.length, (i) => columns[i]!.x + columns[i]!.width / 2 > x)];
  if (next === undefined) return { activityId, before: null, at: owner.x + owner.width };
  return { activityId, before: next.of[0] as StepId, at: next.x };
}

export interface ActivityTarget {
  /** The activity it goes before; null: the right end of the backbone. */
  readonly before: ActivityId | null;
  readonly at: number;
}

/** The gap between activities nearest to a map x. */
export function dropActivity({ activities }: MapLayout, x: number): ActivityTarget | null {
  const last = activities.at(-1);
  if (last === undefined) return null;
  const next =
    activities[firstIndex(activities.length, (i) => activities[i]!.x + activities[i]!.width / 2 > x)];
  if (next === undefined) return { before: null, at: last.x + last.width + sizes.activityGap / 2 };
  return { before: next.activity.id, at: next.x - (next.index === 0 ? 0 : sizes.activityGap / 2) };
}

export interface ReleaseTarget {
  /** The release it goes before; null: last, above the unscheduled lane. */
  readonly before: ReleaseId | null;
  /** Map y of the line that shows it. */
  readonly at: number;
}

/** The divider nearest to a map y; never below the unscheduled lane. */
export function dropRelease({ lanes }: MapLayout, y: number): ReleaseTarget {
  const releases = lanes.slice(0, -1);
  const next = releases[firstIndex(releases.length, (i) => releases[i]!.y + releases[i]!.height / 2 > y)];
  if (next === undefined) return { before: null, at: lanes.at(-1)?.y ?? 0 };
  return { before: next.lane, at: next.y };
}

/** The activity over a map x, or the nearest one. */
function nearestActivity({ activities }: MapLayout, x: number): ActivityBox | undefined {
  const half = sizes.activityGap / 2;
  const index = firstIndex(activities.length, (i) => activities[i]!.x + activities[i]!.width + half > x);
  return activities[index] ?? activities.at(-1);
}
