/** How many stories of the map a lens keeps bright. */
import { useMemo } from 'react';
import { storiesOfGrid } from '../../../shared/views/arrangeMap.ts';
import { isFiltering, matcherOf, type MapLens } from '../../../shared/views/lens.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { useGrid, useRecords } from '../live/useRecords.ts';

/** Counted anew when the lens or the map changes. */
export function useMatching(
  store: MapStore,
  lens: MapLens,
): { readonly matching: number; readonly all: number } {
  const records = useRecords(store);
  const grid = useGrid(store);
  return useMemo(() => {
    const stories = storiesOfGrid(grid);
    if (!isFiltering(lens)) return { matching: stories.length, all: stories.length };
    return { matching: stories.filter(matcherOf(records, lens)).length, all: stories.length };
  }, [records, grid, lens]);
}
