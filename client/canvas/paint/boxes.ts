/** Where a record is drawn on the screen: the one answer for selection, editor, mirror and drags. */
import type { ActivityId } from '../../../shared/model/activity.ts';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { Rect } from '../../layout/geometry.ts';
import { activityBox, columnBox, laneBox, type HeaderFrame, type View } from '../../layout/headers.ts';
import { slotRect, storyRect, type MapLayout } from '../../layout/mapLayout.ts';
import { rectToScreen } from '../../layout/viewport.ts';
import type { FocusedCell } from '../../store/viewStore.ts';

/** In CSS pixels; null while it is inside something collapsed, or gone. It may lie outside of the screen. */
export function screenBox(layout: MapLayout, view: View, frame: HeaderFrame, id: Id): Rect | null {
  switch (kindOf(id)) {
    case 'story': {
      const rect = storyRect(layout, id as StoryId);
      return rect === null ? null : rectToScreen(view, rect);
    }
    case 'step': {
      const column = layout.columnOf(id as StepId);
      const kind = layout.columns[column]?.kind;
      return kind === 'step' || kind === 'foldedStep' ? columnBox(layout, view, frame, column) : null;
    }
    case 'activity': {
      const box = layout.activities.find(({ activity }) => activity.id === (id as ActivityId));
      if (box === undefined || layout.grid.hidesActivities) return null;
      const rect = activityBox(layout, view, frame, box.index);
      return box.folded ? { ...rect, height: frame.stepTop + frame.stepHeight - rect.y } : rect;
    }
    case 'release': {
      const index = layout.lanes.findIndex(({ lane }) => lane === (id as ReleaseId));
      return index < 0 ? null : laneBox(layout, view, frame, index);
    }
    default: {
      const rect = layout.free?.rectOf(id) ?? null;
      return rect === null ? null : rectToScreen(view, rect);
    }
  }
}

/** The place at the end of an empty cell, on the screen. */
export function cellBox(layout: MapLayout, view: View, cell: FocusedCell): Rect | null {
  const column = layout.columnOf(cell.stepId);
  const lane = layout.lanes.findIndex((box) => box.lane === cell.lane);
  return column < 0 || lane < 0 ? null : rectToScreen(view, slotRect(layout, column, lane));
}
