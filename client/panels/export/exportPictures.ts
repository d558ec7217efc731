/** The pictures an export consists of, from the map and the person's choices. */
import { layOutMap, type MapLayout } from '../../layout/mapLayout.ts';
import { exportedGrid, laneParts, pageParts } from '../../layout/picture/pages.ts';
import { pictureOf, wholeMap, type PictureInput } from '../../layout/picture/pictureOf.ts';
import type { MeasureLine, Picture, PictureLook, PictureWords } from '../../layout/picture/shapes.ts';
import type { Size } from '../../layout/viewport.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Lane, MapGrid } from '../../../shared/views/arrangeMap.ts';
import { formatEstimate, initialsOf } from '../../ui/format.ts';
import { hueColours, kindHues, palettes, stageHues, type Theme } from '../../ui/tokens.ts';
import { words } from '../../ui/words.ts';
import { markPaths } from './markPaths.ts';

export interface ExportChoices {
  readonly lanes: readonly Lane[];
  readonly theme: Theme;
  readonly showsEstimates: boolean;
}

const pictureWords: PictureWords = {
  untitled: words.canvas.untitled,
  unscheduled: words.canvas.unscheduled,
  unplaced: words.canvas.unplaced,
  kinds: words.storyKinds,
  stages: words.stages,
  totals: words.canvas.totals,
  totalsOf: words.canvas.totalsOf,
  stories: words.canvas.moreStories,
  estimate: formatEstimate,
  initials: initialsOf,
};

function lookOf(theme: Theme): PictureLook {
  return { palette: palettes[theme], hues: hueColours[theme], kindHues, stageHues, marks: markPaths };
}

/** The map in one picture, in one per lane, or in pages of this size. Nothing is collapsed in it. */
export function exportPictures(
  records: MapRecords,
  grid: MapGrid,
  { lanes, theme, showsEstimates }: ExportChoices,
  measure: MeasureLine,
  by: 'whole' | 'lane' | Size,
): Picture[] {
  const layout = layOutMap(exportedGrid(grid, lanes), new Set());
  const look = lookOf(theme);
  const input: PictureInput = { layout, records, look, words: pictureWords, measure, showsEstimates };
  const parts = partsOf(layout, by);
  return parts.map((part, index) =>
    pictureOf(input, part, parts.length === 1 ? '' : words.export.page(index + 1, parts.length)),
  );
}

function partsOf(layout: MapLayout, by: 'whole' | 'lane' | Size) {
  if (by === 'whole') return [wholeMap(layout)];
  return by === 'lane' ? laneParts(layout) : pageParts(layout, by);
}
