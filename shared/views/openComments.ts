/** How many comments on each story are open: neither resolved nor taken away. */
import type { Comment } from '../model/comment.ts';
import type { StoryId } from '../model/story.ts';

/** Stories without one are left out. */
export function openComments(comments: Iterable<Comment>): ReadonlyMap<StoryId, number> {
  const counts = new Map<StoryId, number>();
  for (const { storyId, resolved, archivedAt } of comments) {
    if (storyId !== null && !resolved && archivedAt === null)
      counts.set(storyId, (counts.get(storyId) ?? 0) + 1);
  }
  return counts;
}
