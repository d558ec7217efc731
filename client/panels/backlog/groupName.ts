/** What a group of the backlog is called on the screen. */
import type { BacklogGroup, BacklogGrouping } from '../../../shared/views/backlogGroups.ts';
import { noValue } from '../../../shared/views/facets.ts';
import { words } from '../../ui/words.ts';
import { backlogToolWords as text } from '../../ui/words/backlogTools.ts';

export function groupName({ key, name }: BacklogGroup, by: BacklogGrouping): string {
  return key === noValue ? text.without[by] : name.trim() || words.noTitle;
}
