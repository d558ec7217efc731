/** The outline's focus: which row has it, scrolling to it, and giving it back after a text was left. */
import { useEffect, useLayoutEffect, useReducer, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Lane } from '../../../shared/views/arrangeMap.ts';
import { select } from '../../store/viewMoves.ts';
import type { ViewState, ViewStore } from '../../store/viewStore.ts';
import { expandTo } from '../../tools/pruneView.ts';
import type { Tools } from '../../tools/toolContext.ts';
import type { OutlineRow } from './outlineRows.ts';

interface RowFocus {
  /** The key of the row that Tab reaches; null when there is none. */
  readonly active: string | null;
  readonly activate: (key: string) => void;
  /** Puts the browser's focus there as soon as the row is drawn. */
  readonly focusRow: (key: string) => void;
}

export function useRowFocus({
  list,
  rows,
  view,
  tools,
  scrollTo,
  onHidden,
  onCell,
}: {
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: readonly OutlineRow[];
  readonly view: ViewStore;
  readonly tools: Tools;
  readonly scrollTo: (index: number, align: 'auto' | 'center') => void;
  /** The record that has the focus has no row although nothing that holds it is collapsed. */
  readonly onHidden: () => void;
  /** An empty cell was jumped to: its step gets the focus, its release is shown. */
  readonly onCell: (lane: Lane) => void;
}): RowFocus {
  const focus = useStore(view, (state) => state.focus);
  const editing = useStore(view, (state) => state.editing);
  const [chosen, activate] = useState<string | null>(null);
  const [, again] = useReducer((turn: number) => turn + 1, 0);
  const wanted = useRef<string | null>(null);
  /** The focus that was scrolled to; undefined: none yet, so that the first one comes to the middle. */
  const shown = useRef<string | null | undefined>(undefined);
  const wasEditing = useRef(false);
  const has = (key: string | null): key is string => key !== null && rows.some((row) => row.key === key);
  const active = has(chosen) ? chosen : has(focus) ? focus : (rows[0]?.key ?? null);

  useEffect(() => {
    const grant = ({ wish, focus: at }: ViewState): void => {
      if (wish === null) return;
      if (wish === 'takeFocus') wanted.current = at ?? rows[0]?.key ?? null;
      view.setState({ wish: null });
      again();
    };
    // The page may have wished before the outline was here.
    grant(view.getState());
    return view.subscribe((state, before) => {
      if (state.focus !== before.focus) {
        // A jump to the card that has the focus already comes as null and the card again.
        if (before.focus === null) shown.current = null;
        if (state.focus !== null) {
          activate(state.focus);
          if (list.current?.contains(document.activeElement) === true) wanted.current = state.focus;
        }
        again();
      }
      if (state.focusedCell !== null) {
        onCell(state.focusedCell.lane);
        select(view, [state.focusedCell.stepId]);
      }
      grant(state);
    });
  }, [view, list, rows, onCell]);

  useLayoutEffect(() => {
    if (focus === shown.current) return;
    const index = rows.findIndex((row) => row.key === focus);
    if (focus === null) shown.current = null;
    else if (index >= 0) {
      scrollTo(index, shown.current === undefined ? 'center' : 'auto');
      shown.current = focus;
    } else {
      const { collapsed } = view.getState();
      expandTo(tools, focus);
      if (view.getState().collapsed === collapsed) {
        shown.current = focus;
        onHidden();
      }
    }
  });

  /** The text is gone from the page and its focus with it; a row that was asked for may be drawn now. */
  useLayoutEffect(() => {
    if (editing === null && wasEditing.current && document.activeElement === document.body) {
      wanted.current = active;
    }
    wasEditing.current = editing !== null;
    if (wanted.current === null || editing !== null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted.current)}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  return {
    active,
    activate,
    focusRow: (key) => {
      wanted.current = key;
      activate(key);
      again();
    },
  };
}
