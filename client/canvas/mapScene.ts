/** What is painted and when: follows the stores and repaints only the layers on which something visible changed. */
import type Konva from 'konva';
import { isId } from '../../shared/model/id.ts';
import { isFreeId } from '../../shared/model/freeThing.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Theme } from '../ui/tokens.ts';
import { overlaps } from '../layout/geometry.ts';
import { headerFrame } from '../layout/headers.ts';
import type { Hit } from '../layout/hitTest.ts';
import { layOutMap, refreshLayout, storyRect, type MapLayout } from '../layout/mapLayout.ts';
import { visibleRect } from '../layout/viewport.ts';
import type { CardCountsStore } from '../store/cardCounts.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapChange, MapStore } from '../store/mapStore.ts';
import type { PeopleStore } from '../store/people.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { browserClock } from '../tools/browserClock.ts';
import { createFieldTiles } from './fieldTiles.ts';
import { lateGapMarks } from './lateGapMarks.ts';
import { createLensPaint } from './paint/lens.ts';
import { looks } from './paint/look.ts';
import type { FreePaint, Painting, PaintSlice } from './paint/painting.ts';
import { createTextBook, type TextBook } from './paint/textBook.ts';
import { createPartsTouched, everything, isSameOnMap, type Part } from './partsTouched.ts';
import { createStageLayers, layerNames, type LayerName } from './stageLayers.ts';
import { retitledStories } from './textChange.ts';

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
  readonly counts: CardCountsStore;
  readonly theme: Theme;
}

export function createMapScene(input: SceneInput): MapScene {
  const { stage, store, view, actions, people, counts } = input;
  const measuring = document.createElement('canvas').getContext('2d');
  if (measuring === null) throw new Error('This browser has no canvas to draw the map on.');
  const text = createTextBook(measuring);
  const lensNow = createLensPaint();
  const gapsNow = lateGapMarks(() => repaint(...everything));
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
      else if (part === 'fieldLater') tiles.lookLater();
      else if (part === 'fieldMoved') tiles.follow();
      else if (part === 'fieldAnew') tiles.forget();
      else if (part === 'ghostMoved') layers.move('ghost');
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
      counts: counts.getState(),
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
  const partsTouched = createPartsTouched(layoutNow);
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
    return [isSeen ? 'field' : 'fieldLater'];
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
      repaint(...partsTouched(state, before));
    }),
    // Each tile looks for itself which of its cards have another number now.
    counts.subscribe(() => repaint('field')),
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
