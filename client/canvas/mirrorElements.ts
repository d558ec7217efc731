/** The elements of the mirror: made to be exactly the groups they are told, touching only those that differ. */
import { cardRect, type MapLayout } from '../layout/mapLayout.ts';
import { cardPitch, sizes } from '../layout/sizes.ts';
import type { ViewState } from '../store/viewStore.ts';
import type { MirrorGroup, MirrorRow } from './mirrorRows.ts';
import { cellBox, screenBox } from './paint/boxes.ts';
import type { Painting } from './paint/painting.ts';

export interface RowElement {
  readonly element: HTMLElement;
  readonly title: HTMLElement;
  readonly marks: HTMLElement;
  shown: MirrorRow;
}

interface GroupElement {
  /** Of the group, or of its only row. */
  readonly element: HTMLElement;
  rows: readonly MirrorRow[];
  /** Where it was put: left, top, width and height in map units. */
  box: Box | null;
}

type Box = readonly [number, number, number, number];

export interface MirrorElements {
  readonly show: (groups: readonly MirrorGroup[], now: Painting) => void;
  readonly row: (key: string) => RowElement | undefined;
}

/**
 * The rows of a cell are the children of one element and flow in it: what is inserted above moves them without a
 * word, and the browser has a layer to look at for each cell instead of one for each story.
 */
export function createMirrorElements(container: HTMLElement): MirrorElements {
  const rows = new Map<string, RowElement>();
  const groups = new Map<string, GroupElement>();
  let order: readonly MirrorGroup[] = [];
  let placed: (Pick<MapLayout, 'columns' | 'lanes'> & Pick<Painting, 'view'>) | null = null;
  let selected: ViewState['selection'] = new Set();
  let reached: string | null = null;
  container.style.setProperty('--card-height', `${sizes.cardHeight}px`);
  container.style.setProperty('--card-gap', `${cardPitch - sizes.cardHeight}px`);

  const show: MirrorElements['show'] = (wanted, now) => {
    const keys = new Set(wanted.map(({ key }) => key));
    const left = new Set<string>();
    for (const [key, group] of groups) {
      if (keys.has(key)) continue;
      for (const row of group.rows) left.add(row.key);
      // Its rows may be wanted elsewhere; those that are not go below.
      group.element.remove();
      groups.delete(key);
    }
    const changed = wanted.filter(({ key, rows: next }) => groups.get(key)?.rows !== next);
    for (const { key } of changed) for (const row of groups.get(key)?.rows ?? []) left.add(row.key);
    for (const { rows: next } of changed) {
      for (const row of next) {
        left.delete(row.key);
        const made = rows.get(row.key);
        if (made === undefined) rows.set(row.key, makeRow(row));
        else describe(made, row);
      }
    }
    for (const key of left) {
      rows.get(key)?.element.remove();
      rows.delete(key);
    }
    for (const group of changed) fill(group);
    if (wanted.length !== order.length || wanted.some(({ key }, i) => key !== order[i]!.key))
      inOrder(
        container,
        wanted.map(({ key }) => groups.get(key)!.element),
      );
    order = wanted;
    const { columns, lanes } = now.layout;
    const isStill = placed?.columns === columns && placed.lanes === lanes && placed.view === now.view;
    const isNew = new Set(isStill ? changed : []);
    for (const group of wanted) {
      // Free things move by themselves; everything else stands where the layout and the viewport put it.
      const isFree = group.rows[0]!.kind === 'free';
      if (!isStill || isFree || isNew.has(group)) place(groups.get(group.key)!, boxOf(group, now));
    }
    placed = { columns, lanes, view: now.view };
    markSelection(wanted, now);
  };
  const fill = ({ key, cell, rows: next }: MirrorGroup): void => {
    const known = groups.get(key);
    const element = known?.element ?? (cell === null ? rows.get(key)!.element : makeGroup());
    if (cell !== null)
      inOrder(
        element,
        next.map((row) => rows.get(row.key)!.element),
      );
    if (known === undefined) groups.set(key, { element, rows: next, box: null });
    else known.rows = next;
  };
  /** Selection, and the one row that Tab reaches. */
  const markSelection = (wanted: readonly MirrorGroup[], { state }: Painting): void => {
    for (const key of selected) if (!state.selection.has(key)) select(key, false);
    for (const key of state.selection) select(key, true);
    selected = state.selection;
    const current = state.focus ?? (state.focusedCell === null ? null : 'cell');
    const now = current !== null && rows.has(current) ? current : (wanted[0]?.rows[0]?.key ?? null);
    if (now !== reached) reach(reached, -1);
    reach(now, 0);
    reached = now;
    container.tabIndex = wanted.length === 0 ? 0 : -1;
  };
  const select = (key: string, isSelected: boolean): void => {
    const element = rows.get(key)?.element;
    const value = String(isSelected);
    if (element && element.getAttribute('aria-selected') !== value)
      element.setAttribute('aria-selected', value);
  };
  const reach = (key: string | null, tabIndex: number): void => {
    const element = key === null ? undefined : rows.get(key)?.element;
    if (element && element.tabIndex !== tabIndex) element.tabIndex = tabIndex;
  };
  return { show, row: (key) => rows.get(key) };
}

/** Makes these the children of `parent`, in this order; those that are there already stay where they are. */
function inOrder(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  let next = parent.firstElementChild;
  for (const element of wanted) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
}

function makeGroup(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'rowgroup');
  return element;
}

function makeRow(row: MirrorRow): RowElement {
  const element = document.createElement('div');
  const title = document.createElement('div');
  const marks = document.createElement('div');
  element.setAttribute('role', 'row');
  element.setAttribute('aria-selected', 'false');
  title.setAttribute('role', 'gridcell');
  marks.setAttribute('role', 'gridcell');
  element.append(title, marks);
  element.tabIndex = -1;
  element.dataset['kind'] = row.kind;
  if (row.id !== null) element.dataset['id'] = row.id;
  const made: RowElement = { element, title, marks, shown: blank };
  describe(made, row);
  return made;
}

/** Like no row there is, so that everything of the first one is written. */
const blank: MirrorRow = {
  key: '',
  id: null,
  kind: 'cell',
  cell: null,
  level: -1,
  position: -1,
  of: -1,
  title: '',
  marks: '',
  expanded: null,
};

function describe(made: RowElement, row: MirrorRow): void {
  const { element, shown } = made;
  if (shown.title !== row.title) made.title.textContent = row.title;
  if (shown.marks !== row.marks) made.marks.textContent = row.marks;
  if (shown.level !== row.level) element.setAttribute('aria-level', String(row.level));
  if (shown.position !== row.position)
    element.setAttribute('aria-posinset', String(Math.max(1, row.position)));
  if (shown.of !== row.of) element.setAttribute('aria-setsize', String(Math.max(1, row.of)));
  if (shown.expanded !== row.expanded) {
    if (row.expanded === null) element.removeAttribute('aria-expanded');
    else element.setAttribute('aria-expanded', String(row.expanded));
  }
  made.shown = row;
}

function place(made: GroupElement, box: Box): void {
  const last = made.box;
  if (last !== null && box.every((value, i) => Math.abs(value - last[i]!) < 0.05)) return;
  made.box = box;
  const [left, top, width, height] = box;
  const { style } = made.element;
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}

/** What is inside something collapsed is at the corner of the map. */
const nowhere: Box = [0, 0, 1, 1];

/** In map units, because the container carries the viewport's transform. */
function boxOf({ cell, rows }: MirrorGroup, { layout, view, frame }: Painting): Box {
  if (cell !== null) {
    const { x, y, width } = cardRect(layout, cell.column, cell.lane, 0);
    return [x, y, width, rows.length * cardPitch];
  }
  const { id, cell: empty } = rows[0]!;
  const rect =
    empty !== null ? cellBox(layout, view, empty) : id !== null ? screenBox(layout, view, frame, id) : null;
  if (rect === null) return nowhere;
  const { scale } = view;
  return [(rect.x - view.x) / scale, (rect.y - view.y) / scale, rect.width / scale, rect.height / scale];
}
