/** What lens, filters and search do to a story of the outline, as on the drawn map. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { entriesOf, legendOf, type LegendEntry } from '../../../shared/views/legend.ts';
import { hasWords, matcherOf, searchWords } from '../../../shared/views/lens.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { words } from '../../ui/words.ts';

interface Lens {
  readonly isDimmed: (story: Story) => boolean;
  /** What its strip is coloured by; null without a lens. */
  readonly bandsOf: (story: Story) => readonly LegendEntry[] | null;
}

/** A new answer when they or the map change. */
export function useLens(view: ViewStore, records: MapRecords, grid: MapGrid): Lens {
  const lens = useStore(view, (state) => state.lens);
  const sought = useStore(view, (state) => state.search?.text ?? '');
  return useMemo(() => {
    const matches = matcherOf(records, lens);
    const wanted = searchWords(sought);
    const { colouring } = lens;
    const bands = new Map<Story, readonly LegendEntry[]>();
    const legend =
      colouring === 'none'
        ? null
        : new Map(
            legendOf(records, grid, colouring, words.lens.valueName).map((entry) => [entry.value, entry]),
          );
    return {
      isDimmed: (story) => !(matches(story) && hasWords(story, wanted)),
      bandsOf: (story) => {
        if (colouring === 'none' || legend === null) return null;
        let known = bands.get(story);
        if (known === undefined) bands.set(story, (known = entriesOf(records, story, colouring, legend)));
        return known;
      },
    };
  }, [records, grid, lens, sought]);
}
