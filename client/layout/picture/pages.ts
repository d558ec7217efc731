/** How a map is cut into pages: between columns and between cards, so that every card is whole and on one page. */
import type { Lane, MapGrid } from '../../../shared/views/arrangeMap.ts';
import type { Rect } from '../geometry.ts';
import type { MapLayout } from '../mapLayout.ts';
import { cardPitch, sizes } from '../sizes.ts';
import type { Size } from '../viewport.ts';
import { pictureFrame, rowsOf, wholeMap, type PictureInput } from './pictureOf.ts';

/** The grid with these lanes only, in the map's order; the same columns for all of them. */
export function exportedGrid(grid: MapGrid, lanes: readonly Lane[]): MapGrid {
  const chosen = new Set(lanes);
  return {
    ...grid,
    lanes: grid.lanes.filter((lane) => chosen.has(lane)),
    releases: grid.releases.filter((release) => chosen.has(release.id)),
  };
}

/** The part of the map one lane takes. */
export function laneParts(layout: MapLayout): Rect[] {
  return layout.lanes.map(({ y, height }) => ({ ...wholeMap(layout), y, height }));
}

/** The parts of the map whose pictures fit on a page of this size, row by row. At least one column and card each. */
export function pageParts(input: Pick<PictureInput, 'layout' | 'lens'>, page: Size): Rect[] {
  const { layout } = input;
  const { margin, left } = pictureFrame;
  const across = spans(columnBreaks(layout), [], page.width - left - 2 * margin);
  const down = spans(...rowBreaks(layout), page.height - rowsOf(input).cards - margin);
  return down.flatMap(([y, bottom]) =>
    across.map(([x, right]) => ({ x, y, width: right - x, height: bottom - y })),
  );
}

function columnBreaks(layout: MapLayout): number[] {
  return [0, ...layout.columns.slice(1).map(({ x }) => x), wholeMap(layout).width];
}

/** All places between cards, and those of them that are between lanes. */
function rowBreaks(layout: MapLayout): [all: number[], better: number[]] {
  const all: number[] = [];
  for (const { y, index } of layout.lanes) {
    all.push(y);
    const most = Math.max(0, ...layout.columns.map((column) => layout.stories(column.index, index).length));
    for (let row = 1; row < most; row++)
      all.push(y + sizes.lanePadding + row * cardPitch - sizes.cardGap / 2);
  }
  return [
    [...all, layout.height],
    [...layout.lanes.map(({ y }) => y), layout.height],
  ];
}

/** Fills each span as far as it goes; ends it at a better break when what follows that fits whole into the next one. */
function spans(breaks: readonly number[], better: readonly number[], room: number): [number, number][] {
  const found: [number, number][] = [];
  const end = breaks.at(-1)!;
  let from = breaks[0]!;
  while (from < end) {
    const next = breaks.filter((at) => at > from);
    const furthest = next.filter((at) => at - from <= room).at(-1) ?? next[0]!;
    const between = better.filter((at) => at > from && at <= furthest).at(-1);
    const after = between === undefined ? undefined : better.find((at) => at > between);
    const to = between !== undefined && (after === undefined || after - between <= room) ? between : furthest;
    found.push([from, to]);
    from = to;
  }
  return found;
}
