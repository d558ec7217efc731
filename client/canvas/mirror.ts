/**
 * The map as elements: carries focus, keyboard and screen reader. Each row lies exactly over what is drawn for it,
 * invisible, so that magnifiers follow and scripts find it; refreshed when the browser is idle.
 */
import { isId, type Id } from '../../shared/model/id.ts';
import type { Story } from '../../shared/model/story.ts';
import { dependenciesOf } from '../../shared/views/dependencies.ts';
import type { Rect } from '../layout/geometry.ts';
import { focusCell, select } from '../store/viewMoves.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { words } from '../ui/words.ts';
import { mirrorRows, type MirrorRow } from './mirrorRows.ts';
import { cellBox, screenBox } from './paint/boxes.ts';
import type { Painting } from './paint/painting.ts';

export interface Mirror {
  /** Brings it up to date: after the next frame when the map changed, else when the browser has time. */
  readonly refresh: (when: 'soon' | 'idle') => void;
  /** Other words on these stories: their rows alone change. False when that is not enough. */
  readonly retitle: (stories: readonly Story[]) => boolean;
  /** Follows the viewport: at once, and while it goes on moving, when it has come to rest. */
  readonly follow: () => void;
  /** Puts the browser's focus on the row that has the map's focus. */
  readonly takeFocus: () => void;
  readonly dispose: () => void;
}

interface RowElement {
  readonly element: HTMLElement;
  readonly title: HTMLElement;
  readonly marks: HTMLElement;
  shown: MirrorRow | null;
  box: string;
}

/** Larger maps are refreshed only when the browser has time, and once for everything that comes within `breath`. */
const mostRowsSoon = 1500;
const breath = 250;

/** Milliseconds without a move after which the viewport counts as resting. */
const rest = 80;

/** Milliseconds after which it is refreshed even when the browser is busy. */
const patience = 400;

/** `rowsAround` are those of what lies around the grid, after all others. */
export function createMirror(
  container: HTMLElement,
  view: ViewStore,
  painting: () => Painting,
  rowsAround: (now: Painting) => readonly MirrorRow[] = () => [],
): Mirror {
  const rows = new Map<string, RowElement>();
  let pending: (() => void) | null = null;
  let isStale = true;
  let isSoon = false;
  let moving: ReturnType<typeof setTimeout> | null = null;

  const isLarge = (): boolean => painting().records.story.size > mostRowsSoon;
  const refreshLater = (): void => {
    isStale = true;
    if (pending !== null) return;
    if (!isLarge()) {
      pending = whenIdle(refreshNow);
      return;
    }
    const timer = setTimeout(() => {
      pending = whenIdle(refreshNow);
    }, breath);
    pending = () => clearTimeout(timer);
  };
  const transform = (): void => {
    const { x, y, scale } = view.getState().viewport;
    container.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  };
  const refreshNow = (): void => {
    pending?.();
    pending = null;
    isSoon = false;
    isStale = false;
    const now = painting();
    const hadFocus = container.contains(document.activeElement);
    const wanted = [...mirrorRows(now.layout, now.records, now.state, notesOf(now)), ...rowsAround(now)];
    place(container, rows, wanted);
    markSelection(container, rows, wanted, now);
    for (const row of wanted) placeBox(rows.get(row.key)!, row, now);
    if (hadFocus && !container.contains(document.activeElement)) focusRow();
  };
  const focusRow = (): void => {
    const { focus, focusedCell } = view.getState();
    const key = focus ?? (focusedCell === null ? null : 'cell');
    const row = key === null ? null : rows.get(key)?.element;
    (row ?? container.querySelector<HTMLElement>('[tabindex="0"]') ?? container).focus({
      preventScroll: true,
    });
  };
  const onFocus = (event: FocusEvent): void => {
    const element = event.target instanceof HTMLElement ? event.target : null;
    const id = element?.dataset['id'] as Id | undefined;
    const { focus } = view.getState();
    // Coming in with Tab only puts the focus there; going to another row chooses it.
    if (id !== undefined && focus === null && element?.tabIndex === 0) view.setState({ focus: id });
    else if (id !== undefined && id !== focus) select(view, [id]);
    else if (element?.dataset['kind'] === 'cell') {
      const cell = rows.get('cell')?.shown?.cell;
      if (cell && cell !== view.getState().focusedCell) focusCell(view, cell);
    }
  };
  container.setAttribute('role', 'treegrid');
  container.setAttribute('aria-label', words.canvas.map);
  container.setAttribute('aria-multiselectable', 'true');
  container.addEventListener('focusin', onFocus);

  return {
    refresh: (when) => {
      if (when === 'idle' || isLarge()) return refreshLater();
      isStale = true;
      if (isSoon) return;
      pending?.();
      pending = afterFrame(refreshNow);
      isSoon = true;
    },
    retitle: (stories) => {
      if (isStale) return false;
      const { needs, neededBy } = dependenciesOf(painting().records);
      for (const story of stories) {
        const made = rows.get(story.id);
        // The rows of what it depends on name it too.
        const isNamed = needs(story.id).length + neededBy(story.id).length > 0;
        if (isNamed || !made || made.shown === null) return false;
        describe(made, { ...made.shown, title: story.title.trim() || words.canvas.untitled });
      }
      return true;
    },
    follow: () => {
      if (moving === null) transform();
      else clearTimeout(moving);
      moving = setTimeout(() => {
        moving = null;
        transform();
        // Names that are pinned to the edges lie elsewhere on the map now.
        refreshLater();
      }, rest);
    },
    takeFocus: () => {
      const { focus, focusedCell } = view.getState();
      const isThere = focus === null ? focusedCell === null || rows.has('cell') : rows.has(focus);
      if (isStale && !isThere) refreshNow();
      focusRow();
    },
    dispose: () => {
      pending?.();
      if (moving !== null) clearTimeout(moving);
      container.removeEventListener('focusin', onFocus);
      container.replaceChildren();
    },
  };
}

/** What the lens and the gap finder show of a record, in words. */
function notesOf({ lens, gaps, records }: Painting): (id: Id) => string {
  return (id) => {
    const story = isId('story', id) ? records.story.get(id) : undefined;
    const isDimmed = story !== undefined && lens.isDimmed(story);
    const rules = [...(gaps?.rulesOf.get(id) ?? [])].map((rule) =>
      words.gaps.mark(words.gaps.rules[rule].mark),
    );
    return [...(isDimmed ? [words.lens.dimmed] : []), ...rules].join(', ');
  };
}

/** Makes the container hold exactly these rows in this order, touching only what differs. */
function place(container: HTMLElement, rows: Map<string, RowElement>, wanted: readonly MirrorRow[]): void {
  const keys = new Set(wanted.map((row) => row.key));
  for (const [key, row] of rows) {
    if (keys.has(key)) continue;
    row.element.remove();
    rows.delete(key);
  }
  let next = container.firstElementChild;
  for (const row of wanted) {
    let made = rows.get(row.key);
    if (made === undefined) rows.set(row.key, (made = makeRow()));
    describe(made, row);
    if (made.element === next) next = next.nextElementSibling;
    else container.insertBefore(made.element, next);
  }
}

function makeRow(): RowElement {
  const element = document.createElement('div');
  const title = document.createElement('div');
  const marks = document.createElement('div');
  element.setAttribute('role', 'row');
  title.setAttribute('role', 'gridcell');
  marks.setAttribute('role', 'gridcell');
  element.append(title, marks);
  element.tabIndex = -1;
  return { element, title, marks, shown: null, box: '' };
}

function describe(made: RowElement, row: MirrorRow): void {
  const { element, shown } = made;
  if (shown?.title !== row.title) made.title.textContent = row.title;
  if (shown?.marks !== row.marks) made.marks.textContent = row.marks;
  if (shown?.level !== row.level) element.setAttribute('aria-level', String(row.level));
  if (shown?.position !== row.position || shown.of !== row.of) {
    element.setAttribute('aria-posinset', String(Math.max(1, row.position)));
    element.setAttribute('aria-setsize', String(Math.max(1, row.of)));
  }
  if (shown?.expanded !== row.expanded) {
    if (row.expanded === null) element.removeAttribute('aria-expanded');
    else element.setAttribute('aria-expanded', String(row.expanded));
  }
  if (shown === null) {
    element.dataset['kind'] = row.kind;
    if (row.id !== null) element.dataset['id'] = row.id;
  }
  made.shown = row;
}

/** Selection, and the one row that Tab reaches. */
function markSelection(
  container: HTMLElement,
  rows: ReadonlyMap<string, RowElement>,
  wanted: readonly MirrorRow[],
  { state }: Painting,
): void {
  const current = state.focus ?? (state.focusedCell === null ? null : 'cell');
  const reached = current !== null && rows.has(current) ? current : wanted[0]?.key;
  for (const { key, id } of wanted) {
    const { element } = rows.get(key)!;
    const selected = String(id !== null && state.selection.has(id));
    if (element.getAttribute('aria-selected') !== selected) element.setAttribute('aria-selected', selected);
    const tabIndex = key === reached ? 0 : -1;
    if (element.tabIndex !== tabIndex) element.tabIndex = tabIndex;
  }
  container.tabIndex = wanted.length === 0 ? 0 : -1;
}

/** In map units, because the container carries the viewport's transform. */
function placeBox(made: RowElement, row: MirrorRow, { layout, view, frame }: Painting): void {
  const box =
    row.cell !== null
      ? cellBox(layout, view, row.cell)
      : row.id !== null
        ? screenBox(layout, view, frame, row.id)
        : null;
  const key = box === null ? '' : boxKey(box, view);
  if (key === made.box) return;
  made.box = key;
  const { style } = made.element;
  if (box === null) {
    style.display = '';
    style.left = style.top = '0';
    style.width = style.height = '1px';
    return;
  }
  style.left = `${(box.x - view.x) / view.scale}px`;
  style.top = `${(box.y - view.y) / view.scale}px`;
  style.width = `${box.width / view.scale}px`;
  style.height = `${box.height / view.scale}px`;
}

function boxKey({ x, y, width, height }: Rect, view: Painting['view']): string {
  const { scale } = view;
  return [(x - view.x) / scale, (y - view.y) / scale, width / scale, height / scale]
    .map((value) => value.toFixed(1))
    .join(' ');
}

function afterFrame(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(callback);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(callback, { timeout: patience });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(callback, 60);
  return () => clearTimeout(handle);
}
