/** The stories a record of the backbone or a release holds. */
import { isId, type Id } from '../../../shared/model/id.ts';
import type { Story } from '../../../shared/model/story.ts';
import { storiesOfLane, type MapGrid } from '../../../shared/views/arrangeMap.ts';

/** In map order, lane by lane; a story, persona or label holds none. */
export function storiesUnder(grid: MapGrid, id: Id): Story[] {
  if (isId('release', id)) return storiesOfLane(grid, id);
  const columns = grid.columns.filter(
    (column) => column !== null && (column === id || isUnder(grid, column, id)),
  );
  return grid.lanes.flatMap((lane) => columns.flatMap((column) => [...grid.cell(column, lane)]));
}

/** The steps of an activity; none for anything else. */
export function stepsUnder(grid: MapGrid, id: Id): number {
  return grid.backbone.find(({ activity }) => activity.id === id)?.steps.length ?? 0;
}

function isUnder(grid: MapGrid, stepId: Id, activityId: Id): boolean {
  return grid.backbone.some(
    ({ activity, steps }) => activity.id === activityId && steps.some((step) => step.id === stepId),
  );
}
