/** The backlog as ordered siblings, for placing stories in it. */
import * as Y from 'yjs';
import { recordsOf } from '../model/document.ts';
import { isId } from '../model/id.ts';
import type { Ordered } from '../model/orderKey.ts';
import { isLive, readField, readMap } from '../model/readMap.ts';
import { storyFields, type Stage, type StoryId } from '../model/story.ts';
import type { MapRecords } from '../model/records.ts';
import type { MapGrid } from '../views/arrangeMap.ts';
import { backlogStories, isInBacklog } from '../views/backlog.ts';

/** In backlog order; a story without a rank has an empty key, which is written anew when something is placed there (O2). */
export function backlogLine(records: MapRecords, grid?: MapGrid): Ordered<StoryId>[] {
  return backlogStories(records, grid).map(({ id, backlogOrder }) => ({ id, order: backlogOrder ?? '' }));
}

/**
 * The same, read from the document: only the three registers that decide it, as long as every story has a rank of its
 * own. Reading a whole map of 10,000 stories takes longer than a re-order may.
 */
export function backlogLineOf(doc: Y.Doc): Ordered<StoryId>[] {
  const line: Ordered<StoryId>[] = [];
  let isRanked = true;
  recordsOf(doc, 'story').forEach((record, id) => {
    if (!isRanked || !isId('story', id) || !(record instanceof Y.Map) || !isLive(record)) return;
    const stage = readField(storyFields.stage, record.get('stage')) as Stage;
    if (!isInBacklog({ stage, archivedAt: null })) return;
    const order = readField(storyFields.backlogOrder, record.get('backlogOrder')) as string | null;
    if (order === null) isRanked = false;
    else line.push({ id, order });
  });
  line.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  // Equal ranks stand in map order, for which the whole map is needed.
  isRanked &&= line.every(({ order }, i) => i === 0 || line[i - 1]!.order !== order);
  return isRanked ? line : backlogLine(readMap(doc));
}
