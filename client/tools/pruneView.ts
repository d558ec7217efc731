/** Keeps the view true to the map: what others archived is not selected, what is searched for is not collapsed. */
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import { focusMove } from '../layout/focusMove.ts';
import { toggleCollapsed } from '../store/viewMoves.ts';
import { isLive, type Tools } from './toolContext.ts';

/** Takes records that are gone out of selection and focus. */
export function pruneView(tools: Tools): void {
  const { view } = tools;
  const { selection, focus, focusedCell } = view.getState();
  const kept = [...selection].filter((id) => isLive(tools, id));
  if (kept.length < selection.size) view.setState({ selection: new Set(kept) });
  if (focus !== null && !isLive(tools, focus)) view.setState({ focus: kept[0] ?? null });
  if (focusedCell === null) return;
  const { grid } = tools.layout();
  const isThere = grid.columns.includes(focusedCell.stepId) && grid.lanes.includes(focusedCell.lane);
  const first = isThere ? grid.cell(focusedCell.stepId, focusedCell.lane)[0] : undefined;
  if (!isThere) {
    const next = focusMove(tools.layout(), null, 'down');
    view.setState({ focusedCell: null, focus: typeof next === 'string' ? next : null });
  } else if (first !== undefined) view.setState({ focusedCell: null, focus: first.id });
}

/** Expands whatever hides this record. */
export function expandTo(tools: Tools, id: Id): void {
  const { collapsed } = tools.view.getState();
  const records = tools.store.getRecords();
  const story = kindOf(id) === 'story' ? records.story.get(id as StoryId) : undefined;
  const stepId = kindOf(id) === 'step' ? (id as StepId) : (story?.stepId ?? null);
  const activityId = stepId === null ? null : (records.step.get(stepId)?.activityId ?? null);
  const hiding: (Id | null | undefined)[] = [activityId];
  if (story !== undefined) hiding.push(stepId, story.releaseId);
  for (const container of hiding) {
    if (container && collapsed.has(container)) toggleCollapsed(tools.view, container);
  }
}
