/** Selecting rows of the backlog: one more, a range, all that is shown. */
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogLines } from './backlogLines.ts';
import { toggled, type BacklogViewStore } from './backlogView.ts';

export interface Selection {
  readonly ids: ReadonlySet<StoryId>;
  readonly toggle: (index: number) => void;
  /** From the row that was chosen last up to this one, and nothing else. */
  readonly rangeTo: (index: number) => void;
  readonly all: () => void;
  readonly clear: () => void;
  /** Where a range begins when nothing was chosen yet. */
  readonly anchorAt: (index: number) => void;
}

/** Group headers are passed over. */
export function useSelection(lines: BacklogLines, view: BacklogViewStore): Selection {
  const ids = useStore(view, (state) => state.selection);
  const anchor = useRef<StoryId | null>(null);
  const set = (selection: ReadonlySet<StoryId>): void => view.setState({ selection });
  const idAt = (index: number): StoryId | null => {
    const line = lines.at(index);
    return line?.kind === 'story' ? line.item.story.id : null;
  };
  return {
    ids,
    toggle: (index) => {
      const id = idAt(index);
      if (id === null) return;
      anchor.current = id;
      set(toggled(ids, id));
    },
    rangeTo: (index) => {
      const from = anchor.current === null ? -1 : lines.indexOf(anchor.current);
      const [first, last] = from < 0 ? [index, index] : [Math.min(from, index), Math.max(from, index)];
      if (from < 0) anchor.current = idAt(index);
      set(new Set(lines.storiesFrom(first, last)));
    },
    all: () => set(new Set(lines.storiesFrom(0, lines.length - 1))),
    clear: () => {
      anchor.current = null;
      set(new Set());
    },
    anchorAt: (index) => {
      anchor.current ??= idAt(index);
    },
  };
}
