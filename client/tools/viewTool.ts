/** Moving the viewport: pan, zoom, fit, bring something into sight. Always within the map's limits. */
import type { Point, Rect } from '../layout/geometry.ts';
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import { cellRect, slotRect, storyRect, type MapLayout } from '../layout/mapLayout.ts';
import {
  fieldCentre,
  fitView,
  homeView,
  limitView,
  panBy,
  revealRect,
  zoomAt,
  type View,
} from '../layout/viewport.ts';
import type { FocusedCell } from '../store/viewStore.ts';
import type { Tools } from './toolContext.ts';

/** One press of + or −, one click on a zoom button. */
export const zoomStep = 1.25;

export function pan(tools: Tools, by: Point): void {
  change(tools, (view, layout) => panBy(view, by, layout));
}

/** Zooms at a point of the screen, else at the middle of the field. */
export function zoom(tools: Tools, factor: number, at?: Point): void {
  change(tools, (view, layout) => zoomAt(view, factor, at ?? fieldCentre(view), layout));
}

export function zoomToActualSize(tools: Tools): void {
  change(tools, (view, layout) => zoomAt(view, 1 / view.scale, fieldCentre(view), layout));
}

/** The whole map. */
export function fit(tools: Tools): void {
  change(tools, (view, layout) => fitView(view, layout));
}

/** The map's top left corner. */
export function goHome(tools: Tools, scale: number): void {
  change(tools, (view, layout) => homeView({ ...view, scale }, layout));
}

/** The canvas has another size on the page. */
export function resize(tools: Tools, width: number, height: number): void {
  change(tools, (view, layout) => limitView({ ...view, width, height }, layout));
}

/** Brings a record or an empty cell into sight with the smallest move. */
export function reveal(tools: Tools, what: Id | FocusedCell): void {
  change(tools, (view, layout) => {
    const rect = rectOf(layout, what, view);
    return rect === null ? view : revealRect(view, rect, layout);
  });
}

/** Keeps the view in its limits after the map changed its size. */
export function keepInLimits(tools: Tools): void {
  change(tools, (view, layout) => limitView(view, layout));
}

function change(tools: Tools, next: (view: View, layout: MapLayout) => View): void {
  const { viewport } = tools.view.getState();
  const changed = next(viewport, tools.layout());
  const same = (Object.keys(changed) as (keyof View)[]).every((key) => changed[key] === viewport[key]);
  if (!same) tools.view.setState({ viewport: changed });
}

/** What has to be seen of it: a card, a column at the present height, a lane at the present column. */
function rectOf(layout: MapLayout, what: Id | FocusedCell, view: View): Rect | null {
  if (typeof what !== 'string') {
    const lane = layout.lanes.findIndex((box) => box.lane === what.lane);
    const column = layout.columnOf(what.stepId);
    return column < 0 || lane < 0 ? null : slotRect(layout, column, lane);
  }
  // Backbone and release names are pinned: only their own axis has to be brought into sight.
  const stillX = { x: (view.width / 2 - view.x) / view.scale, width: 0 };
  const stillY = { y: (view.height / 2 - view.y) / view.scale, height: 0 };
  switch (kindOf(what)) {
    case 'story':
      return storyRect(layout, what as StoryId);
    case 'step': {
      const column = layout.columnOf(what as StepId);
      return column < 0 ? null : { ...cellRect(layout, column, 0), ...stillY };
    }
    case 'activity': {
      const box = layout.activities.find(({ activity }) => activity.id === what);
      return box === undefined ? null : { x: box.x, width: box.width, ...stillY };
    }
    case 'release': {
      const box = layout.lanes.find(({ lane }) => lane === (what as ReleaseId));
      return box === undefined ? null : { y: box.y, height: box.height, ...stillX };
    }
    default:
      return null;
  }
}
