/** What this person looks at and holds: viewport, selection, focus, editing, drag. Never in the document. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/model/id.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';

/** Map point (0,0) is the top left corner of the grid; screen = map × scale + offset, in CSS pixels. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

export type EditableField = 'title' | 'name' | 'outcome';

export interface Editing {
  readonly id: Id;
  readonly field: EditableField;
}

/** A gesture under way; what it will do is computed from this and the grid at the drop. */
export type Drag =
  | { readonly kind: 'stories'; readonly ids: readonly Id<'story'>[]; readonly pointer: { x: number; y: number }; readonly grab: { x: number; y: number } }
  | { readonly kind: 'column'; readonly id: Id<'step'> | Id<'activity'>; readonly pointer: { x: number; y: number }; readonly grab: { x: number; y: number } }
  | { readonly kind: 'release'; readonly id: Id<'release'>; readonly pointer: { x: number; y: number } }
  | { readonly kind: 'divider'; readonly upper: Lane; readonly lower: Lane; readonly y: number }
  | { readonly kind: 'marquee'; readonly from: { x: number; y: number }; readonly to: { x: number; y: number } };

export type Surface = 'map' | 'backlog';

export interface ViewState {
  readonly viewport: Viewport;
  readonly selection: ReadonlySet<Id>;
  /** The one record keyboard commands act from; null when the map has none. */
  readonly focus: Id | null;
  readonly editing: Editing | null;
  readonly drag: Drag | null;
  readonly collapsed: ReadonlySet<Id>;
  readonly surface: Surface;
  /** The record whose details panel is open. */
  readonly detailsOf: Id | null;
}

export type ViewStore = StoreApi<ViewState>;

/** A fresh view: nothing selected, 100 %. */
export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    viewport: { x: 0, y: 0, scale: 1, width: 0, height: 0 },
    selection: new Set(),
    focus: null,
    editing: null,
    drag: null,
    collapsed: new Set(),
    surface: 'map',
    detailsOf: null,
  }));
}
