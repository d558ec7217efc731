/** The stories a vote is about, in map order under their steps. */
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';

export interface VotingStep {
  /** null: *Unplaced*. */
  readonly stepId: StepId | null;
  readonly title: string;
  readonly stories: readonly Story[];
}

/** Of one slice, or (null) of the whole map; steps without such a story are left out. */
export function votingStories(grid: MapGrid, releaseId: ReleaseId | null): VotingStep[] {
  const titles = new Map(grid.backbone.flatMap(({ steps }) => steps.map(({ id, title }) => [id, title])));
  const lanes = releaseId === null ? grid.lanes : grid.lanes.filter((lane) => lane === releaseId);
  return grid.columns
    .map((stepId) => ({
      stepId,
      title: stepId === null ? '' : (titles.get(stepId) ?? ''),
      stories: lanes.flatMap((lane) => grid.cell(stepId, lane)),
    }))
    .filter(({ stories }) => stories.length > 0);
}
