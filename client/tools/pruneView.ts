/** Keeps the view true to the map: what others archived is not selected, what is searched for is not collapsed. */
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import { firstFocus, focusMove, type Focus } from '../layout/focusMove.ts';
import { stepOfColumn, type MapLayout } from '../layout/mapLayout.ts';
import { toggleCollapsed } from '../store/viewMoves.ts';
import type { FocusedCell } from '../store/viewStore.ts';
import { isLive, type Tools } from './toolContext.ts';

/** Takes records that are gone out of selection and focus; `before` is the map as it was when they were there. */
export function pruneView(tools: Tools, before: MapLayout): void {
  const { view } = tools;
  const { selection, focus, focusedCell } = view.getState();
  const kept = [...selection].filter((id) => isShown(tools, id));
  if (kept.length < selection.size) view.setState({ selection: new Set(kept) });
  if (focus !== null && !isShown(tools, focus)) {
    const next = kept[0] ?? nextTo(tools, before, focus);
    if (typeof next === 'string' || next === null) view.setState({ focus: next, focusedCell: null });
    else view.setState({ focus: null, focusedCell: next });
  } else if (focusedCell !== null) pruneCell(tools, focusedCell);
}

function pruneCell(tools: Tools, cell: FocusedCell): void {
  const { grid } = tools.layout();
  const isThere = grid.columns.includes(cell.stepId) && grid.lanes.includes(cell.lane);
  const first = isThere ? grid.cell(cell.stepId, cell.lane)[0]?.id : firstFocus(tools.layout());
  if (first === undefined) return;
  const focus = typeof first === 'string' ? first : null;
  tools.view.setState({ focusedCell: null, focus });
}

/** Where the focus goes when its record vanished: what took its place, else its neighbour of before. */
function nextTo(tools: Tools, before: MapLayout, gone: Id): Focus | null {
  const layout = tools.layout();
  const place = kindOf(gone) === 'story' ? before.placeOf(gone as StoryId) : null;
  if (place !== null) {
    const stepId = stepOfColumn(before.columns[place.column]);
    const lane = before.lanes[place.lane]?.lane ?? null;
    if (stepId !== null && layout.columnOf(stepId) >= 0 && layout.grid.lanes.includes(lane)) {
      const stories = layout.grid.cell(stepId, lane);
      return stories[Math.min(place.rank, stories.length - 1)]?.id ?? { stepId, lane };
    }
  }
  for (const direction of ['left', 'right', 'up'] as const) {
    const next = focusMove(before, gone, direction);
    if (typeof next === 'string' && isShown(tools, next)) return next;
  }
  return firstFocus(layout);
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

/** Live, and not the activity of a map that looks like two levels. */
function isShown(tools: Tools, id: Id): boolean {
  return isLive(tools, id) && !(kindOf(id) === 'activity' && tools.layout().grid.hidesActivities);
}
