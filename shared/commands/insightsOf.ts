/** The insights that speak for some stories, as the sets that stories are put into. */
import * as Y from 'yjs';
import { recordsOf } from '../model/document.ts';
import { isLive } from '../model/readMap.ts';
import type { StoryId } from '../model/story.ts';

/** Of the live ones, those that name any of these. */
export function insightsOf(doc: Y.Doc, ids: readonly StoryId[]): Y.Map<unknown>[] {
  return [...recordsOf(doc, 'insight').values()].flatMap((record) => {
    const stories = record instanceof Y.Map && isLive(record) ? record.get('stories') : null;
    return stories instanceof Y.Map && ids.some((id) => stories.has(id)) ? [stories] : [];
  });
}
