/** Alt+arrows: moves the chosen cards like a drag would, through columns, ranks and across slice lines. */
import type { ActivityId } from '../../shared/model/activity.ts';
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Direction } from '../layout/focusMove.ts';
import { showsCards, stepOfColumn } from '../layout/mapLayout.ts';
import { inMapOrder, placeWords } from './dragStories.ts';
import { titleOf, type Tools } from './toolContext.ts';
import { reveal } from './viewTool.ts';

/** Whether something was moved. */
export function moveByKey(tools: Tools, direction: Direction): boolean {
  const { focus } = tools.view.getState();
  if (focus === null || !tools.actions.canEdit()) return false;
  tools.actions.endUndoStep();
  const moved = moveRecord(tools, focus, direction);
  tools.actions.endUndoStep();
  if (!moved) return false;
  reveal(tools, focus);
  const where = kindOf(focus) === 'story' ? placeWords(tools, focus as StoryId) : '';
  tools.announce(tools.words.moved(titleOf(tools, focus), where));
  return true;
}

function moveRecord(tools: Tools, id: Id, direction: Direction): boolean {
  switch (kindOf(id)) {
    case 'story':
      return moveStory(tools, id as StoryId, direction);
    case 'step':
      return moveStep(tools, id as StepId, direction);
    case 'activity':
      return moveActivity(tools, id as ActivityId, direction);
    case 'release':
      return moveRelease(tools, id as ReleaseId, direction);
    default:
      return false;
  }
}

function moveStory(tools: Tools, id: StoryId, direction: Direction): boolean {
  const layout = tools.layout();
  const place = layout.placeOf(id);
  if (place === null || !showsCards(layout, place.column, place.lane)) return false;
  const { selection } = tools.view.getState();
  const ids = selection.has(id) ? inMapOrder(tools, selection, id) : [id];
  const moving = new Set(ids);
  const { column, lane } = place;
  const rest = layout.stories(column, lane).filter((story) => story.id === id || !moving.has(story.id));
  const rank = rest.findIndex((story) => story.id === id);
  const run = (target: { stepId?: StepId; releaseId?: ReleaseId | null; before?: StoryId | undefined }) => {
    const { before, ...where } = target;
    const input = { ids, ...where, ...(before === undefined ? {} : { before }) };
    return tools.actions.run('moveStories', input) !== null;
  };
  const stepId = stepOfColumn(layout.columns[column]);
  const home = stepId === null ? {} : { stepId };
  switch (direction) {
    case 'up': {
      if (rank > 0) return run({ ...home, releaseId: layout.lanes[lane]!.lane, before: rest[rank - 1]!.id });
      const upper = layout.lanes[lane - 1];
      return upper !== undefined && run({ ...home, releaseId: upper.lane });
    }
    case 'down': {
      if (rank < rest.length - 1) {
        return run({ ...home, releaseId: layout.lanes[lane]!.lane, before: rest[rank + 2]?.id });
      }
      const lower = layout.lanes[lane + 1];
      if (lower === undefined) return false;
      const first = layout.stories(column, lane + 1).find((story) => !moving.has(story.id));
      return run({ ...home, releaseId: lower.lane, before: first?.id });
    }
    case 'left':
    case 'right': {
      const by = direction === 'left' ? -1 : 1;
      for (let next = column + by; layout.columns[next] !== undefined; next += by) {
        const target = stepOfColumn(layout.columns[next]);
        if (target === null) continue;
        const before = layout.stories(next, lane).filter((story) => !moving.has(story.id))[rank]?.id;
        return run({ stepId: target, releaseId: layout.lanes[lane]!.lane, before });
      }
      return false;
    }
  }
}

/** At the end of its activity a step goes on into the next one. */
function moveStep(tools: Tools, id: StepId, direction: Direction): boolean {
  const { backbone } = tools.layout().grid;
  const group = backbone.findIndex(({ steps }) => steps.some((step) => step.id === id));
  if (group < 0 || direction === 'up' || direction === 'down') return false;
  const { activity, steps } = backbone[group]!;
  const index = steps.findIndex((step) => step.id === id);
  const neighbour = backbone[group + (direction === 'left' ? -1 : 1)];
  if (direction === 'left' && index > 0) {
    return runMoveStep(tools, id, activity.id, { before: steps[index - 1]!.id });
  }
  if (direction === 'right' && index < steps.length - 1) {
    return runMoveStep(tools, id, activity.id, { after: steps[index + 1]!.id });
  }
  if (neighbour === undefined) return false;
  const first = direction === 'right' ? neighbour.steps[0] : undefined;
  return runMoveStep(tools, id, neighbour.activity.id, first === undefined ? {} : { before: first.id });
}

function runMoveStep(
  tools: Tools,
  id: StepId,
  activityId: ActivityId,
  place: { before?: Id; after?: Id },
): boolean {
  return tools.actions.run('moveStep', { id, activityId, ...place }) !== null;
}

function moveActivity(tools: Tools, id: ActivityId, direction: Direction): boolean {
  const { activities } = tools.layout();
  const index = activities.findIndex(({ activity }) => activity.id === id);
  if (direction === 'left' && index > 0) {
    const before = activities[index - 1]!.activity.id;
    return tools.actions.run('moveActivity', { id, before }) !== null;
  }
  if (direction === 'right' && index >= 0 && index < activities.length - 1) {
    const after = activities[index + 1]!.activity.id;
    return tools.actions.run('moveActivity', { id, after }) !== null;
  }
  return false;
}

function moveRelease(tools: Tools, id: ReleaseId, direction: Direction): boolean {
  const { releases } = tools.layout().grid;
  const index = releases.findIndex((release) => release.id === id);
  if (direction === 'up' && index > 0) {
    return tools.actions.run('moveRelease', { id, before: releases[index - 1]!.id }) !== null;
  }
  if (direction === 'down' && index >= 0 && index < releases.length - 1) {
    return tools.actions.run('moveRelease', { id, after: releases[index + 1]!.id }) !== null;
  }
  return false;
}
