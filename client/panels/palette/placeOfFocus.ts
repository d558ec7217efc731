/** Where something goes that is added without pointing at a place. */
import type { ActivityId } from '../../../shared/model/activity.ts';
import { isId, type Id } from '../../../shared/model/id.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';

interface FocusPlace {
  readonly activityId: ActivityId | null;
  readonly stepId: StepId | null;
  readonly releaseId: ReleaseId | null;
}

/** Where new things go: next to the focus, else at the end of the backbone, unscheduled. */
export function placeOfFocus(grid: MapGrid, focus: Id | null): FocusPlace {
  const under = (stepId: StepId | null): ActivityId | null =>
    grid.backbone.find(({ steps }) => steps.some((step) => step.id === stepId))?.activity.id ?? null;
  if (focus !== null && isId('story', focus)) {
    for (const lane of grid.lanes) {
      const stepId = grid.columns.find((column) =>
        grid.cell(column, lane).some((story) => story.id === focus),
      );
      if (stepId) return { activityId: under(stepId), stepId, releaseId: lane };
    }
  }
  if (focus !== null && isId('step', focus))
    return { activityId: under(focus), stepId: focus, releaseId: null };
  const activity = grid.backbone.find((candidate) => candidate.activity.id === focus) ?? grid.backbone.at(-1);
  const releaseId = focus !== null && isId('release', focus) ? focus : null;
  return { activityId: activity?.activity.id ?? null, stepId: activity?.steps.at(-1)?.id ?? null, releaseId };
}
