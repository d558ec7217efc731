/** The small moves of a view that several rooms make: select, focus, edit, collapse. */
import type { Id } from '../../shared/model/id.ts';
import type { Editing, FocusedCell, ViewStore, ViewWish } from './viewStore.ts';

/** Selects exactly these; the focus goes to `focus`, else to the first of them. */
export function select(view: ViewStore, ids: readonly Id[], focus: Id | null = ids[0] ?? null): void {
  view.setState({ selection: new Set(ids), focus, focusedCell: null });
}

/** Adds one to the selection, or takes it out; the focus goes there. */
export function toggleSelected(view: ViewStore, id: Id): void {
  view.setState(({ selection }) => {
    const next = new Set(selection);
    if (!next.delete(id)) next.add(id);
    return { selection: next, focus: id, focusedCell: null };
  });
}

/** Nothing is selected; the focus stays where it is, for the arrow keys to go on from. */
export function clearSelection(view: ViewStore): void {
  if (view.getState().selection.size > 0) view.setState({ selection: new Set() });
}

/** Puts the focus into an empty cell. */
export function focusCell(view: ViewStore, cell: FocusedCell): void {
  view.setState({ selection: new Set(), focus: null, focusedCell: cell });
}

/** Opens the text of a record; it becomes the selection. */
export function startEditing(view: ViewStore, editing: Editing): void {
  view.setState({ editing, selection: new Set([editing.id]), focus: editing.id, focusedCell: null });
}

export function stopEditing(view: ViewStore): void {
  if (view.getState().editing !== null) view.setState({ editing: null });
}

/** Collapses or expands an activity, step or release, for this person only. */
export function toggleCollapsed(view: ViewStore, id: Id): void {
  view.setState(({ collapsed }) => {
    const next = new Set(collapsed);
    if (!next.delete(id)) next.add(id);
    return { collapsed: next };
  });
}

/** Asks the canvas to zoom or fit. */
export function wish(view: ViewStore, what: ViewWish): void {
  view.setState({ wish: what });
}
