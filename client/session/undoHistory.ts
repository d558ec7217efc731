/** Undo and redo of this person's own changes, each step with the title of its command. */
import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Origin } from '../../shared/commands/origin.ts';
import { OwnUndo } from '../../shared/commands/ownUndo.ts';
import type { HistoryState } from './mapSession.ts';

export interface UndoHistory {
  readonly state: StoreApi<HistoryState>;
  /**
   * Runs `change` as a step named `title`. With `typing` (what is typed in), it joins the running step when that
   * is typing in the same place a moment ago; everything else is a step of its own.
   */
  readonly record: <T>(title: string, typing: string | null, change: () => T) => T;
  readonly endStep: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly dispose: () => void;
}

/** Tracks exactly `origin`; hears no other. */
export function createUndoHistory(doc: Y.Doc, origin: Origin, pause: number): UndoHistory {
  const manager = new OwnUndo(doc, origin, pause);
  const state = createStore<HistoryState>(() => ({ undo: null, redo: null }));
  let title = '';
  let typingIn: string | null = null;

  manager.on('stack-item-added', ({ stackItem }) => {
    const undone = manager.undoing || manager.redoing ? manager.currStackItem : null;
    stackItem.meta.set('title', undone === null ? title : titleOf(undone));
    tell();
  });
  const tell = (): void => {
    const next = { undo: titleOf(manager.undoStack.at(-1)), redo: titleOf(manager.redoStack.at(-1)) };
    const now = state.getState();
    if (next.undo !== now.undo || next.redo !== now.redo) state.setState(next, true);
  };
  manager.on('stack-item-popped', tell);
  manager.on('stack-cleared', tell);
  const endStep = (): void => {
    manager.stopCapturing();
    typingIn = null;
  };

  return {
    state,
    record: (stepTitle, typing, change) => {
      if (typing === null || typing !== typingIn) manager.stopCapturing();
      title = stepTitle;
      typingIn = typing;
      try {
        return change();
      } finally {
        if (typing === null) manager.stopCapturing();
        tell();
      }
    },
    endStep,
    undo: () => {
      endStep();
      manager.undo();
      tell();
    },
    redo: () => {
      endStep();
      manager.redo();
      tell();
    },
    dispose: () => manager.destroy(),
  };
}

function titleOf(item: { readonly meta: ReadonlyMap<unknown, unknown> } | undefined | null): string | null {
  const title = item?.meta.get('title');
  return typeof title === 'string' ? title : null;
}
