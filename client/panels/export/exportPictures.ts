/** The pictures an export consists of, from the map and the person's choices. */
import { freePlaces } from '../../layout/freePlaces.ts';
import { grow, union } from '../../layout/geometry.ts';
import { layOutMap } from '../../layout/mapLayout.ts';
import { textLines } from '../../layout/picture/drawFree.ts';
import { exportedGrid, laneParts, pageParts } from '../../layout/picture/pages.ts';
import { pictureOf, wholeMap, type PictureInput } from '../../layout/picture/pictureOf.ts';
import type {
  MeasureLine,
  Picture,
  PictureLens,
  PictureLook,
  PictureWords,
} from '../../layout/picture/shapes.ts';
import type { Size } from '../../layout/viewport.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Lane, MapGrid } from '../../../shared/views/arrangeMap.ts';
import type { Colouring } from '../../../shared/views/facets.ts';
import { entriesOf, legendOf } from '../../../shared/views/legend.ts';
import { formatEstimate, formatNumber, initialsOf } from '../../ui/format.ts';
import { stickyColours } from '../../ui/stickyTokens.ts';
import { hueColours, kindHues, palettes, stageHues, type Theme } from '../../ui/tokens.ts';
import { words } from '../../ui/words.ts';
import { markPaths } from './markPaths.ts';

export interface ExportChoices {
  readonly lanes: readonly Lane[];
  readonly theme: Theme;
  readonly showsEstimates: boolean;
  readonly showsArrows: boolean;
  /** What cards are coloured by, with a legend. */
  readonly colouring: Colouring;
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
  number: formatNumber,
  progress: (done, all) => `${formatNumber(done)}/${formatNumber(all)}`,
  initials: initialsOf,
};

function lookOf(theme: Theme): PictureLook {
  return {
    palette: palettes[theme],
    hues: hueColours[theme],
    stickies: stickyColours[theme],
    kindHues,
    stageHues,
    marks: markPaths,
  };
}

/** The map in one picture, in one per lane, or in pages of this size. Nothing is collapsed in it. */
export function exportPictures(
  records: MapRecords,
  grid: MapGrid,
  { lanes, theme, showsEstimates, showsArrows, colouring }: ExportChoices,
  measure: MeasureLine,
  by: 'whole' | 'lane' | Size,
): Picture[] {
  const layout = layOutMap(exportedGrid(grid, lanes), new Set());
  // Beside some of the releases only, or cut into pages, what lies around the map would lie beside something else.
  const isAll = by === 'whole' && lanes.length === grid.lanes.length;
  const free = isAll ? freePlaces(records, layout, textLines(measure)) : null;
  const look = lookOf(theme);
  const input: PictureInput = {
    layout,
    records,
    look,
    words: pictureWords,
    measure,
    showsEstimates,
    showsArrows,
    lens: lensOf(records, grid, colouring),
    free,
  };
  const around = free?.extent ?? null;
  const parts = around === null ? partsOf(input, by) : [union(wholeMap(layout), grow(around, aroundMargin))];
  return parts.map((part, index) =>
    pictureOf(input, part, parts.length === 1 ? '' : words.export.page(index + 1, parts.length)),
  );
}

/** Room around free things, for the names of frames and the thickness of lines. */
const aroundMargin = 30;

function partsOf(input: PictureInput, by: 'whole' | 'lane' | Size) {
  if (by === 'whole') return [wholeMap(input.layout)];
  return by === 'lane' ? laneParts(input.layout) : pageParts(input, by);
}

/** More bands on a card could not be told apart. */
const mostBands = 3;

function lensOf(records: MapRecords, grid: MapGrid, colouring: Colouring): PictureLens | null {
  if (colouring === 'none') return null;
  const entries = legendOf(records, grid, colouring, words.lens.valueName);
  const known = new Map(entries.map((entry) => [entry.value, entry]));
  return {
    title: words.lens.facets[colouring],
    entries: entries.filter(({ stories }) => stories > 0),
    of: (story) => entriesOf(records, story, colouring, known).slice(0, mostBands),
  };
}
