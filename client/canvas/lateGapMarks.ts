/** The signs of gaps, fetched when their list is first opened. */
import type { MapRecords } from '../../shared/model/records.ts';
import type { MapGrid } from '../../shared/views/arrangeMap.ts';
import type { ViewState } from '../store/viewStore.ts';
import type { createGapMarks, GapMarks } from './paint/gapMarks.ts';

/** null while the list is closed, and until what finds and paints them is here; then `onReady` is called. */
export function lateGapMarks(onReady: () => void): ReturnType<typeof createGapMarks> {
  let find: ReturnType<typeof createGapMarks> | null = null;
  let isAsked = false;
  const fetchMarks = async (): Promise<void> => {
    isAsked = true;
    try {
      find = (await import('./paint/gapMarks.ts')).createGapMarks();
      onReady();
    } catch {
      isAsked = false; // asked for again with the next look
    }
  };
  return (records: MapRecords, grid: MapGrid, state: ViewState): GapMarks | null => {
    if (state.panel !== 'gaps') return null;
    if (!isAsked) void fetchMarks();
    return find?.(records, grid, state) ?? null;
  };
}
