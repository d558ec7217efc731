/** The keys that work anywhere on the map page; those of the map itself are the canvas's. */
import { useEffect } from 'react';
import type { MapSession } from '../session/mapSession.ts';
import type { MapDialogs } from '../store/mapDialogs.ts';

/** Whether keys typed at this element belong to its text. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Whether a dialog has the page to itself. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}

/** Ctrl/Cmd+K commands, / search, ? shortcuts, Ctrl/Cmd+Z undo; what the canvas has taken is left alone. */
export function usePageKeys({ actions }: MapSession, dialogs: MapDialogs): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isInDialog(event.target)) return;
      const mod = event.ctrlKey || event.metaKey;
      const run = actionOf(event.key.toLowerCase(), mod, event.shiftKey, isTyping(event.target));
      if (run === null) return;
      event.preventDefault();
      run();
    };
    const actionOf = (key: string, mod: boolean, shift: boolean, typing: boolean): (() => void) | null => {
      if (mod && key === 'k') return dialogs.openCommands;
      if (typing) return null;
      if (mod && key === 'z') return shift ? actions.redo : actions.undo;
      if (mod && key === 'y') return actions.redo;
      if (mod) return null;
      if (key === '/') return dialogs.openSearch;
      return key === '?' ? dialogs.openShortcuts : null;
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions, dialogs]);
}
