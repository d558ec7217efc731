/** What a click and a double click do to what lies under them. */
import type { Point } from '../layout/geometry.ts';
import type { Hit } from '../layout/hitTest.ts';
import {
  clearSelection,
  focusCell,
  select,
  stopEditing,
  toggleCollapsed,
  toggleSelected,
} from '../store/viewMoves.ts';
import { addFromHit, addStory } from './addRecords.ts';
import { editRecord } from './editing.ts';
import type { PointerInput } from './gesture.ts';
import type { Tools } from './toolContext.ts';

/** Shift and Ctrl add to what is chosen. */
export function clickOn(tools: Tools, hit: Hit, input: PointerInput): void {
  const { view, dialogs } = tools;
  switch (hit.kind) {
    case 'story':
    case 'step':
    case 'activity':
    case 'release':
    case 'free':
      if (input.shift || input.toggle) toggleSelected(view, hit.id);
      else select(view, [hit.id]);
      return;
    case 'details':
    case 'connect':
      select(view, [hit.id]);
      dialogs.openDetails(hit.id);
      return;
    case 'push':
      dialogs.openPush(hit.id);
      return;
    case 'fold':
      toggleCollapsed(view, hit.id);
      return;
    case 'cell':
      if (hit.column !== null && tools.layout().grid.cell(hit.column, hit.lane).length === 0) {
        focusCell(view, { stepId: hit.column, lane: hit.lane });
      } else clearSelection(view);
      return;
    case 'divider':
      return;
    case 'nothing':
      clearSelection(view);
      stopEditing(view);
      return;
    default:
      addFromHit(tools, hit);
  }
}

/** Opens the text of a card, or makes a new one where there is room for it; `point` is on the screen. */
export function doubleClickOn(tools: Tools, hit: Hit, point: Point): void {
  switch (hit.kind) {
    case 'story':
    case 'step':
    case 'activity':
      if (!editRecord(tools, hit.id)) tools.dialogs.openDetails(hit.id);
      return;
    case 'release':
      if (!editRecord(tools, hit.id, hit.part)) tools.dialogs.openDetails(hit.id);
      return;
    case 'cell':
      if (hit.column === null) return;
      if (tools.actions.canEdit()) addStory(tools, hit.column, hit.lane);
      else tools.dialogs.contribute?.({ stepId: hit.column, releaseId: hit.lane });
      return;
    case 'free':
      tools.free?.()?.open(hit.id);
      return;
    case 'nothing':
      if (tools.actions.canEdit()) void tools.fetchFree?.().then((free) => free?.addSticky(point));
      return;
    default: // buttons and dividers have done their work at the first click
  }
}
