/** Words of the list of people; loaded with it. */
import { count } from '../format.ts';

export const peopleWords = {
  you: 'you',
  alone: 'Nobody else is here. Share a link and work together.',
  editing: (title: string) => `Editing ${title}`,
  selected: (title: string) => `At ${title}`,
  follow: 'Follow',
  stop: 'Stop',
  followLabel: (name: string, follows: boolean) => (follows ? `Stop following ${name}` : `Follow ${name}`),
  followsYou: 'follows you',
  tabs: (tabs: number) => `in ${count(tabs, 'tab')}`,
  showCursors: 'Show everybody’s cursors',
  bring: 'Bring everyone here',
  bringHint: 'They are asked, and may stay.',
  bringing: 'Everybody is being asked.',
  bringFromMap: 'Go to the drawn map first.',
} as const;
