/** Which stories a divider passes when it is pulled through the stacks to another height. */
import type { StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { clamp } from './geometry.ts';
import { showsCards, type MapLayout } from './mapLayout.ts';
import { cardPitch, sizes } from './sizes.ts';

export interface Slice {
  /** What goes over, column by column in rank order. */
  readonly ids: readonly StoryId[];
  /** The lane it goes to. */
  readonly to: Lane;
  /** The edge of that lane it comes in at. */
  readonly edge: 'top' | 'bottom';
}

/** Where the divider above lane `lower` may be pulled: through the two lanes it parts. */
export function slicingReach(
  layout: MapLayout,
  lower: number,
): { readonly from: number; readonly to: number } {
  const above = layout.lanes[lower - 1]!;
  const below = layout.lanes[lower]!;
  return { from: above.y, to: below.y + below.height };
}

/**
 * The slice made by pulling the divider above lane `lower` to map height `y`: pulled down, the stories above the
 * line go into the upper lane; pulled up, those below it go into the lower one. A story goes by its middle.
 */
export function slicingLine(layout: MapLayout, lower: number, y: number): Slice {
  const reach = slicingReach(layout, lower);
  const line = clamp(y, reach.from, reach.to);
  const down = line >= layout.lanes[lower]!.y;
  const from = down ? lower : lower - 1;
  const top = layout.lanes[from]!.y + sizes.lanePadding + sizes.cardHeight / 2;
  const ids: StoryId[] = [];
  for (const { index: column } of layout.columns) {
    if (!showsCards(layout, column, from)) continue;
    layout.stories(column, from).forEach((story, rank) => {
      const middle = top + rank * cardPitch;
      if (down ? middle < line : middle > line) ids.push(story.id);
    });
  }
  return down
    ? { ids, to: layout.lanes[lower - 1]!.lane, edge: 'bottom' }
    : { ids, to: layout.lanes[lower]!.lane, edge: 'top' };
}
