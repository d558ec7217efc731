/** React's thin edge on the open map: records, grid, and whether this person may change it. */
import { useCallback, useSyncExternalStore } from 'react';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapStore } from '../../store/mapStore.ts';

/** The map's records; renders again with every change of the map. */
export function useRecords(store: MapStore): MapRecords {
  return useSyncExternalStore(store.subscribe, store.getRecords);
}

/** The map as a grid; renders again with every change of the map. */
export function useGrid(store: MapStore): MapGrid {
  return useSyncExternalStore(store.subscribe, store.getGrid);
}

/** One value read from the records; renders again only when it is another one (compared by identity). */
export function useRecord<T>(store: MapStore, read: (records: MapRecords) => T): T {
  return useSyncExternalStore(store.subscribe, () => read(store.getRecords()));
}

/** Whether this person may change the map right now. */
export function useCanEdit(session: MapSession): boolean {
  return useAllowed(session, session.actions.canEdit);
}

/** Whether this person may lock and unlock right now. */
export function useCanLock(session: MapSession): boolean {
  return useAllowed(session, session.actions.canLock);
}

function useAllowed({ saving, me }: MapSession, isAllowed: () => boolean): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [saving.subscribe(listener), me.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
    [saving, me],
  );
  return useSyncExternalStore(subscribe, isAllowed);
}
