/** Adding with a click or a key: the new card opens for typing at once. */
import type { ActivityId } from '../../shared/model/activity.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import type { Id } from '../../shared/model/id.ts';
import type { Hit } from '../layout/hitTest.ts';
import { startEditing, toggleCollapsed } from '../store/viewMoves.ts';
import type { EditableField } from '../store/viewStore.ts';
import { reveal } from './viewTool.ts';
import type { Tools } from './toolContext.ts';

interface At {
  readonly before?: string;
  readonly after?: string;
}

/** Without a place: at the end of the cell. */
export function addStory(tools: Tools, stepId: StepId, lane: Lane, place: At = {}): StoryId | null {
  tools.actions.endUndoStep();
  const added = tools.actions.run('addStories', {
    stepId,
    releaseId: lane,
    stories: [{ title: '' }],
    ...place,
  });
  const id = added?.ids[0] ?? null;
  if (id !== null) edit(tools, id, 'title');
  return id;
}

/** Under no activity in particular: where the map looks like two levels. */
export function addStep(tools: Tools, activityId: ActivityId | null, place: At = {}): StepId | null {
  tools.actions.endUndoStep();
  if (activityId !== null && tools.view.getState().collapsed.has(activityId))
    toggleCollapsed(tools.view, activityId);
  const added = tools.actions.run('addStep', {
    ...(activityId === null ? {} : { activityId }),
    title: '',
    ...place,
  });
  if (added !== null) edit(tools, added.id, 'title');
  return added?.id ?? null;
}

export function addActivity(tools: Tools, place: At = {}): void {
  tools.actions.endUndoStep();
  const added = tools.actions.run('addActivity', { title: '', ...place });
  if (added !== null) edit(tools, added.id, 'title');
}

/** Above the lane with this index; its name is typed at once, then its outcome. */
export function addReleaseAbove(tools: Tools, above: number): void {
  tools.actions.endUndoStep();
  const next = tools.layout().lanes[above]?.lane ?? null;
  const added = tools.actions.run('addRelease', { name: '', ...(next === null ? {} : { before: next }) });
  if (added !== null) edit(tools, added.id, 'name');
}

/** Does what an add button under the pointer says. */
export function addFromHit(tools: Tools, hit: Hit): boolean {
  switch (hit.kind) {
    case 'addStory':
      addStory(tools, hit.stepId, hit.lane);
      return true;
    case 'addStep':
      addStep(tools, hit.activityId, hit.after === null ? {} : { after: hit.after });
      return true;
    case 'addActivity':
      addActivity(tools, hit.after === null ? {} : { after: hit.after });
      return true;
    case 'addRelease':
      addReleaseAbove(tools, hit.above);
      return true;
    default:
      return false;
  }
}

function edit(tools: Tools, id: Id, field: EditableField): void {
  reveal(tools, id);
  startEditing(tools.view, { id, field, isNew: true });
}
