/** A map reduced to shapes for a small preview: bars over boxes over stacks, no words. */
import type { ImportPlan } from '../../../shared/formats/importPlan.ts';

export interface SketchLane {
  /** Stories per column, cut to what fits. */
  readonly stacks: readonly number[];
}

export interface Sketch {
  /** How many columns each activity spans. */
  readonly activities: readonly number[];
  readonly columns: number;
  /** Releases, then the unscheduled lane when it holds anything. */
  readonly lanes: readonly SketchLane[];
}

const mostColumns = 8;
const mostStories = 4;
const mostLanes = 3;

/** The top left part of the plan's map that fits into a preview. An activity without steps takes one column. */
export function sketchMap(plan: ImportPlan): Sketch {
  const live = <T extends { readonly archivedAt?: number | null | undefined }>(entries: readonly T[]): T[] =>
    entries.filter((entry) => entry.archivedAt == null);
  const columnOf = new Map<string, number>();
  const activities: number[] = [];
  let columns = 0;
  for (const activity of live(plan.activities)) {
    const steps = live(plan.steps).filter((step) => step.activity === activity.key);
    const span = Math.min(Math.max(1, steps.length), mostColumns - columns);
    if (span <= 0) break;
    steps.slice(0, span).forEach((step, index) => columnOf.set(step.key, columns + index));
    activities.push(span);
    columns += span;
  }
  const laneKeys: (string | null)[] = [...live(plan.releases).map((release) => release.key), null];
  const lanes = laneKeys.map((key) => {
    const stacks = Array.from({ length: columns }, () => 0);
    for (const story of live(plan.stories)) {
      const column = story.step === null ? undefined : columnOf.get(story.step);
      if (column !== undefined && story.release === key) stacks[column]!++;
    }
    return { stacks: stacks.map((stories) => Math.min(stories, mostStories)) };
  });
  const shown = lanes.filter(
    (lane, index) => index < lanes.length - 1 || lane.stacks.some((stories) => stories > 0),
  );
  return { activities, columns, lanes: shown.slice(0, mostLanes) };
}
