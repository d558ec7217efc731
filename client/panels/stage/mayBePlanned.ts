/** Whether a story has what planning asks for. */
import type { Story } from '../../../shared/model/story.ts';
import { isUrgent } from '../../../shared/model/urgent.ts';

/** Whether nothing is missing: a critical bug does not wait for a name and a day. */
export function mayBePlanned(story: Story): boolean {
  return (story.owner.trim() !== '' && story.due !== null) || isUrgent(story);
}
