/** What the map's keys do for those who may only add cards and change their own: the server writes for them. */
import { isId } from '../../shared/model/id.ts';
import type { AddPlace } from '../store/mapDialogs.ts';
import type { Tools } from './toolContext.ts';

/** Enter: asks for a card below the one that has the focus, or in the step or the empty cell. Whether that is for this person. */
export function contributeHere(tools: Tools): boolean {
  const place = placeHere(tools);
  return place !== null && tools.dialogs.contribute?.(place) === true;
}

/** Says what a contributor may do to who tried more. Whether this person is one. */
export function saysLimits({ actions, dialogs }: Tools): boolean {
  return !actions.canEdit() && dialogs.sayLimits?.() === true;
}

function placeHere(tools: Tools): AddPlace | null {
  const { focus, focusedCell } = tools.view.getState();
  if (focusedCell !== null) return { stepId: focusedCell.stepId, releaseId: focusedCell.lane };
  if (focus === null) return null;
  const { grid } = tools.layout();
  if (isId('step', focus)) return { stepId: focus, releaseId: grid.lanes[0] ?? null };
  const story = isId('story', focus) ? tools.store.getRecords().story.get(focus) : undefined;
  if (story === undefined || story.stepId === null) return null;
  const releaseId =
    grid.lanes.find((lane) => grid.cell(story.stepId, lane).some(({ id }) => id === story.id)) ?? null;
  return { stepId: story.stepId, releaseId, after: story.id };
}
