/** What is painted and when: follows the stores and repaints only the layers on which something visible changed. */
import type Konva from 'konva';
import { isId } from '../../shared/model/id.ts';
import { isFreeId } from '../../shared/model/freeThing.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Theme } from '../ui/tokens.ts';
import { overlaps } from '../layout/geometry.ts';
import { goesUnder, headerFrame, type View } from '../layout/headers.ts';
import type { Hit } from '../layout/hitTest.ts';
import { layOutMap, refreshLayout, storyRect, type MapLayout } from '../layout/mapLayout.ts';
import { visibleRect } from '../layout/viewport.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapChange, MapStore } from '../store/mapStore.ts';
import type { PeopleStore, PersonHere } from '../store/people.ts';
import type { ViewState, ViewStore } from '../store/viewStore.ts';
import { browserClock } from '../tools/browserClock.ts';
import { storyTargetOf } from '../tools/dragStories.ts';
import { sliceOf } from '../tools/pullDivider.ts';
import { createFieldTiles } from './fieldTiles.ts';
import { createGapMarks } from './paint/gapMarks.ts';
import { createLensPaint } from './paint/lens.ts';
import { looks } from './paint/look.ts';
import type { FreePaint, Painting, PaintSlice } from './paint/painting.ts';
import { createTextBook, type TextBook } from './paint/textBook.ts';
import { createStageLayers, layerNames, type LayerName } from './stageLayers.ts';
import { retitledStories } from './textChange.ts';

/** What can be painted apart from the rest; the field is told what may have happened to it. */
type Part = LayerName | 'field' | 'fieldMoved' | 'fieldAnew';
const everything: readonly Part[] = ['field', ...layerNames];

export interface MapScene {
  /** Computed when asked for the first time after a change. */
  readonly layout: () => MapLayout;
  readonly painting: () => Painting;
  readonly text: TextBook;
  readonly paint: (layer: LayerName, context: CanvasRenderingContext2D) => void;
  readonly repaint: (...parts: readonly Part[]) => void;
  readonly repaintAll: () => void;
  readonly setTheme: (theme: Theme) => void;
  /** Returns whether it is another one than before. */
  readonly setHover: (hit: Hit | null) => boolean;
  readonly setShowsFocus: (shows: boolean) => void;
  readonly setPaintSlice: (paint: PaintSlice) => void;
  readonly setFree: (paint: FreePaint) => void;
  /** Texts are measured anew, e.g. because the font has arrived. */
  readonly measureAgain: () => void;
  readonly dispose: () => void;
}

export interface SceneInput {
  readonly stage: Konva.Stage;
  /** Holds the tiles of the field, below the stage. */
  readonly field: HTMLElement;
  readonly tileClass: string;
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly people: PeopleStore;
  readonly theme: Theme;
}

export function createMapScene(input: SceneInput): MapScene {
  const { stage, store, view, actions, people } = input;
  const measuring = document.createElement('canvas').getContext('2d');
  if (measuring === null) throw new Error('This browser has no canvas to draw the map on.');
  const text = createTextBook(measuring);
  const lensNow = createLensPaint();
  const gapsNow = createGapMarks();
  let layout: MapLayout | null = null;
  let look = looks[input.theme];
  let hover: Hit | null = null;
  let showsFocus = false;
  let paintSlice: PaintSlice | null = null;
  let free: FreePaint | null = null;

  const layoutNow = (): MapLayout => {
    layout ??= layOutMap(store.getGrid(), view.getState().collapsed);
    return free === null ? layout : free.lay(layout, store.getRecords());
  };
  const repaint = (...parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part === 'field') tiles.look();
      else if (part === 'fieldMoved') tiles.follow();
      else if (part === 'fieldAnew') tiles.forget();
      else layers.repaint(part);
    }
  };
  const painting = (): Painting => {
    const state = view.getState();
    const records = store.getRecords();
    return {
      layout: layoutNow(),
      view: state.viewport,
      frame: headerFrame(state.viewport),
      records,
      lens: lensNow(records, store.getGrid(), state),
      gaps: gapsNow(records, store.getGrid(), state),
      paintSlice,
      free,
      look,
      text,
      state,
      canEdit: actions.canEdit(),
      hover,
      people: people.getState(),
      showsFocus,
      pixelRatio: stage.getLayers()[0]?.getCanvas().getPixelRatio() ?? 1,
    };
  };

  const layers = createStageLayers(stage, painting);
  const tiles = createFieldTiles(input.field, input.tileClass, browserClock, painting);

  /** The records before the change that is being told. */
  let seen = store.getRecords();
  /** The layers on which this change of the map shows: other words on a card show on that card only. */
  const layersOfChange = (change: MapChange, before: MapRecords): readonly Part[] => {
    // What lies around the grid is painted over the field.
    if (change.touched.size > 0 && [...change.touched].every(isFreeId)) return ['free', 'marks'];
    const retitled = retitledStories(change, before, seen);
    const isDragged =
      view.getState().drag !== null || people.getState().some(({ presence }) => presence.drag !== null);
    // Labels, personas, criteria and dependencies show on cards that are themselves the same.
    const isElsewhere = [...change.touched].some((id) => !isId('story', id));
    const isWide = isElsewhere || change.touched.size === 0 || seen.dependency.size > 0;
    if (retitled === null || isDragged) return [isWide ? 'fieldAnew' : 'field', ...layerNames];
    const { layout: now, view: at, gaps } = painting();
    if (gaps !== null) return everything;
    const area = visibleRect(at);
    const isSeen = retitled.some(({ id }) => {
      const rect = storyRect(now, id);
      return rect !== null && overlaps(area, rect);
    });
    return isSeen ? ['field'] : [];
  };

  const unsubscribe = [
    store.subscribe((change) => {
      const before = seen;
      seen = store.getRecords();
      if (change.rearranged || layout === null) layout = null;
      else layout = refreshLayout(layout, store.getGrid());
      repaint(...layersOfChange(change, before));
    }),
    view.subscribe((state, before) => {
      if (state.collapsed !== before.collapsed) layout = null;
      repaint(...layersTouched(state, before, layoutNow));
    }),
    people.subscribe((here, before) => {
      if (!isSameOnMap(here, before)) repaint('marks');
    }),
  ];
  repaint(...everything);

  return {
    layout: layoutNow,
    painting,
    text,
    paint: layers.paint,
    repaint,
    repaintAll: () => repaint(...everything),
    setFree: (next) => {
      free = next;
      repaint(...layerNames);
    },
    setTheme: (next) => {
      look = looks[next];
      repaint(...everything);
    },
    setHover: (hit) => {
      if (JSON.stringify(hit) === JSON.stringify(hover)) return false;
      const isButton = hit?.kind === 'push' || hover?.kind === 'push';
      const addsRelease = hit?.kind === 'addRelease' || hover?.kind === 'addRelease';
      hover = hit;
      repaint(...(isButton || addsRelease ? (['lanes', 'marks'] as const) : (['marks'] as const)));
      return true;
    },
    setShowsFocus: (shows) => {
      if (shows === showsFocus) return;
      showsFocus = shows;
      repaint('marks');
    },
    setPaintSlice: (paint) => {
      paintSlice = paint;
    },
    measureAgain: () => {
      text.forget();
      repaint('fieldAnew', ...layerNames);
    },
    dispose: () => {
      unsubscribe.forEach((stop) => stop());
      tiles.dispose();
      layers.dispose();
    },
  };
}

/** The layers on which this change of the view shows. */
function layersTouched(state: ViewState, before: ViewState, layout: () => MapLayout): readonly Part[] {
  if (state.collapsed !== before.collapsed) return everything;
  const touched = new Set<Part>(partsMoved(state.viewport, before.viewport));
  if (state.lens !== before.lens || state.search?.text !== before.search?.text) touched.add('field');
  if ((state.panel === 'gaps') !== (before.panel === 'gaps')) {
    touched.add('field').add('backbone').add('lanes');
  }
  const { selection, focus, focusedCell, editing, drag } = state;
  if (selection !== before.selection || focus !== before.focus || focusedCell !== before.focusedCell) {
    touched.add('marks');
  }
  if (editing !== before.editing) touched.add('marks');
  if (drag !== before.drag) {
    touched.add('marks');
    if ((drag?.kind === 'stories') !== (before.drag?.kind === 'stories')) touched.add('field');
    if ((drag?.kind === 'free') !== (before.drag?.kind === 'free')) touched.add('free');
    if (totalsKey(state, layout) !== totalsKey(before, layout)) touched.add('lanes');
  }
  return [...touched];
}

/** What a move of the view shows on: going straight up or down leaves the backbone where it is, and so on. */
function partsMoved(now: View, before: View): readonly Part[] {
  if (now === before) return [];
  const parts: Part[] = ['fieldMoved', 'free', 'marks'];
  const isSame = (keys: readonly (keyof View)[]): boolean => keys.every((key) => now[key] === before[key]);
  const { left, top } = headerFrame(now);
  const isResized = !isSame(['scale', 'width', 'height', 'hidesActivities']);
  if (isResized || now.x !== before.x || goesUnder(now.y, top) !== goesUnder(before.y, top))
    parts.push('backbone');
  if (isResized || now.y !== before.y || goesUnder(now.x, left) !== goesUnder(before.x, left))
    parts.push('lanes');
  return parts;
}

/** Changes when a drag would change the lanes' totals in another way. */
function totalsKey({ drag, viewport }: ViewState, layout: () => MapLayout): string {
  if (drag?.kind === 'stories') return `to ${storyTargetOf(layout(), viewport, drag)?.lane ?? ''}`;
  if (drag?.kind === 'slice') return `slice ${drag.into ?? ''} ${drag.ids.join()}`;
  if (drag?.kind === 'divider') return `slice ${sliceOf(layout(), drag)?.ids.join() ?? ''}`;
  return '';
}

/** Whether what is painted of everybody's presence is the same; cursors are elements of their own. */
function isSameOnMap(here: readonly PersonHere[], before: readonly PersonHere[]): boolean {
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
