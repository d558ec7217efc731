/** Which columns, lanes and cards a rectangle of the map touches, without looking at the rest. */
import type { Story } from '../../shared/model/story.ts';
import { firstIndex, type Rect } from './geometry.ts';
import { showsCards, type MapLayout } from './mapLayout.ts';
import { cardPitch, sizes } from './sizes.ts';

/** From an index up to, but not including, another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The columns a rectangle touches; gaps between activities belong to none. */
export function visibleColumns({ columns }: MapLayout, { x, width }: Rect): Range {
  return {
    from: firstIndex(columns.length, (i) => columns[i]!.x + columns[i]!.width > x),
    to: firstIndex(columns.length, (i) => columns[i]!.x >= x + width),
  };
}

/** The lanes a rectangle touches. */
export function visibleLanes({ lanes }: MapLayout, { y, height }: Rect): Range {
  return {
    from: firstIndex(lanes.length, (i) => lanes[i]!.y + lanes[i]!.height > y),
    to: firstIndex(lanes.length, (i) => lanes[i]!.y >= y + height),
  };
}

/** Calls `visit` for every card the rectangle touches, with the card's top left corner; lane by lane. */
export function forEachVisibleCard(
  layout: MapLayout,
  rect: Rect,
  visit: (story: Story, x: number, y: number) => void,
): void {
  const columns = visibleColumns(layout, rect);
  const lanes = visibleLanes(layout, rect);
  for (let lane = lanes.from; lane < lanes.to; lane++) {
    const top = layout.lanes[lane]!.y + sizes.lanePadding;
    for (let column = columns.from; column < columns.to; column++) {
      if (!showsCards(layout, column, lane)) continue;
      const x = layout.columns[column]!.x + sizes.columnPadding;
      if (x >= rect.x + rect.width || x + sizes.cardWidth <= rect.x) continue;
      const stories = layout.stories(column, lane);
      // A card that ends exactly where the rectangle begins does not touch it.
      const first = Math.max(0, Math.floor((rect.y - top - sizes.cardHeight) / cardPitch) + 1);
      const last = Math.min(stories.length, Math.ceil((rect.y + rect.height - top) / cardPitch));
      for (let rank = first; rank < last; rank++) visit(stories[rank]!, x, top + rank * cardPitch);
    }
  }
}
