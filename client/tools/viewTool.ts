/** Moving the viewport: pan, zoom, fit, bring something into sight. Always within the map's limits. */
import { grow, union, type Point, type Rect } from '../layout/geometry.ts';
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
  placeOf,
  revealRect,
  showRect,
  viewAt,
  withLevels,
  zoomAt,
  type View,
} from '../layout/viewport.ts';
import type { FocusedCell, MapPlace } from '../store/viewStore.ts';
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

/** Notes where this person is, so that they can come back; call it before a jump. */
export function notePlace(tools: Tools): void {
  const { viewport } = tools.view.getState();
  if (viewport.width > 0) tools.view.setState({ back: placeOf(viewport) });
}

/** Back to where they were before the last jump; once more brings them forth again. */
export function goBack(tools: Tools): void {
  const { back } = tools.view.getState();
  if (back === null) return;
  notePlace(tools);
  goTo(tools, back);
}

/** Looks at a place, e.g. where the map was left the last time. */
export function goTo(tools: Tools, place: MapPlace): void {
  change(tools, (view, layout) => viewAt(view, place, layout));
}

/** Room around what was selected, in map units. */
const selectionMargin = 40;

/** Shows everything that is selected, never larger than 100 % unless the map is larger now. */
export function zoomToSelection(tools: Tools): void {
  const { selection, focus, viewport } = tools.view.getState();
  const layout = tools.layout();
  const ids = selection.size > 0 ? [...selection] : focus === null ? [] : [focus];
  const [first, ...rest] = ids.flatMap((id) => wholeRectOf(layout, id) ?? []);
  if (first === undefined) return;
  const rect = grow(rest.reduce(union, first), selectionMargin);
  notePlace(tools);
  change(tools, (view) => showRect(view, rect, layout, Math.max(1, viewport.scale)));
}

/** A record with everything in it: a step with its column, a release with its lane. */
function wholeRectOf(layout: MapLayout, id: Id): Rect | null {
  const column = { y: 0, height: layout.height };
  switch (kindOf(id)) {
    case 'story':
      return storyRect(layout, id as StoryId);
    case 'step': {
      const box = layout.columns[layout.columnOf(id as StepId)];
      return box === undefined ? null : { x: box.x, width: box.width, ...column };
    }
    case 'activity': {
      const box = layout.activities.find(({ activity }) => activity.id === id);
      return box === undefined ? null : { x: box.x, width: box.width, ...column };
    }
    case 'release': {
      const box = layout.lanes.find(({ lane }) => lane === (id as ReleaseId));
      return box === undefined ? null : { y: box.y, height: box.height, x: 0, width: layout.width };
    }
    default:
      return layout.free?.rectOf(id) ?? null;
  }
}

/** The whole map. */
export function fit(tools: Tools): void {
  notePlace(tools);
  change(tools, (view, layout) => fitView(view, layout));
}

/** The map's top left corner. */
export function goHome(tools: Tools, scale: number): void {
  change(tools, (view, layout) => homeView({ ...view, scale }, layout));
}

/** The canvas has another size on the page. */
export function resize(tools: Tools, width: number, height: number): void {
  change(tools, (view, layout) => limitView(levelled({ ...view, width, height }, layout), layout));
}

/** Brings a record or an empty cell into sight with the smallest move. */
export function reveal(tools: Tools, what: Id | FocusedCell): void {
  change(tools, (view, layout) => {
    const rect = rectOf(layout, what, view);
    return rect === null ? view : revealRect(view, rect, layout);
  });
}

/** Puts a story in the middle of the field at the present scale; anything else is only brought into sight. */
export function centreOn(tools: Tools, id: Id): void {
  const rect = kindOf(id) === 'story' ? storyRect(tools.layout(), id as StoryId) : null;
  if (rect === null) reveal(tools, id);
  else change(tools, (view, layout) => showRect(view, rect, layout, view.scale));
}

/** Keeps the view in its limits after the map changed its size, or came to look like two levels or three. */
export function keepInLimits(tools: Tools): void {
  change(tools, (view, layout) => limitView(levelled(view, layout), layout));
}

function levelled(view: View, { grid }: MapLayout): View {
  const isAsIs = (view.hidesActivities ?? false) === grid.hidesActivities;
  return isAsIs ? view : withLevels(view, grid.hidesActivities);
}

/** Before the map has been drawn there is no viewport to move. */
function change(tools: Tools, next: (view: View, layout: MapLayout) => View): void {
  const { viewport } = tools.view.getState();
  const changed = next(viewport, tools.layout());
  if (changed.width === 0) return;
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
      return layout.free?.rectOf(what) ?? null;
  }
}
