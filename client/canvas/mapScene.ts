/** What is painted and when: follows the stores and repaints only the layers on which something visible changed. */
import type Konva from 'konva';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Theme } from '../ui/tokens.ts';
import { overlaps } from '../layout/geometry.ts';
import { headerFrame } from '../layout/headers.ts';
import type { Hit } from '../layout/hitTest.ts';
import { layOutMap, refreshLayout, storyRect, type MapLayout } from '../layout/mapLayout.ts';
import { visibleRect } from '../layout/viewport.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapChange, MapStore } from '../store/mapStore.ts';
import type { PeopleStore, PersonHere } from '../store/people.ts';
import type { ViewState, ViewStore } from '../store/viewStore.ts';
import { storyTargetOf } from '../tools/dragStories.ts';
import { sliceOf } from '../tools/pullDivider.ts';
import { createGapMarks } from './paint/gapMarks.ts';
import { paintField } from './paint/field.ts';
import { paintHeaders } from './paint/headers.ts';
import { createLensPaint } from './paint/lens.ts';
import { looks } from './paint/look.ts';
import { paintMarks } from './paint/marks.ts';
import type { Painting, PaintSlice } from './paint/painting.ts';
import { createTextBook, type TextBook } from './paint/textBook.ts';
import { retitledStories } from './textChange.ts';

/** From bottom to top, the order of the stage's layers. */
export const layerNames = ['field', 'headers', 'marks'] as const;
export type LayerName = (typeof layerNames)[number];

const painters = { field: paintField, headers: paintHeaders, marks: paintMarks } as const;

export interface MapScene {
  /** Computed when asked for the first time after a change. */
  readonly layout: () => MapLayout;
  readonly painting: () => Painting;
  readonly text: TextBook;
  readonly paint: (layer: LayerName, context: CanvasRenderingContext2D) => void;
  readonly repaint: (...layers: readonly LayerName[]) => void;
  readonly setTheme: (theme: Theme) => void;
  /** Returns whether it is another one than before. */
  readonly setHover: (hit: Hit | null) => boolean;
  readonly setShowsFocus: (shows: boolean) => void;
  readonly setPaintSlice: (paint: PaintSlice) => void;
  /** Texts are measured anew, e.g. because the font has arrived. */
  readonly measureAgain: () => void;
  readonly dispose: () => void;
}

export interface SceneInput {
  readonly stage: Konva.Stage;
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly people: PeopleStore;
  readonly theme: Theme;
}

export function createMapScene({ stage, store, view, actions, people, theme }: SceneInput): MapScene {
  const measuring = document.createElement('canvas').getContext('2d');
  if (measuring === null) throw new Error('This browser has no canvas to draw the map on.');
  const text = createTextBook(measuring);
  const lensNow = createLensPaint();
  const gapsNow = createGapMarks();
  let layout: MapLayout | null = null;
  let look = looks[theme];
  let hover: Hit | null = null;
  let showsFocus = false;
  let paintSlice: PaintSlice | null = null;

  const layoutNow = (): MapLayout => (layout ??= layOutMap(store.getGrid(), view.getState().collapsed));
  const repaint = (...layers: readonly LayerName[]): void => {
    const drawn = stage.getLayers();
    for (const name of layers) drawn[layerNames.indexOf(name)]?.batchDraw();
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

  /** The records before the change that is being told. */
  let seen = store.getRecords();
  /** The layers on which this change of the map shows: other words on a card show on that card only. */
  const layersOfChange = (change: MapChange, before: MapRecords): readonly LayerName[] => {
    const retitled = retitledStories(change, before, seen);
    const isDragged =
      view.getState().drag !== null || people.getState().some(({ presence }) => presence.drag !== null);
    if (retitled === null || isDragged) return layerNames;
    const { layout: now, view: at, gaps } = painting();
    if (gaps !== null) return layerNames;
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
      if (shownOnMap(here) !== shownOnMap(before)) repaint('marks');
    }),
  ];
  repaint(...layerNames);

  return {
    layout: layoutNow,
    painting,
    text,
    paint: (layer, context) => painters[layer](context, painting()),
    repaint,
    setTheme: (next) => {
      look = looks[next];
      repaint(...layerNames);
    },
    setHover: (hit) => {
      if (JSON.stringify(hit) === JSON.stringify(hover)) return false;
      const isButton = hit?.kind === 'push' || hover?.kind === 'push';
      const addsRelease = hit?.kind === 'addRelease' || hover?.kind === 'addRelease';
      hover = hit;
      repaint(...(isButton || addsRelease ? (['headers', 'marks'] as const) : (['marks'] as const)));
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
      repaint(...layerNames);
    },
    dispose: () => unsubscribe.forEach((stop) => stop()),
  };
}

/** The layers on which this change of the view shows. */
function layersTouched(state: ViewState, before: ViewState, layout: () => MapLayout): LayerName[] {
  if (state.viewport !== before.viewport || state.collapsed !== before.collapsed) return [...layerNames];
  const touched = new Set<LayerName>();
  if (state.lens !== before.lens || state.search?.text !== before.search?.text) touched.add('field');
  if ((state.panel === 'gaps') !== (before.panel === 'gaps')) touched.add('field').add('headers');
  const { selection, focus, focusedCell, editing, drag } = state;
  if (selection !== before.selection || focus !== before.focus || focusedCell !== before.focusedCell) {
    touched.add('marks');
  }
  if (editing !== before.editing) touched.add('marks');
  if (drag !== before.drag) {
    touched.add('marks');
    if ((drag?.kind === 'stories') !== (before.drag?.kind === 'stories')) touched.add('field');
    if (totalsKey(state, layout) !== totalsKey(before, layout)) touched.add('headers');
  }
  return [...touched];
}

/** Changes when a drag would change the lanes' totals in another way. */
function totalsKey({ drag, viewport }: ViewState, layout: () => MapLayout): string {
  if (drag?.kind === 'stories') return `to ${storyTargetOf(layout(), viewport, drag)?.lane ?? ''}`;
  if (drag?.kind === 'slice') return `slice ${drag.into ?? ''} ${drag.ids.join()}`;
  if (drag?.kind === 'divider') return `slice ${sliceOf(layout(), drag)?.ids.join() ?? ''}`;
  return '';
}

/** The part of everybody's presence that is painted; cursors are elements of their own. */
function shownOnMap(people: readonly PersonHere[]): string {
  return JSON.stringify(
    people.map(({ name, colour, presence: { selection, editing, drag } }) => [
      name,
      colour,
      selection,
      editing?.id,
      drag,
    ]),
  );
}
