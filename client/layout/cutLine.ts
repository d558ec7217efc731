/** Which stories of a lane lie above a line drawn across it, level or slanted. */
import type { StoryId } from '../../shared/model/story.ts';
import type { Point } from './geometry.ts';
import { cardRect, showsCards, type MapLayout } from './mapLayout.ts';
import { sizes } from './sizes.ts';

/**
 * Column by column in rank order. Only the columns whose middle the line passes are cut; a story goes by its middle.
 * `from` and `to` are map points.
 */
export function storiesAbove(layout: MapLayout, lane: number, from: Point, to: Point): StoryId[] {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const ids: StoryId[] = [];
  for (const { index: column } of layout.columns) {
    if (!showsCards(layout, column, lane)) continue;
    const x = cardRect(layout, column, lane, 0).x + sizes.cardWidth / 2;
    if (left.x === right.x || x < left.x || x > right.x) continue;
    const line = left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
    layout.stories(column, lane).forEach((story, rank) => {
      if (cardRect(layout, column, lane, rank).y + sizes.cardHeight / 2 < line) ids.push(story.id);
    });
  }
  return ids;
}
