/** What this person looks at and holds: viewport, selection, focus, editing, drag. Never in the document. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/model/id.ts';
import type { FreeDrag, FreeMaker } from './freeDrag.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { noLens, type MapLens } from '../../shared/views/lens.ts';

/** Map point (0,0) is the top left corner of the grid; screen = map × scale + offset, in CSS pixels. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** The row of the activities is not shown. */
  readonly hidesActivities?: boolean;
}

export type EditableField = 'title' | 'name' | 'outcome';

export interface Editing {
  readonly id: Id;
  readonly field: EditableField;
  /** Made a moment ago for this edit: left empty, it goes again. */
  readonly isNew?: boolean;
  /** Its text was only suggested: typing replaces it. */
  readonly selectsAll?: boolean;
}

/** An empty cell that has the focus, so that a story can be put there from the keyboard. */
export interface FocusedCell {
  readonly stepId: StepId;
  readonly lane: Lane;
}

interface At {
  readonly x: number;
  readonly y: number;
}

/**
 * A gesture under way; what it will do is computed from this and the grid at the drop.
 * `pointer` is on the screen (CSS pixels from the canvas' corner), `grab` from the pointer to the corner of what is
 * dragged and everything else in map coordinates.
 */
export type Drag =
  | {
      readonly kind: 'stories';
      readonly ids: readonly Id<'story'>[];
      readonly pointer: At;
      readonly grab: At;
    }
  | {
      readonly kind: 'column';
      readonly id: Id<'step'> | Id<'activity'>;
      readonly pointer: At;
      readonly grab: At;
    }
  /** An arrow from the story that needs another one; `to` is the card under the pointer. */
  | {
      readonly kind: 'connect';
      readonly from: Id<'story'>;
      readonly pointer: At;
      readonly to: Id<'story'> | null;
    }
  | { readonly kind: 'release'; readonly id: Id<'release'>; readonly pointer: At }
  | { readonly kind: 'divider'; readonly upper: Lane; readonly lower: Lane; readonly y: number }
  /** A line drawn across a lane: the stories above it go into another release, or a new one made above. */
  | {
      readonly kind: 'slice';
      readonly from: At;
      readonly to: At;
      readonly lane: Lane;
      readonly ids: readonly Id<'story'>[];
      readonly into: Lane | 'new';
    }
  | { readonly kind: 'marquee'; readonly from: At; readonly to: At }
  | { readonly kind: 'free'; readonly free: FreeDrag };

export type Surface = 'map' | 'strategy' | 'roadmap' | 'backlog' | 'plan' | 'insights';

/** What the page around the canvas asks of it; the canvas does it and clears the wish. */
export type ViewWish =
  | 'fit'
  | 'actualSize'
  | 'zoomIn'
  | 'zoomOut'
  | 'selection'
  | 'placeFree'
  | 'pullOut'
  | 'note'
  | 'back'
  | 'takeFocus'
  | 'slice'
  | 'images'
  | 'sliceBelow';

/** What is looked at, whatever the size of the screen: the map point in the field's corner, and the scale. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A search under way. */
export interface Search {
  readonly text: string;
  /** Counts how often it was asked for, so that asking again brings its field back. */
  readonly asked: number;
}

/** What stands beside the map. */
export type SidePanel = 'lens' | 'gaps' | 'history' | 'voting';

/** An earlier state of the map that is being looked at, and what it is called. */
export interface Version {
  readonly seq: number;
  readonly name: string;
  /** It is replayed from the version of this row on; left out: only its end is shown. */
  readonly replayedFrom?: number;
}

export interface ViewState {
  readonly viewport: Viewport;
  readonly selection: ReadonlySet<Id>;
  /** The one record keyboard commands act from; null when there is none, or an empty cell has it. */
  readonly focus: Id | null;
  readonly focusedCell: FocusedCell | null;
  readonly editing: Editing | null;
  readonly drag: Drag | null;
  readonly collapsed: ReadonlySet<Id>;
  readonly surface: Surface;
  /** The record whose details panel is open. */
  readonly detailsOf: Id | null;
  readonly lens: MapLens;
  readonly search: Search | null;
  readonly panel: SidePanel | null;
  /** Shown in the place of the map of today; null: today. */
  readonly version: Version | null;
  /** The tool of the free layer that is in hand. */
  readonly freeTool: FreeMaker | null;
  /** The laser pointer is in hand. */
  readonly laser: boolean;
  readonly wish: ViewWish | null;
  /** Where the map opens; null: at its beginning. */
  readonly startAt: MapPlace | null;
  /** Where I was before the last jump; going back there swaps the two. */
  readonly back: MapPlace | null;
  /** The Yjs client id of the tab whose view this one follows. */
  readonly following: number | null;
  readonly showsCursors: boolean;
  readonly showsMinimap: boolean;
  /** Everybody is being asked to look where this person looks. */
  readonly summoning: boolean;
  /** The slice tool is in hand: into which release goes what is above the line that is drawn. */
  readonly slicing: 'above' | 'new' | null;
  /** The map as an outline to read and touch, in place of the drawn one. */
  readonly showsOutline: boolean;
}

export type ViewStore = StoreApi<ViewState>;

/** A fresh view: nothing selected, 100 %, and what is `given`. */
export function createViewStore(given: Partial<ViewState> = {}): ViewStore {
  return createStore<ViewState>(() => ({
    viewport: { x: 0, y: 0, scale: 1, width: 0, height: 0 },
    selection: new Set(),
    focus: null,
    focusedCell: null,
    editing: null,
    drag: null,
    collapsed: new Set(),
    surface: 'map',
    detailsOf: null,
    lens: noLens,
    search: null,
    panel: null,
    version: null,
    freeTool: null,
    laser: false,
    wish: null,
    startAt: null,
    back: null,
    following: null,
    showsCursors: true,
    showsMinimap: false,
    summoning: false,
    slicing: null,
    showsOutline: false,
    ...given,
  }));
}
