/** Which parts of the map's picture a change of the view, of a drag or of other people shows on. */
import { goesUnder, headerFrame, type View } from '../layout/headers.ts';
import type { MapLayout } from '../layout/mapLayout.ts';
import type { PersonHere } from '../store/people.ts';
import type { ViewState } from '../store/viewStore.ts';
import { storyTargetOf } from '../tools/dragStories.ts';
import { sliceOf } from '../tools/pullDivider.ts';
import { layerNames, type LayerName } from './stageLayers.ts';

/** What can be painted apart from the rest; the field is told what may have happened to it. */
export type Part = LayerName | 'ghostMoved' | 'field' | 'fieldLater' | 'fieldMoved' | 'fieldAnew';
export const everything: readonly Part[] = ['field', ...layerNames];

/** Remembers where the last drag would have ended: what shows it is painted only when that is somewhere else. */
export function createPartsTouched(
  layout: () => MapLayout,
): (state: ViewState, before: ViewState) => readonly Part[] {
  let target = '';
  let totals = '';
  return (state, before) => {
    if (state.collapsed !== before.collapsed) return everything;
    const touched = new Set<Part>(partsMoved(state.viewport, before.viewport));
    const { selection, focus, focusedCell, editing, drag } = state;
    if (state.lens !== before.lens || state.search?.text !== before.search?.text) touched.add('field');
    if ((state.panel === 'gaps') !== (before.panel === 'gaps')) {
      touched.add('field').add('backbone').add('lanes');
    }
    if (selection !== before.selection || focus !== before.focus || focusedCell !== before.focusedCell) {
      touched.add('marks');
    }
    if (editing !== before.editing) touched.add('marks');
    if (drag === before.drag && touched.size === 0) return [];
    const isMoving =
      drag?.kind === 'stories' && before.drag?.kind === 'stories' && drag.ids === before.drag.ids;
    if (isMoving) touched.add('ghostMoved');
    else if (drag !== before.drag) touched.add('marks').add('drop').add('ghost');
    if ((drag?.kind === 'stories') !== (before.drag?.kind === 'stories')) touched.add('field');
    if ((drag?.kind === 'free') !== (before.drag?.kind === 'free')) touched.add('free');
    const key = targetKey(state, layout);
    if (key !== target) touched.add('drop');
    target = key;
    const after = totalsKey(state, layout);
    if (after !== totals) touched.add('lanes');
    totals = after;
    return [...touched];
  };
}

/** What a move of the view shows on: going straight up or down leaves the backbone where it is, and so on. */
function partsMoved(now: View, before: View): readonly Part[] {
  if (now === before) return [];
  const isSame = (keys: readonly (keyof View)[]): boolean => keys.every((key) => now[key] === before[key]);
  const isResized = !isSame(['scale', 'width', 'height', 'hidesActivities']);
  const parts: Part[] = ['fieldMoved', 'free', 'marks', 'drop', isResized ? 'ghost' : 'ghostMoved'];
  const { left, top } = headerFrame(now);
  if (isResized || now.x !== before.x || goesUnder(now.y, top) !== goesUnder(before.y, top))
    parts.push('backbone');
  if (isResized || now.y !== before.y || goesUnder(now.x, left) !== goesUnder(before.x, left))
    parts.push('lanes');
  return parts;
}

/** Changes when a dragged stack would land somewhere else. */
function targetKey({ drag, viewport }: ViewState, layout: () => MapLayout): string {
  if (drag?.kind !== 'stories') return '';
  const target = storyTargetOf(layout(), viewport, drag);
  return target === null ? 'nowhere' : `${target.cell.x} ${target.cell.y} ${target.line.x} ${target.line.y}`;
}

/** Changes when a drag would change the lanes' totals in another way. */
function totalsKey({ drag, viewport }: ViewState, layout: () => MapLayout): string {
  if (drag?.kind === 'stories') return `to ${storyTargetOf(layout(), viewport, drag)?.lane ?? ''}`;
  if (drag?.kind === 'slice') return `slice ${drag.into ?? ''} ${drag.ids.join()}`;
  if (drag?.kind === 'divider') return `slice ${sliceOf(layout(), drag)?.ids.join() ?? ''}`;
  return '';
}

/** Whether what is painted of everybody's presence is the same; cursors are elements of their own. */
export function isSameOnMap(here: readonly PersonHere[], before: readonly PersonHere[]): boolean {
  return here.length === before.length && here.every((person, i) => isSamePerson(person, before[i]!));
}

function isSamePerson(a: PersonHere, b: PersonHere): boolean {
  if (a === b) return true;
  const [now, then] = [a.presence, b.presence];
  return (
    a.name === b.name &&
    a.colour === b.colour &&
    now.editing?.id === then.editing?.id &&
    now.selection.length === then.selection.length &&
    now.selection.every((id, i) => id === then.selection[i]) &&
    (now.drag === then.drag || JSON.stringify(now.drag) === JSON.stringify(then.drag))
  );
}
