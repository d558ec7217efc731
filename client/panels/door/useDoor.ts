/** The door of the open map as it is now: asked anew when the server says that it changed, and now and then without that. */
import { useCallback, useEffect } from 'react';
import type { Door } from '../../../shared/protocol/door.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { useLoaded, type Loaded } from '../../ui/useLoaded.ts';
import { readDoor } from '../api/doorApi.ts';

/** How often it is asked for while a lobby is open, in milliseconds: a hint of the server may be lost. */
const askEvery = 15_000;

/** For facilitators and owners: nobody else is told. */
export function useDoor(session: MapSession): {
  readonly door: Loaded<Door>;
  readonly reload: () => void;
  /** Shows a change before the server has confirmed it. */
  readonly replace: (change: (door: Door) => Door) => void;
} {
  const { mapId } = session;
  const load = useCallback(() => readDoor(mapId), [mapId]);
  const { state, reload, replace } = useLoaded(mapId, load);
  useEffect(
    () =>
      session.onNotice((notice) => {
        if (notice.kind === 'room' && notice.news.kind === 'door') reload();
      }),
    [session, reload],
  );
  const isOpen = state.kind === 'ready' && state.value.lobby !== null;
  useEffect(() => {
    if (!isOpen) return;
    const asking = setInterval(reload, askEvery);
    return () => clearInterval(asking);
  }, [isOpen, reload]);
  return { door: state, reload, replace };
}
