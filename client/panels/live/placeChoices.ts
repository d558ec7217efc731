/** Where a story can go, as choices for a select. */
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { words } from '../../ui/words.ts';

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

/** Every step, left to right, under its activity's name. */
export function stepChoices(grid: MapGrid): Choice<StepId | null>[] {
  return grid.backbone.flatMap(({ activity, steps }) =>
    steps.map((step) => ({
      value: step.id,
      label: grid.hidesActivities
        ? step.title || words.noTitle
        : `${activity.title || words.noTitle} › ${step.title || words.noTitle}`,
    })),
  );
}

/** Every release, top to bottom, then the unscheduled lane (null). */
export function releaseChoices(grid: MapGrid): Choice<ReleaseId | null>[] {
  const releases = grid.releases.map((release) => ({
    value: release.id as ReleaseId | null,
    label: release.name || words.noTitle,
  }));
  return [...releases, { value: null, label: words.unscheduled }];
}
