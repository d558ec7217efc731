/** Which line of the list has the focus, and giving it back to a row that moved or was scrolled to. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { keyOfLine, type BacklogLines } from './backlogLines.ts';

export interface ListFocus {
  /** The line the arrows go from; -1 while the list is empty. */
  readonly active: number;
  /** The line at this index is the active one now; it has the focus already. */
  readonly note: (index: number) => void;
  /** Goes to a line, as far as the list goes. */
  readonly goTo: (index: number) => void;
  /** The active line is about to move: it keeps the focus in its new place. */
  readonly keep: (index: number) => void;
}

/** `scrollTo` brings a line into sight; rows carry `data-story` or `data-group`. */
export function useListFocus(
  lines: BacklogLines,
  scroller: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
): ListFocus {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const focusNext = useRef<string | null>(null);
  const keyAt = (index: number): string | null => {
    const line = lines.at(index);
    return line === undefined ? null : keyOfLine(line);
  };
  // Most often it stands where it stood, or beside it: a long list is not searched for each key.
  const near = [lastIndex.current, lastIndex.current - 1, lastIndex.current + 1];
  let active =
    activeKey === null ? -1 : (near.find((index) => keyAt(index) === activeKey) ?? lines.indexOf(activeKey));
  if (active < 0) active = lines.length === 0 ? -1 : Math.min(lastIndex.current, lines.length - 1);
  lastIndex.current = Math.max(active, 0);

  /** A row that comes into the page only now takes the focus as soon as it is there. */
  useLayoutEffect(() => {
    const key = focusNext.current;
    if (key === null) return;
    const [kind, id] = key.startsWith('group ') ? ['group', key.slice(6)] : ['story', key];
    const row = scroller.current?.querySelector<HTMLElement>(`[data-${kind}="${CSS.escape(id)}"]`);
    if (row === null || row === undefined) return;
    focusNext.current = null;
    if (row !== document.activeElement) row.focus({ preventScroll: true });
  });

  const keep = (index: number): void => {
    focusNext.current = keyAt(index);
    setActiveKey(focusNext.current);
  };
  return {
    active,
    note: (index) => {
      lastIndex.current = index;
      setActiveKey(keyAt(index));
    },
    goTo: (index) => {
      const to = Math.min(Math.max(index, 0), lines.length - 1);
      if (to < 0) return;
      lastIndex.current = to;
      keep(to);
      scrollTo(to);
    },
    keep,
  };
}
