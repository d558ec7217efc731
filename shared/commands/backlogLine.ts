/** The backlog as ordered siblings, for placing stories in it. */
import type { Ordered } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import type { StoryId } from '../model/story.ts';
import type { MapGrid } from '../views/arrangeMap.ts';
import { backlogStories } from '../views/backlog.ts';

/** In backlog order; a story without a rank has an empty key, which is written anew when something is placed there (O2). */
export function backlogLine(records: MapRecords, grid?: MapGrid): Ordered<StoryId>[] {
  return backlogStories(records, grid).map(({ id, backlogOrder }) => ({ id, order: backlogOrder ?? '' }));
}
