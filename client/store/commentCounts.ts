/** How many comments are open on each story, as the map shows it; the talk is a document of its own, fetched late. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StoryId } from '../../shared/model/story.ts';

/** Stories without one are left out; nothing is in it before the talk is here. */
export type CommentCounts = StoreApi<ReadonlyMap<StoryId, number>>;

export function createCommentCounts(): CommentCounts {
  return createStore<ReadonlyMap<StoryId, number>>(() => new Map());
}
