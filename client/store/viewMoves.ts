/** The small moves of a view that several rooms make: select, focus, edit, collapse. */
import type { Id } from '../../shared/model/id.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { noLens } from '../../shared/views/lens.ts';
import type { Editing, FocusedCell, SidePanel, ViewStore, ViewWish } from './viewStore.ts';

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

/** Forgets what was collapsed and is no longer on the map. */
export function dropCollapsed(view: ViewStore, { activity, step, release }: MapRecords): void {
  const { collapsed } = view.getState();
  const isLive = (id: Id): boolean =>
    [activity, step, release].some(
      (kind: ReadonlyMap<Id, { readonly archivedAt: number | null }>) => kind.get(id)?.archivedAt === null,
    );
  const kept = [...collapsed].filter(isLive);
  if (kept.length < collapsed.size) view.setState({ collapsed: new Set(kept) });
}

/** Follows another tab's view until this person moves, or null to stop. */
export function follow(view: ViewStore, clientId: number | null): void {
  if (view.getState().following !== clientId) view.setState({ following: clientId });
}

/** Goes to the map and follows what this tab looks at there. */
export function lookWhere(view: ViewStore, clientId: number): void {
  view.setState({ surface: 'map', showsOutline: false });
  follow(view, clientId);
}

/** Asks the canvas to zoom or fit. */
/** Takes the laser pointer up, in the place of any other tool, or lays it down. */
export function toggleLaser(view: ViewStore): void {
  view.setState(({ laser }) => ({ laser: !laser, freeTool: null, slicing: null }));
}

export function wish(view: ViewStore, what: ViewWish): void {
  view.setState({ wish: what });
}

/** Asks for what only the drawn map can do, wherever this person is. */
export function wishOnMap(view: ViewStore, what: ViewWish): void {
  view.setState({ surface: 'map', showsOutline: false, wish: what });
}

/** Shows the minimap over the corner of the map, or puts it away. */
export function toggleMinimap(view: ViewStore): void {
  view.setState((state) => ({ showsMinimap: !state.showsMinimap }));
}

/** Starts a search over the map, or brings its field back. */
export function startSearch(view: ViewStore): void {
  view.setState(({ search }) => ({
    surface: 'map',
    search: { text: search?.text ?? '', asked: (search?.asked ?? 0) + 1 },
  }));
}

/** Nothing is dimmed by filters any more; the colours stay. */
export function clearFilters(view: ViewStore): void {
  view.setState(({ lens }) => ({ lens: { ...noLens, colouring: lens.colouring } }));
}

/** Shows a panel beside the map, or closes it when it is there. */
export function togglePanel(view: ViewStore, panel: SidePanel): void {
  view.setState((state) => ({ surface: 'map', panel: state.panel === panel ? null : panel }));
}

/**
 * Shows a record or an empty cell on the map, from wherever this person is, even when it has the focus and was
 * scrolled away; they can go back there.
 */
export function jumpTo(view: ViewStore, what: Id | FocusedCell): void {
  view.setState({ surface: 'map', wish: 'note' });
  view.setState({ focus: null, focusedCell: null });
  if (typeof what === 'string') select(view, [what]);
  else focusCell(view, what);
}
