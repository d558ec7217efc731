/** Undo and redo of my own changes, each saying what it would do. */
import { Redo2, Undo2 } from 'lucide';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import { IconButton } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { useStepNames } from './stepNames.ts';

/** Disabled while there is nothing to do. */
export function HistoryButtons({ session }: { readonly session: MapSession }) {
  const { undo, redo } = useStore(session.history);
  const nameOf = useStepNames(undo !== null || redo !== null);
  return (
    <>
      <IconButton
        icon={Undo2}
        label={words.taken.undo(nameOf(undo))}
        shortcut="Ctrl+Z"
        disabled={undo === null}
        onClick={session.actions.undo}
      />
      <IconButton
        icon={Redo2}
        label={words.taken.redo(nameOf(redo))}
        shortcut="Shift+Ctrl+Z"
        disabled={redo === null}
        onClick={session.actions.redo}
      />
    </>
  );
}
