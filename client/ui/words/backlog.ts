/** Words of the backlog surface. */
import { count } from '../format.ts';
import { named } from '../levels.ts';

export const backlogWords = {
  title: 'Backlog',
  summary: (stories: number, points: number) =>
    `${named.count(stories, 'story')} · ${count(points, 'point')}`,
  columns: {
    rank: 'Rank',
    get title() {
      return named.heading('story');
    },
    place: 'Where it comes from',
    get release() {
      return named.heading('release');
    },
    estimate: 'Points',
    stage: 'Stage',
    actions: 'Actions',
  },
  hint: 'Drag, or Alt + ↑ ↓, to change the order. Enter opens the details.',
  grip: (title: string) => `Drag ${title} to another rank`,
  options: (title: string) => `Options for ${title}`,
  stageOf: (title: string) => `Stage of ${title}`,
  estimateOf: (title: string) => `Points of ${title}`,
  details: 'Open details',
  showOnMap: 'Show on the map',
  moveTo: 'Move to rank…',
  toTop: 'Move to the top',
  toBottom: 'Move to the bottom',
  moved: (title: string, rank: number) => `${title} is now number ${rank}.`,
  moveDialog: {
    title: (title: string) => `Move “${title}”`,
    rank: 'New rank',
    hint: (last: number) => `From 1 to ${last}`,
    confirm: 'Move',
  },
  empty: {
    title: 'The backlog fills from your slices',
    get text() {
      return `Slice the map into ${named.many('release')}, then push the first one. Its ${named.many('story')} come here in map order, ready to be refined and planned.`;
    },
    get steps() {
      return [
        `On the map, add ${named.a('release')} and pull its divider below the ${named.many('story')} it should hold.`,
        `Open the menu of the ${named.one('release')} and choose “Push into the backlog…”.`,
        'Check the preview, push, and order the list here.',
      ];
    },
    toMap: 'Go to the map',
    push: (name: string) => `Push “${name}”`,
  },
} as const;
