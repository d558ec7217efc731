/** How many comments a card shows: the open ones on it. */
import { expect, test } from 'vitest';
import type { Comment } from '../../../shared/model/comment.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { openComments } from '../../../shared/views/openComments.ts';

const [pay, ship] = ['story:pay', 'story:ship'] as StoryId[];
let made = 0;
const comment = (storyId: StoryId | null, more: Partial<Comment> = {}): Comment => ({
  ...{ id: `comment:${made++}`, storyId, text: 'Why?', author: 'alice', createdBy: 'a', at: 1 },
  ...{ resolved: false, archivedAt: null },
  ...more,
});

test('a card shows the comments that are neither resolved nor taken away', () => {
  const counts = openComments([
    comment(pay!),
    comment(pay!),
    comment(pay!, { resolved: true }),
    comment(ship!, { archivedAt: 5 }),
    comment(null),
  ]);
  expect([...counts]).toEqual([[pay, 2]]);
});
