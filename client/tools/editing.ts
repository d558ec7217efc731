/** Typing on the map: opening a text, keeping it, and going on to the next card with Enter and Tab. */
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { ActivityId } from '../../shared/model/activity.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import { focusMove } from '../layout/focusMove.ts';
import { select, startEditing, stopEditing } from '../store/viewMoves.ts';
import type { EditableField } from '../store/viewStore.ts';
import { addActivity, addStep, addStory } from './addRecords.ts';
import { isLive, mayChange, type Tools } from './toolContext.ts';
import { reveal } from './viewTool.ts';

/** Opens a record's text, if this person may write. */
export function editRecord(tools: Tools, id: Id, field?: EditableField): boolean {
  if (!tools.actions.canEdit() || !isLive(tools, id) || kindOf(id) === 'stroke') return false;
  if (!mayChange(tools, [id])) return false;
  tools.actions.endUndoStep();
  reveal(tools, id);
  startEditing(tools.view, { id, field: field ?? (isNamed(id) ? 'name' : 'title') });
  return true;
}

/** Releases and frames have names, everything else a title. */
function isNamed(id: Id): boolean {
  return kindOf(id) === 'release' || kindOf(id) === 'frame';
}

/** Leaves the text and keeps it. A card that was only just made and got no text goes again; then true is returned. */
export function finishEditing(tools: Tools): boolean {
  const { editing } = tools.view.getState();
  if (editing === null) return false;
  stopEditing(tools.view);
  const isEmpty = editing.isNew === true && isLive(tools, editing.id) && isBlank(tools, editing.id);
  if (isEmpty) {
    const next = neighbourOf(tools, editing.id);
    tools.actions.run('archive', { ids: [editing.id] });
    select(tools.view, next === null ? [] : [next]);
  }
  tools.actions.endUndoStep();
  return isEmpty;
}

/** Enter while editing: keep it and make the next sibling (a story below; a step or activity to the right). */
export function finishAndAddNext(tools: Tools): void {
  const { editing } = tools.view.getState();
  if (editing === null || finishEditing(tools) || !isLive(tools, editing.id)) return;
  const { id } = editing;
  switch (kindOf(id)) {
    case 'story': {
      const story = tools.store.getRecords().story.get(id as StoryId);
      const lane = laneOf(tools, id as StoryId);
      if (story?.stepId) addStory(tools, story.stepId, lane, { after: id });
      break;
    }
    case 'step': {
      const step = tools.store.getRecords().step.get(id as StepId);
      if (step?.activityId) addStep(tools, step.activityId, { after: id });
      break;
    }
    case 'activity':
      addActivity(tools, { after: id });
      break;
    case 'release':
      if (editing.field === 'name') editRecord(tools, id, 'outcome');
      break;
    default: // personas and labels are not written on the map
  }
}

/** Tab and Shift+Tab while editing: keep it and go down or up a level, making the first child if there is none. */
export function finishAndChangeLevel(tools: Tools, by: 'down' | 'up'): void {
  const { editing } = tools.view.getState();
  if (editing === null || finishEditing(tools) || !isLive(tools, editing.id)) return;
  const { id } = editing;
  const records = tools.store.getRecords();
  if (kindOf(id) === 'release') {
    editRecord(tools, id, by === 'down' ? 'outcome' : 'name');
  } else if (by === 'down') {
    if (kindOf(id) === 'activity') downFromActivity(tools, id as ActivityId);
    if (kindOf(id) === 'step') downFromStep(tools, id as StepId);
  } else if (kindOf(id) === 'story') {
    const stepId = records.story.get(id as StoryId)?.stepId;
    if (stepId) editRecord(tools, stepId);
  } else if (kindOf(id) === 'step' && !tools.layout().grid.hidesActivities) {
    const activityId = records.step.get(id as StepId)?.activityId;
    if (activityId) editRecord(tools, activityId);
  }
}

function downFromActivity(tools: Tools, id: ActivityId): void {
  const group = tools.layout().grid.backbone.find(({ activity }) => activity.id === id);
  const first = group?.steps[0];
  if (first === undefined) addStep(tools, id);
  else editRecord(tools, first.id);
}

function downFromStep(tools: Tools, id: StepId): void {
  const { grid } = tools.layout();
  for (const lane of grid.lanes) {
    const first = grid.cell(id, lane)[0];
    if (first !== undefined) {
      editRecord(tools, first.id);
      return;
    }
  }
  addStory(tools, id, grid.lanes[0] ?? null);
}

function laneOf(tools: Tools, id: StoryId) {
  const layout = tools.layout();
  const place = layout.placeOf(id);
  return place === null ? null : (layout.lanes[place.lane]?.lane ?? null);
}

function isBlank(tools: Tools, id: Id): boolean {
  const records = tools.store.getRecords();
  switch (kindOf(id)) {
    case 'story':
      return records.story.get(id as StoryId)?.title.trim() === '';
    case 'step':
      return records.step.get(id as StepId)?.title.trim() === '';
    case 'activity':
      return records.activity.get(id as ActivityId)?.title.trim() === '';
    case 'text':
      return records.text.get(id as Id<'text'>)?.title.trim() === '';
    case 'release': {
      const release = records.release.get(id as Id<'release'>);
      return release?.name.trim() === '' && release.outcome.trim() === '';
    }
    default:
      return false;
  }
}

/** Who has the focus after this record is gone. */
export function neighbourOf(tools: Tools, id: Id, going: ReadonlySet<Id> = new Set([id])): Id | null {
  const layout = tools.layout();
  const directions =
    kindOf(id) === 'story' || kindOf(id) === 'release'
      ? (['up', 'down', 'left', 'right'] as const)
      : (['left', 'right', 'up', 'down'] as const);
  for (const direction of directions) {
    let next = focusMove(layout, id, direction);
    for (let hops = 0; hops < 50 && next !== null; hops++) {
      if (typeof next === 'string' && !going.has(next)) return next;
      next = focusMove(layout, next, direction);
    }
  }
  return null;
}
