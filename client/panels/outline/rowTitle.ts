/** What a row of the outline is called. */
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { freeName } from '../../ui/words/freeName.ts';
import { words } from '../../ui/words.ts';
import { freeWords } from '../../ui/words/free.ts';
import { outlineWords as text } from '../../ui/words/outline.ts';
import type { OutlineRow } from './outlineRows.ts';

/** Never blank. */
export function rowTitle(row: OutlineRow, grid: MapGrid): string {
  switch (row.kind) {
    case 'activity':
      return row.activity.title.trim() || words.noTitle;
    case 'step':
      return row.step.title.trim() || words.noTitle;
    case 'story':
      return row.story.title.trim() || words.noTitle;
    case 'unplaced':
      return words.canvas.unplaced;
    case 'around':
      return freeWords.around;
    case 'free':
      return freeName(row.thing);
    case 'empty':
      return text.nothingHere;
    case 'release': {
      if (row.lane === null) return words.unscheduled;
      return grid.releases.find(({ id }) => id === row.lane)?.name.trim() || words.noTitle;
    }
  }
}
