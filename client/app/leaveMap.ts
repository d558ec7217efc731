/** Leaves a map for another page of the app. */
import type { MapSession } from '../session/mapSession.ts';

/** Disposes the session: at once, or, where this device keeps no copy, when its changes have reached the server. */
export function leaveMap({ saving, keepsCopy, dispose }: MapSession): void {
  const isSafe = (): boolean => {
    const state = saving.getState();
    if (keepsCopy.getState() === true || !('changes' in state) || state.changes === 0) return true;
    return state.kind === 'readOnly' && state.reason !== 'storage'; // it will not be sent any more
  };
  const leave = (): void => {
    if (!isSafe()) return;
    stop();
    dispose();
  };
  const stop = saving.subscribe(leave);
  leave();
}
