/** Undo and redo of this person's own changes, each step with what its command did. */
import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DoneStep } from '../../shared/commands/doneStep.ts';
import type { Origin } from '../../shared/commands/origin.ts';
import { OwnUndo, type TakenStep, type UndoStep } from '../../shared/commands/ownUndo.ts';
import type { HistoryState } from './mapSession.ts';

/** What became of one press of undo or redo. */
export interface TakenBack {
  readonly step: DoneStep;
  readonly done: boolean;
  readonly others: TakenStep['others'];
  readonly locked: boolean;
}

export interface UndoHistory {
  readonly state: StoreApi<HistoryState>;
  /**
   * Runs `change` as a step that `describe` names by its result. With `typing` (what is typed in), it joins the
   * running step when that is typing in the same place a moment ago; everything else is a step of its own.
   */
  readonly record: <T>(describe: (result: T) => DoneStep, typing: string | null, change: () => T) => T;
  readonly endStep: () => void;
  /** Null when there was nothing to undo or redo. */
  readonly undo: (mayPassLocks?: boolean) => TakenBack | null;
  readonly redo: (mayPassLocks?: boolean) => TakenBack | null;
  readonly dispose: () => void;
}

const meta = 'done';

/** Tracks exactly `origin`; hears no other. */
export function createUndoHistory(doc: Y.Doc, origin: Origin, pause: number): UndoHistory {
  const manager = new OwnUndo(doc, origin, pause);
  const state = createStore<HistoryState>(() => ({ undo: null, redo: null }));
  let touched: UndoStep | null = null;
  let typingIn: string | null = null;

  manager.on('stack-item-added', ({ stackItem }) => {
    touched = stackItem;
    if (manager.currStackItem !== null) stackItem.meta.set(meta, manager.currStackItem.meta.get(meta));
  });
  manager.on('stack-item-updated', ({ stackItem }) => {
    touched = stackItem;
  });
  const tell = (): void => {
    const next = { undo: doneIn(manager.undoStack.at(-1)), redo: doneIn(manager.redoStack.at(-1)) };
    const now = state.getState();
    if (next.undo !== now.undo || next.redo !== now.redo) state.setState(next, true);
  };
  const endStep = (): void => {
    manager.stopCapturing();
    typingIn = null;
  };
  const take = (way: 'undo' | 'redo', mayPassLocks?: boolean): TakenBack | null => {
    endStep();
    const taken = manager.take(way, mayPassLocks);
    tell();
    const step = doneIn(taken?.step);
    return taken === null || step === null ? null : { ...taken, step };
  };

  return {
    state,
    record: (describe, typing, change) => {
      if (typing === null || typing !== typingIn) manager.stopCapturing();
      typingIn = typing;
      touched = null;
      try {
        const result = change();
        (touched as UndoStep | null)?.meta.set(meta, describe(result));
        return result;
      } finally {
        if (typing === null) manager.stopCapturing();
        tell();
      }
    },
    endStep,
    undo: (mayPassLocks) => take('undo', mayPassLocks),
    redo: (mayPassLocks) => take('redo', mayPassLocks),
    dispose: () => manager.destroy(),
  };
}

function doneIn(item: UndoStep | undefined): DoneStep | null {
  return (item?.meta.get(meta) as DoneStep | undefined) ?? null;
}
