/** Dragging a step, an activity or a release among its like; what is under it comes along. */
import type { ActivityId } from '../../shared/model/activity.ts';
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { StepId } from '../../shared/model/step.ts';
import { dropActivity, dropRelease, dropStep } from '../layout/dropColumn.ts';
import { toMap } from '../layout/viewport.ts';
import { select } from '../store/viewMoves.ts';
import type { Drag } from '../store/viewStore.ts';
import { createAutoScroll } from './autoScroll.ts';
import type { Gesture, PointerInput } from './gesture.ts';
import { isLive, titleOf, type Tools } from './toolContext.ts';

export function startDragHeader(
  tools: Tools,
  id: StepId | ActivityId | ReleaseId,
  start: PointerInput,
): Gesture {
  const { view } = tools;
  select(view, [id]);
  const layout = tools.layout();
  const at = toMap(view.getState().viewport, start.point);
  const left =
    layout.activities.find(({ activity }) => activity.id === id)?.x ??
    layout.columns[layout.columnOf(id as StepId)]?.x ??
    at.x;
  let last = start.point;
  const dragAt = (): Drag =>
    kindOf(id) === 'release'
      ? { kind: 'release', id: id as ReleaseId, pointer: last }
      : { kind: 'column', id: id as StepId | ActivityId, pointer: last, grab: { x: at.x - left, y: 0 } };
  const update = (): void => view.setState({ drag: dragAt() });
  const scroll = createAutoScroll(tools, update);
  const stop = (): void => {
    scroll.stop();
    view.setState({ drag: null });
  };
  return {
    kind: 'drag',
    move: ({ point }) => {
      last = point;
      update();
      scroll.pointerAt(point);
    },
    end: () => {
      stop();
      if (!isLive(tools, id)) return tools.dialogs.toast(tools.words.cardsGone);
      drop(tools, id, last);
    },
    cancel: stop,
  };
}

function drop(tools: Tools, id: Id, pointer: { readonly x: number; readonly y: number }): void {
  const layout = tools.layout();
  const { x, y } = toMap(tools.view.getState().viewport, pointer);
  tools.actions.endUndoStep();
  switch (kindOf(id)) {
    case 'step': {
      const target = dropStep(layout, x);
      if (target === null || target.before === id) break;
      const { activityId, before } = target;
      tools.actions.run('moveStep', {
        id: id as StepId,
        activityId,
        ...(before === null ? {} : { before }),
      });
      break;
    }
    case 'activity': {
      const target = dropActivity(layout, x);
      if (target === null || target.before === id) break;
      tools.actions.run('moveActivity', { id: id as ActivityId, ...placeBefore(target.before) });
      break;
    }
    case 'release': {
      const { before } = dropRelease(layout, y);
      if (before !== id) tools.actions.run('moveRelease', { id: id as ReleaseId, ...placeBefore(before) });
      break;
    }
    default: // nothing else is a header
  }
  tools.actions.endUndoStep();
  tools.announce(tools.words.moved(titleOf(tools, id), ''));
}

function placeBefore(before: Id | null): { before?: Id } {
  return before === null ? {} : { before };
}
