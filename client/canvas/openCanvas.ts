/** Puts the canvas together: scene, tools, mirror, text editor, cursors and events, behind one close function. */
import type Konva from 'konva';
import { longestTitle } from '../../shared/model/field.ts';
import { isFreeId } from '../../shared/model/freeThing.ts';
import type { Id } from '../../shared/model/id.ts';
import { centre } from '../layout/geometry.ts';
import type { Theme } from '../ui/tokens.ts';
import { words } from '../ui/words.ts';
import type { CardCountsStore } from '../store/cardCounts.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapDialogs } from '../store/mapDialogs.ts';
import type { MapStore } from '../store/mapStore.ts';
import type { PeopleStore } from '../store/people.ts';
import type { ViewState, ViewStore } from '../store/viewStore.ts';
import { follow } from '../store/viewMoves.ts';
import { browserClock } from '../tools/browserClock.ts';
import { finishEditing } from '../tools/editing.ts';
import { createFollowing } from '../tools/following.ts';
import { pruneView, expandTo } from '../tools/pruneView.ts';
import { createReadableText, readable } from '../tools/readableText.ts';
import { mayChange, type Tools } from '../tools/toolContext.ts';
import {
  centreOn,
  fit,
  goBack,
  goHome,
  goTo,
  keepInLimits,
  notePlace,
  pan,
  resize,
  reveal,
  zoom,
  zoomStep,
  zoomToActualSize,
  zoomToSelection,
} from '../tools/viewTool.ts';
import styles from './MapCanvas.module.css';
import { createLateCarets } from './lateCarets.ts';
import { createCursors } from './cursors.ts';
import { listenToDom } from './domEvents.ts';
import { followFonts } from './followFonts.ts';
import { createFreeLayer, type FreeLayer } from './freeLayer.ts';
import { keepAboveKeyboard } from './keyboardRoom.ts';
import { createImagesIn } from './imagesIn.ts';
import { followLaser } from './laserToggle.ts';
import { createMapScene, type MapScene } from './mapScene.ts';
import { followMinimapWish } from './minimapToggle.ts';
import { screenBox } from './paint/boxes.ts';
import { takePersonasIn } from './personasIn.ts';
import { createMirror } from './mirror.ts';
import { createSlicing, type Slicing } from './slicing.ts';
import { createTextEditor } from './textEditor.ts';

export interface CanvasElements {
  readonly host: HTMLElement;
  readonly surface: HTMLElement;
  /** Below the stage: the tiles of the field. */
  readonly field: HTMLElement;
  readonly mirror: HTMLElement;
  readonly cursors: HTMLElement;
  readonly carets: HTMLElement;
  readonly area: HTMLTextAreaElement;
  readonly status: HTMLElement;
  readonly stage: Konva.Stage;
}

export interface CanvasInput {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly people: PeopleStore;
  readonly counts: CardCountsStore;
  readonly dialogs: MapDialogs;
  readonly theme: Theme;
  readonly mapId: string;
}

export interface OpenCanvas {
  readonly scene: MapScene;
  readonly tools: Tools;
  readonly resize: (width: number, height: number) => void;
  readonly close: () => void;
}

export function openCanvas(elements: CanvasElements, input: CanvasInput): OpenCanvas {
  const { host, surface, area } = elements;
  const { store, view, actions, people, counts, dialogs, theme } = input;
  const scene = createMapScene({
    stage: elements.stage,
    field: elements.field,
    tileClass: styles['tile']!,
    store,
    view,
    actions,
    people,
    counts,
    theme,
  });
  const tools: Tools = {
    store,
    view,
    actions,
    dialogs: {
      ...dialogs,
      openDependency: ({ at, ...ask }) => {
        const { left, top } = surface.getBoundingClientRect();
        dialogs.openDependency?.({ ...ask, at: { x: at.x + left, y: at.y + top } });
      },
    },
    layout: scene.layout,
    clock: browserClock,
    words: words.canvas.tools,
    inHand: () => slicing.inHand(),
    free: () => free.hand(),
    fetchFree: () => free.fetch(),
    nudge: () => void navigator.vibrate?.(12),
    announce: (text) => {
      elements.status.textContent = text;
    },
  };
  const slicing = createSlicing(tools, scene);
  const images = createImagesIn(host, tools, input.mapId);
  const free = createFreeLayer(tools, scene, input.mapId, () => {
    keepInLimits(tools);
    // What was jumped to before its place was known.
    const { focus } = view.getState();
    if (focus !== null && isFreeId(focus)) reveal(tools, focus);
    mirror.refresh('soon');
    editor.follow();
  });
  const mirror = createMirror(elements.mirror, view, scene.painting, free.rows);
  const editor = createTextEditor({
    area,
    store,
    view,
    actions,
    painting: scene.painting,
    onGone: () => {
      finishEditing(tools);
      dialogs.toast(tools.words.editedGone);
    },
    onCut: () => dialogs.toast(words.canvas.tooLong(longestTitle)),
    onLeave: () => void finishEditing(tools),
    onClose: mirror.takeFocus,
  });
  const cursors = createCursors(elements.cursors, people, view, {
    cursor: styles['cursor']!,
    name: styles['cursorName']!,
    jump: styles['jump']!,
    more: styles['moreCursors']!,
  });
  const carets = createLateCarets({
    container: elements.carets,
    area,
    store,
    view,
    people,
    painting: scene.painting,
    className: { caret: styles['caret']!, flag: styles['caretFlag']!, ruler: styles['ruler']! },
  });

  const following = createFollowing({ tools, people, isStill: wantsNoMotion });
  const readableText = createReadableText(tools, wantsNoMotion);

  const onView = (state: ViewState, before: ViewState): void => {
    if (state.viewport !== before.viewport) {
      mirror.follow();
      editor.follow();
      cursors.follow();
      carets.follow();
    }
    if (state.collapsed !== before.collapsed) {
      following.quietly(() => keepInLimits(tools));
      editor.follow();
    }
    if (state.collapsed !== before.collapsed || state.editing !== before.editing) carets.follow();
    if (state.freeTool !== before.freeTool) free.look();
    if (state.wish === 'images') images.choose();
    if (state.wish !== null) grant(tools, state.wish, slicing, free, mirror.takeFocus);
    const focus = state.focus ?? state.focusedCell;
    const hasMoved = state.focus !== before.focus || state.focusedCell !== before.focusedCell;
    if (state.selection !== before.selection) {
      actions.showPresence({ selection: [...state.selection].slice(0, 50) });
    }
    if (hasMoved && focus !== null && state.drag === null && !pressed) {
      if (typeof focus === 'string') expandTo(tools, focus);
      reveal(tools, focus);
    }
    if (state.editing !== null && state.editing.id !== before.editing?.id) comeNearer(state.editing.id);
    if (isOnMirror(state, before)) mirror.refresh('soon');
    if (hasMoved && host.contains(document.activeElement) && state.editing === null) mirror.takeFocus();
  };
  const comeNearer = (id: Id): void => {
    const { layout, view: seenFrom, frame } = scene.painting();
    const box = screenBox(layout, seenFrom, frame, id);
    if (box !== null) readableText.open(id, centre(box));
  };
  /** The map before the change that is being told. */
  let seen = scene.layout();
  /** While a button is down, nothing scrolls by itself: what was clicked stays under the pointer. */
  let pressed = false;
  const onPress = (): void => {
    pressed = true;
    follow(view, null);
  };
  const onRelease = (): void => {
    pressed = false;
  };
  surface.addEventListener('pointerdown', onPress, { capture: true });
  window.addEventListener('pointerup', onRelease);
  window.addEventListener('pointercancel', onRelease);

  const stops = [
    view.subscribe(onView),
    store.subscribe((change) => {
      free.look();
      if (change.rearranged) {
        pruneView(tools, seen);
        seen = scene.layout();
        following.quietly(() => keepInLimits(tools));
      }
      const { editing } = view.getState();
      if (editing !== null && !mayChange(tools, [editing.id])) finishEditing(tools);
      mirror.refresh('soon');
    }),
    counts.subscribe(() => mirror.refresh('idle')),
    keepAboveKeyboard({
      area,
      view,
      seen: window.visualViewport,
      moveUp: (by) => pan(tools, { x: 0, y: -by }),
    }),
    followMinimapWish(host, tools, people, scene.painting),
    followLaser(host, tools, people),
    takePersonasIn(host, tools, scene.painting),
    listenToDom({ host, surface, area, tools, scene, takeFocus: mirror.takeFocus, images }),
    followFonts(() => {
      scene.measureAgain();
      editor.follow();
      carets.follow();
    }),
  ];
  mirror.refresh('soon');
  free.look();
  let isOpen = false;

  return {
    scene,
    tools,
    resize: (width, height) => {
      const isFirst = view.getState().viewport.width === 0;
      resize(tools, width, height);
      if (isFirst) following.quietly(() => openAt(tools, width));
      // Back from another surface, or beside the details or the keyboard that took some of the room.
      const { focus, detailsOf, editing } = view.getState();
      const wanted = isOpen ? (editing?.id ?? detailsOf) : focus;
      if (wanted !== null) {
        if (isFirst) {
          expandTo(tools, wanted);
          centreOn(tools, wanted);
        } else reveal(tools, wanted);
      }
      isOpen = true;
      mirror.follow();
    },
    close: () => {
      finishEditing(tools);
      stops.forEach((stop) => stop());
      surface.removeEventListener('pointerdown', onPress, { capture: true });
      window.removeEventListener('pointerup', onRelease);
      window.removeEventListener('pointercancel', onRelease);
      free.dispose();
      images.close();
      cursors.dispose();
      carets.dispose();
      following.dispose();
      readableText.dispose();
      editor.dispose();
      mirror.dispose();
      scene.dispose();
      actions.showPresence({ cursor: null, selection: [], editing: null, drag: null });
    },
  };
}

/** Whether this change of the view shows in the mirror: a drag does not, and the viewport is followed by itself. */
function isOnMirror(state: ViewState, before: ViewState): boolean {
  return (Object.keys(state) as (keyof ViewState)[]).some(
    (key) => key !== 'drag' && key !== 'viewport' && state[key] !== before[key],
  );
}

/** On narrower screens a map starts smaller. */
const narrow = 640;

/** Where this person left the map, else its beginning; what a link points at can be read. */
function openAt(tools: Tools, width: number): void {
  const { startAt, focus } = tools.view.getState();
  const scale = width < narrow ? 0.8 : 1;
  if (startAt === null) goHome(tools, scale);
  else goTo(tools, focus === null || startAt.scale >= readable ? startAt : { ...startAt, scale });
}

function wantsNoMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function grant(
  tools: Tools,
  wish: NonNullable<ViewState['wish']>,
  slicing: Slicing,
  free: FreeLayer,
  takeFocus: () => void,
): void {
  tools.view.setState({ wish: null });
  if (wish === 'takeFocus') takeFocus();
  else if (wish === 'slice') void slicing.toggle();
  else if (wish === 'sliceBelow') void slicing.below();
  else if (wish === 'placeFree' || wish === 'pullOut') void free.fetch().then((hand) => hand?.grant(wish));
  else if (wish === 'images')
    return; // the chooser is open
  else if (wish === 'fit') fit(tools);
  else if (wish === 'note') notePlace(tools);
  else if (wish === 'selection') zoomToSelection(tools);
  else if (wish === 'back') goBack(tools);
  else if (wish === 'actualSize') zoomToActualSize(tools);
  else zoom(tools, wish === 'zoomIn' ? zoomStep : 1 / zoomStep);
}
