/**
 * The map as elements: carries focus, keyboard and screen reader. Each row lies exactly over what is drawn for it,
 * invisible, so that magnifiers follow and scripts find it; refreshed when the browser is idle.
 */
import { isId, type Id } from '../../shared/model/id.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { CardCounts } from '../../shared/views/cardCounts.ts';
import { focusCell, select } from '../store/viewMoves.ts';
import type { ViewStore } from '../store/viewStore.ts';
import { words } from '../ui/words.ts';
import { createMirrorElements } from './mirrorElements.ts';
import { createMirrorGroups, type MirrorGroup, type MirrorRow } from './mirrorRows.ts';
import type { Painting } from './paint/painting.ts';

export interface Mirror {
  /** Brings it up to date: after the next frame when the map changed, else when the browser has time. */
  readonly refresh: (when: 'soon' | 'idle') => void;
  /** Follows the viewport: at once, and while it goes on moving, when it has come to rest. */
  readonly follow: () => void;
  /** Puts the browser's focus on the row that has the map's focus. */
  readonly takeFocus: () => void;
  readonly dispose: () => void;
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
  const elements = createMirrorElements(container);
  const groupsNow = createMirrorGroups();
  const noteNow = createNotes();
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
    const { layout, records, state } = now;
    const around = rowsAround(now).map((row): MirrorGroup => ({ key: row.key, cell: null, rows: [row] }));
    if (moving === null) container.ariaBusy = null;
    elements.show([...groupsNow({ layout, records, state, noteOf: noteNow(now) }), ...around], now);
    if (hadFocus && !container.contains(document.activeElement)) focusRow();
  };
  const focusRow = (): void => {
    const { focus, focusedCell } = view.getState();
    const key = focus ?? (focusedCell === null ? null : 'cell');
    const row = key === null ? null : elements.row(key)?.element;
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
      const cell = elements.row('cell')?.shown.cell;
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
    follow: () => {
      if (moving === null) {
        transform();
        container.ariaBusy = 'true';
      } else clearTimeout(moving);
      moving = setTimeout(() => {
        moving = null;
        transform();
        // Names that are pinned to the edges lie elsewhere on the map now.
        refreshLater();
      }, rest);
    },
    takeFocus: () => {
      const { focus, focusedCell } = view.getState();
      const key = focus ?? (focusedCell === null ? null : 'cell');
      if (isStale && key !== null && elements.row(key) === undefined) refreshNow();
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

/** What the lens, the gap finder, the talk and a vote show of a record, in words; another function when they show something else. */
function createNotes(): (now: Painting) => (id: Id) => string {
  let last: Pick<Painting, 'lens' | 'gaps' | 'counts'> | null = null;
  let made = (_id: Id): string => '';
  return ({ lens, gaps, counts, records }) => {
    if (last?.lens === lens && last.gaps === gaps && last.counts === counts) return made;
    last = { lens, gaps, counts };
    made = (id) => {
      const story = isId('story', id) ? records.story.get(id) : undefined;
      const isDimmed = story !== undefined && lens.isDimmed(story);
      const rules = [...(gaps?.rulesOf.get(id) ?? [])].map(words.gaps.mark);
      const counted = story === undefined ? [] : countedWords(counts, story.id);
      return [...counted, ...(isDimmed ? [words.lens.dimmed] : []), ...rules].join(', ');
    };
    return made;
  };
}

function countedWords({ comments, dots }: CardCounts, id: StoryId): string[] {
  const { mirror } = words.canvas;
  const [open, put] = [comments.get(id) ?? 0, dots.get(id) ?? 0];
  return [...(open > 0 ? [mirror.comments(open)] : []), ...(put > 0 ? [mirror.dots(put)] : [])];
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
